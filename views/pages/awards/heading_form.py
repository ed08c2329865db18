"""The forms of a dossier's letter and of the council's meeting; each field is one change."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from models.domain.nominations import Dossier, Meeting, signature_line, signature_of
from models.usecases.eligibility import generation_choices
from views.widgets.choice import ChoiceField
from views.widgets.fields import DateField, LongTextField, TextField
from views.widgets.form import FormColumn

Change = Callable[[Dossier], Dossier]
_SIGNATURE = {"signer_authority": "authority", "signer_title": "title", "signer_name": "name"}
_LINES = ("addressees", "recipients")
_COURSE_DAYS = ("listed_from", "listed_to", "sent_on", "returned_on")
_MEETING_LINES = ("present", "absent", "counters")
_MEETING_COUNTS = ("member_count", "ballots_out", "ballots_in")
_BALLOTS = (("", "Theo quy định"), ("secret", "Bỏ phiếu kín"), ("open", "Biểu quyết"))
_VOTE_BASES = (
    ("", "Theo quy định"),
    ("all_members", "Tổng số thành viên Hội đồng"),
    ("present", "Số thành viên có mặt"),
)


class TwoColumns(QWidget):
    """Two columns of fields; `changed` carries what to do to the dossier."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.left = FormColumn(self)
        self.right = FormColumn(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 16)
        row.setSpacing(24)
        for column in (self.left, self.right):
            row.addWidget(column, 1)
            column.committed.connect(self._commit)

    def form_of(self, key: str) -> FormColumn:
        """Return the column that holds the field `key`."""
        return self.left if key in self.left.values() else self.right

    def fill(self, key: str, text: str) -> None:
        """Show `text` in the field `key`."""
        field = self.form_of(key).field(key)
        if isinstance(field, TextField | LongTextField):
            field.set_text(text)
        elif isinstance(field, ChoiceField):
            field.set_value(text)

    def wrong(self, key: str, text: str) -> str:
        """Return what is wrong with the text of `key`; empty where nothing is."""
        field = self.form_of(key).field(key)
        del text
        return field.wrong() if isinstance(field, DateField) else ""

    def change(self, key: str, text: str) -> Change:
        """Return what the new text of `key` does to a dossier."""
        raise KeyError(key, text)

    def _commit(self, key: str, text: str) -> None:
        wrong = self.wrong(key, text)
        self.form_of(key).set_errors({key: wrong} if wrong else {})
        if not wrong:
            self.changed.emit(self.change(key, text))

    def _day(self, key: str) -> DateField:
        field = self.form_of(key).field(key)
        if not isinstance(field, DateField):
            raise TypeError(key)
        return field


