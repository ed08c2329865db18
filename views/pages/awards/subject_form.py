"""The form of a person or a collective: which fields, how they are read and shown."""

from dataclasses import replace

from models.domain.merits import GROUP_WORDS
from models.domain.nominations import Collective, Person, SubjectKind
from views.pages.awards.fact_form import YES_NO
from views.widgets.choice import ChoiceField
from views.widgets.fields import DateField, LongTextField, TextField
from views.widgets.form import FormColumn

Subject = Person | Collective
_GENDERS = (("", "Chưa ghi"), ("nam", "Nam"), ("nữ", "Nữ"))
_WHOLE_FIELDS = ("birth_year", "member_count")


class SubjectForm(FormColumn):
    """The fields of one kind of subject; each commits by itself."""

    def __init__(self, kind: SubjectKind) -> None:
        super().__init__()
        if kind is SubjectKind.INDIVIDUAL:
            self._add_person()
        else:
            self._add_collective()

    def show_subject(self, subject: Subject) -> None:
        """Fill every field from `subject`."""
        self.clear_errors()
        for key in self.values():
            field, value = self.field(key), getattr(subject, key)
            if isinstance(field, DateField):
                field.set_value(value)
            elif isinstance(field, ChoiceField):
                words = {True: "yes", False: "no", None: ""}
                field.set_value(words[value] if value in words else str(value).lower())
            elif isinstance(field, TextField | LongTextField):
                field.set_text("" if value is None else str(value))

    def edited(self, subject: Subject, key: str, text: str) -> Subject | None:
        """Return `subject` with the new text of `key`; None, and the error shown, when wrong."""
        field = self.field(key)
        wrong = ""
        changes: dict[str, object] = {key: text}
        if isinstance(field, DateField):
            wrong = field.wrong()
            born = field.date_value()
            changes = {key: born}
            if born and key == "born_on":
                changes["birth_year"] = born.year
        elif key in _WHOLE_FIELDS:
            is_number = not text or (text.isascii() and text.isdigit())
            wrong = "" if is_number else f"“{text}” không phải là số nguyên. Hãy chỉ gõ chữ số."
            changes = {key: int(text) if text and is_number else None}
        elif key == "flag_eligible":
            changes = {key: {"yes": True, "no": False}.get(text)}
        elif key in {"full_name", "name"} and not text:
            wrong = self.tr("Tên không được để trống. Hãy gõ tên đầy đủ.")
        self.set_errors({key: wrong} if wrong else {})
        return None if wrong else replace(subject, **changes)  # type: ignore[arg-type] # by key

    def _add_person(self) -> None:
        tr = self.tr
        self.add("full_name", tr("Họ và tên"), TextField(), required=True)
        self.add("gender", tr("Giới tính"), ChoiceField(_GENDERS))
        self.add("born_on", tr("Ngày sinh"), DateField())
        self.add("birth_year", tr("Năm sinh"), TextField(), help=tr("Khi chưa rõ ngày sinh."))
        self.add("position", tr("Chức vụ"), TextField())
        self.add("unit", tr("Đơn vị công tác"), TextField())
        self.add("home_town", tr("Quê quán"), TextField())
        self.add("residence", tr("Nơi thường trú"), TextField())
        self.add("qualification", tr("Trình độ chuyên môn, nghiệp vụ"), LongTextField(rows=2))
        self.add("honours", tr("Học hàm, học vị, danh hiệu, giải thưởng"), LongTextField(rows=2))
        self.add("alias", tr("Bí danh"), TextField())
        self.add("person_group", tr("Nhóm đối tượng"), ChoiceField(tuple(GROUP_WORDS.items())))
        self.add(
            "duties",
            tr("Quyền hạn, nhiệm vụ được giao"),
            LongTextField(rows=4),
            help=tr("Vào mục II.1 của báo cáo thành tích."),
        )

    def _add_collective(self) -> None:
        tr = self.tr
        self.add("name", tr("Tên tập thể"), TextField(), required=True)
        self.add("address", tr("Địa điểm trụ sở chính"), TextField())
        self.add("phone", tr("Điện thoại"), TextField())
        self.add("website", tr("Địa chỉ trang tin điện tử"), TextField())
        self.add("member_count", tr("Số người"), TextField())
        self.add(
            "founded_on",
            tr("Ngày thành lập"),
            DateField(),
            help=tr("Để tính số năm thành lập khi xét Huân chương."),
        )
        self.add("dissolved_on", tr("Ngày giải thể, sáp nhập"), DateField())
        self.add(
            "flag_eligible",
            tr("Thuộc diện tặng cờ thi đua"),
            ChoiceField(YES_NO),
            help=tr("Đơn vị không thuộc diện tặng cờ được xét theo số bằng khen."),
        )
        self.add("founded", tr("Quá trình thành lập và phát triển"), LongTextField(rows=3))
        self.add("traits", tr("Những đặc điểm chính"), LongTextField(rows=4))
        self.add(
            "duties",
            tr("Chức năng, nhiệm vụ được giao"),
            LongTextField(rows=4),
            help=tr("Vào mục I.2 của báo cáo thành tích."),
        )