class HeadingForm(TwoColumns):
    """Title, date, to whom, who signs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tr, left, right = self.tr, self.left, self.right
        left.add("title", tr("Tên hồ sơ"), TextField(), required=True)
        left.add(
            "dated",
            tr("Ngày của hồ sơ"),
            DateField(),
            required=True,
            help=tr("Quyết định tên đơn vị in ra và quy định khen thưởng áp dụng."),
        )
        left.add(
            "addressees",
            tr("Kính gửi"),
            LongTextField(rows=3),
            help=tr("Mỗi nơi một dòng."),
        )
        left.add(
            "recipients",
            tr("Nơi nhận"),
            LongTextField(rows=3),
            help=tr("Mỗi nơi một dòng. Để trống thì in “Như trên”."),
        )
        right.add_section(tr("Người ký tờ trình"))
        right.add("signer_authority", tr("Quyền ký"), TextField(placeholder=tr("KT. GIÁM ĐỐC")))
        right.add("signer_title", tr("Chức vụ"), TextField(placeholder=tr("PHÓ GIÁM ĐỐC")))
        right.add("signer_name", tr("Họ và tên"), TextField())
        right.add(
            "cosigners",
            tr("Người cùng ký"),
            LongTextField(rows=2),
            help=tr(
                "Chỉ khi nhiều người ký một tờ trình. Mỗi người một dòng: quyền ký | chức vụ | "
                "họ tên; không có quyền ký thì bỏ phần đầu."
            ),
        )
        right.add_section(tr("Số mẫu in trên báo cáo"), tr("Để trống khi chưa chắc số mẫu."))
        right.add("form_collective", tr("Mẫu của tập thể"), TextField())
        right.add("form_individual", tr("Mẫu của cá nhân"), TextField())
        left.add(
            "generation",
            tr("Bộ quy định"),
            ChoiceField(generation_choices()),
            help=tr("Chọn bộ khác khi hồ sơ được xét theo quy định trước hoặc sau ngày ấy."),
        )
        right.add_section(tr("Đường đi của hồ sơ"))
        right.add("listed_from", tr("Công khai danh sách từ ngày"), DateField())
        right.add("listed_to", tr("Công khai đến ngày"), DateField())
        right.add("sent_on", tr("Ngày trình"), DateField())
        right.add("returned_on", tr("Ngày bị trả lại"), DateField())
        right.add("return_note", tr("Nội dung cần bổ sung"), LongTextField(rows=2))

    def show_dossier(self, dossier: Dossier) -> None:
        """Fill every field."""
        self._day("dated").set_value(dossier.dated)
        self.fill("title", dossier.title)
        self.fill("addressees", "\n".join(dossier.addressees))
        self.fill("recipients", "\n".join(dossier.recipients))
        self.fill("form_collective", dossier.form_collective)
        self.fill("form_individual", dossier.form_individual)
        self.fill("generation", dossier.generation)
        self.fill("return_note", dossier.course.return_note)
        for name in _COURSE_DAYS:
            self._day(name).set_value(getattr(dossier.course, name))
        self.fill("cosigners", "\n".join(signature_line(one) for one in dossier.cosigners))
        for key, name in _SIGNATURE.items():
            self.fill(key, getattr(dossier.signature, name))

    @override
    def wrong(self, key: str, text: str) -> str:
        """Return what is wrong; title and date must be there."""
        if key in {"title", "dated"} and not text:
            return self.tr("Ô này không được để trống.")
        return super().wrong(key, text)

    @override
    def change(self, key: str, text: str) -> Change:
        """Return what the new text of `key` does to a dossier."""
        if key == "dated":
            day = self._day(key).date_value()
            return lambda dossier: replace(dossier, dated=day or dossier.dated)
        if key in _COURSE_DAYS or key == "return_note":
            told: object = text if key == "return_note" else self._day(key).date_value()
            return lambda dossier: replace(
                dossier,
                course=replace(dossier.course, **{key: told}),  # type: ignore[arg-type] # by key
            )
        if key in _SIGNATURE:
            name = _SIGNATURE[key]
            return lambda dossier: replace(
                dossier, signature=replace(dossier.signature, **{name: text})
            )
        if key == "cosigners":
            signers = tuple(signature_of(line) for line in _lines(text))
            return lambda dossier: replace(dossier, cosigners=signers)
        value = _lines(text) if key in _LINES else text
        return lambda dossier: replace(dossier, **{key: value})  # type: ignore[arg-type] # by key


class MeetingForm(TwoColumns):
    """The council's meeting, as the minutes tell it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tr, left, right = self.tr, self.left, self.right
        left.add("held_on", tr("Ngày họp"), DateField())
        left.add("started", tr("Bắt đầu lúc"), TextField(placeholder="08:00"))
        left.add("ended", tr("Kết thúc lúc"), TextField(placeholder="10:30"))
        left.add("place", tr("Địa điểm"), TextField())
        left.add("chair", tr("Chủ trì"), TextField())
        left.add("chair_title", tr("Chức vụ của chủ trì"), TextField())
        left.add("secretary", tr("Thư ký"), TextField())
        left.add("secretary_title", tr("Chức vụ của thư ký"), TextField())
        right.add(
            "member_count",
            tr("Tổng số thành viên Hội đồng"),
            TextField(),
            help=tr("Tỷ lệ phiếu tính trên tổng số này, trừ khi chọn cách khác."),
        )
        right.add("ballot", tr("Cách lấy ý kiến"), ChoiceField(_BALLOTS))
        right.add("vote_base", tr("Tỷ lệ phiếu tính trên"), ChoiceField(_VOTE_BASES))
        lines = tr("Mỗi người một dòng: Họ tên - chức vụ.")
        written = tr(
            "Mỗi người một dòng. Đã gửi ý kiến thì ghi thêm: (đã gửi ý kiến bằng văn bản)."
        )
        right.add("present", tr("Có mặt"), LongTextField(rows=5), help=lines)
        right.add("absent", tr("Vắng mặt"), LongTextField(rows=3), help=written)
        left.add("counters", tr("Ban kiểm phiếu"), LongTextField(rows=3), help=lines)
        left.add("ballots_out", tr("Số phiếu phát ra"), TextField())
        left.add("ballots_in", tr("Số phiếu thu về"), TextField())
        right.add("proceedings", tr("Diễn biến cuộc họp"), LongTextField(rows=6))

    def show_dossier(self, dossier: Dossier) -> None:
        """Fill every field."""
        meeting = dossier.meeting
        for name in Meeting.__dataclass_fields__:
            value = getattr(meeting, name)
            if name == "held_on":
                self._day(name).set_value(value)
            elif name in _MEETING_LINES:
                self.fill(name, "\n".join(value))
            else:
                self.fill(name, "" if value is None else str(value))

    @override
    def wrong(self, key: str, text: str) -> str:
        """Return what is wrong with a time or a count."""
        if key in {"started", "ended"} and text and not _is_time(text):
            return self.tr("Hãy gõ giờ theo dạng 08:00.")
        if key in _MEETING_COUNTS and text and not (text.isascii() and text.isdigit()):
            return self.tr("Hãy gõ số người bằng chữ số.")
        return super().wrong(key, text)

    @override
    def change(self, key: str, text: str) -> Change:
        """Return what the new text of `key` does to a dossier."""
        value: object = text
        if key == "held_on":
            value = self._day(key).date_value()
        elif key in _MEETING_COUNTS:
            value = int(text) if text else None
        elif key in _MEETING_LINES:
            value = _lines(text)
        elif key in {"started", "ended"} and text:
            value = text.zfill(5)

        def changed(dossier: Dossier) -> Dossier:
            meeting = replace(dossier.meeting, **{key: value})  # type: ignore[arg-type] # by key
            return replace(dossier, meeting=meeting)

        return changed


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.split("\n") if line.strip())


def _is_time(text: str) -> bool:
    hours, colon, minutes = text.partition(":")
    digits = hours.isascii() and hours.isdigit() and minutes.isascii() and minutes.isdigit()
    if not (colon and digits and len(hours) <= 2 and len(minutes) == 2):  # noqa: PLR2004 - HH:MM
        return False
    return int(hours) < 24 and int(minutes) < 60  # noqa: PLR2004 - a day's hours
