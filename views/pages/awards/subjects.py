"""The register of people, or of collectives: list at the left, the form at the right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from models.domain.nominations import Collective, Person, SubjectKind
from models.domain.text import collation_key, fold, person_key
from models.usecases.awards import list_subjects, remove_subject, save_subject
from models.usecases.desk import Desk
from views import icons
from views.context import PageContext
from views.pages.awards.history import HistoryPart
from views.pages.awards.person_care import PersonCare
from views.pages.awards.subject_form import Subject, SubjectForm
from views.saving import Writer
from views.widgets.buttons import danger, icon_button, plain
from views.widgets.empty import EmptyState
from views.widgets.facts_model import Column, FactsModel
from views.widgets.filter_bar import FilterBar
from views.widgets.panel import scrolled
from views.widgets.table import TableView

_FORM_WIDTH = 560


class SubjectsPart(QWidget):
    """Lists and edits one kind of subject; every field saves itself."""

    def __init__(
        self, context: PageContext, writer: Writer, kind: SubjectKind, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._writer = writer
        self._kind = kind
        self._subject: Subject | None = None
        self._wanted = ""
        self._filter = FilterBar(self.tr("Tìm theo tên, chức vụ, đơn vị"), self)
        self._filter.changed.connect(self._apply_filter)
        self.model: FactsModel[Subject] = FactsModel(_columns(kind), parent=self)
        self.table = TableView(f"subjects-{kind.value}", context.memory, self)
        self.table.set_model(self.model)
        self.table.fact_changed.connect(self._show)
        self.form = SubjectForm(kind)
        self.form.committed.connect(self._save_field)
        self.care = PersonCare(context, writer, kind, self)
        self.care.changed.connect(self.reload)
        self.history = HistoryPart(context, writer, kind, self)
        self._right = QStackedWidget(self)
        self._words = _words(kind)
        self._lay_out()

    def reload(self) -> None:
        """Read the register again and stay on the same subject."""
        if self._subject is not None:
            self._wanted = self._subject.code
        desk, kind = self._context.desk, self._kind
        self._context.jobs.read(lambda _token: _register(desk, kind), self._fill, owner=self)

    def open_item(self, code: str) -> None:
        """Go to the subject with that code."""
        self._wanted = code
        self._subject = None
        self.reload()

    def focus_filter(self) -> None:
        """Put the cursor into the search field."""
        self._filter.focus()

    def add(self) -> None:
        """Ask for a name, make the subject and go to its form."""
        title, question = self._words["add"], self._words["name"]
        name = self._context.ask.text(title, question, self.tr("Thêm"))
        if not name:
            return
        subject: Subject = (
            Person(code="", full_name=name)
            if self._kind is SubjectKind.INDIVIDUAL
            else Collective(code="", name=name)
        )
        desk = self._context.desk
        self._writer.write(lambda: save_subject(desk, subject), self.open_item)

    def _lay_out(self) -> None:
        empty = EmptyState(self._words["empty"], self._words["add"], icon="users")
        empty.acted.connect(self.add)
        self.table.set_empty(empty)
        area = scrolled(self._pane())
        area.setProperty("look", "panel")
        self._right.addWidget(EmptyState(self._words["choose"], icon="user"))
        self._right.addWidget(area)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setChildrenCollapsible(False)
        split.addWidget(self.table)
        split.addWidget(self._right)
        split.setSizes([_FORM_WIDTH - 60, _FORM_WIDTH])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        outer.addLayout(self._top())
        outer.addWidget(split, 1)

    def _top(self) -> QHBoxLayout:
        add = plain(self._words["add"], "plus", self)
        add.clicked.connect(self.add)
        buttons = (self._card_button(), self._import_button(), add, self._more_button())
        row = QHBoxLayout()
        row.addWidget(self._filter, 1)
        for button in buttons:
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _pane(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(16, 12, 16, 16)
        column.addWidget(self.form)
        column.addWidget(self.history)
        column.addSpacing(8)
        column.addWidget(self._bin_button(), 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return holder

    def _card_button(self) -> QWidget:
        button = plain(self.tr("Phiếu theo dõi"), "eye", self)
        button.clicked.connect(self._show_card)
        return button

    def _import_button(self) -> QWidget:
        button = plain(self.tr("Nhập từ Excel"), "file-spreadsheet", self)
        button.clicked.connect(self._import)
        return button

    def _more_button(self) -> QWidget:
        button = icon_button("ellipsis", self.tr("Việc khác"), self)
        menu = QMenu(button)
        things = [(self.tr("Đăng ký thi đua cho tất cả"), "flag", self.care.register_all)]
        if self._kind is SubjectKind.INDIVIDUAL:
            things += [
                (self.tr("Tìm người trùng"), "users", self.care.find_duplicates),
                (self.tr("Xuất dữ liệu cá nhân"), "download", self._export_data),
                (self.tr("Xoá dữ liệu cá nhân"), "trash-2", self._erase_data),
            ]
        for text, icon, slot in things:
            menu.addAction(icons.icon(icon), text).triggered.connect(slot)
        button.setMenu(menu)
        return button

    def _import(self) -> None:
        self.care.import_list()

    def _show_card(self) -> None:
        if self._subject is not None:
            self.care.show_card(self._subject)

    def _export_data(self) -> None:
        if isinstance(self._subject, Person):
            self.care.export_data(self._subject)

    def _erase_data(self) -> None:
        if isinstance(self._subject, Person):
            self.care.erase_data(self._subject)

    def _bin_button(self) -> QWidget:
        button = danger(self.tr("Bỏ vào thùng rác"), "trash-2", self)
        button.clicked.connect(self._remove)
        return button

    def _fill(self, subjects: tuple[Subject, ...]) -> None:
        wanted, self._wanted = self._wanted, ""
        self.model.set_facts(subjects)
        self._summarise()
        if wanted:
            self.table.select_fact(lambda item: item.code == wanted)

    def _apply_filter(self) -> None:
        wanted = fold(self._filter.text())
        self.model.set_filter((lambda item: wanted in _search_text(item)) if wanted else None)
        self._summarise()

    def _summarise(self) -> None:
        shown, total = len(self.model.facts()), len(self.model.all_facts())
        self._filter.set_summary(self.tr("{n} trên {m}").format(n=shown, m=total) if total else "")

    def _show(self, subject: object) -> None:
        if not isinstance(subject, Person | Collective):
            self._right.setCurrentIndex(0)
            self._subject = None
            return
        self._right.setCurrentIndex(1)
        if self._subject != subject:
            self.form.show_subject(subject)
        if self._subject is None or self._subject.code != subject.code:
            self.history.show_subject(subject)
        self._subject = subject

    def _save_field(self, key: str, text: str) -> None:
        if self._subject is None:
            return
        before, changed = self._subject, self.form.edited(self._subject, key, text)
        if changed is None:
            return
        self._subject = changed
        if isinstance(changed, Person) and key == "born_on":
            self.form.show_subject(changed)
        desk = self._context.desk
        self.model.replace(lambda item: item.code == before.code, changed)
        self._writer.write(lambda: save_subject(desk, changed))

    def _remove(self) -> None:
        subject = self._subject
        if subject is None:
            return
        name = _name(subject)
        text = self.tr(
            "{name} không còn trong danh sách để đề nghị. "
            "Hồ sơ đã có tên {name} vẫn giữ nguyên và vẫn in được."
        ).format(name=name)
        if self._context.ask.confirm(
            self.tr("Bỏ vào thùng rác"), text, self.tr("Bỏ vào thùng rác")
        ):
            desk, code = self._context.desk, subject.code
            self._subject = None
            self._writer.write(lambda: remove_subject(desk, code), self._after_removal)

    def _after_removal(self, _value: None) -> None:
        self.reload()


def _register(desk: Desk, kind: SubjectKind) -> tuple[Subject, ...]:
    found = list_subjects(desk)
    return found.people if kind is SubjectKind.INDIVIDUAL else found.collectives


def _search_text(subject: Subject) -> str:
    if isinstance(subject, Person):
        return fold(f"{subject.full_name} {subject.position} {subject.unit}")
    return fold(f"{subject.name} {subject.address}")


def _name(subject: Subject) -> str:
    return subject.full_name if isinstance(subject, Person) else subject.name


def _name_key(subject: Subject) -> object:
    return (
        person_key(subject.full_name)
        if isinstance(subject, Person)
        else collation_key(_name(subject))
    )


def _position(subject: Subject) -> str:
    return subject.position if isinstance(subject, Person) else ""


def _unit(subject: Subject) -> str:
    return subject.unit if isinstance(subject, Person) else ""


def _address(subject: Subject) -> str:
    return subject.address if isinstance(subject, Collective) else ""


def _columns(kind: SubjectKind) -> tuple[Column[Subject], ...]:
    if kind is SubjectKind.INDIVIDUAL:
        return (
            Column(key="name", title="Họ và tên", text=_name, sort=_name_key, width=180),
            Column(key="position", title="Chức vụ", text=_position, width=140),
            Column(key="unit", title="Đơn vị", text=_unit, width=150, stretch=True),
        )
    return (
        Column(
            key="name", title="Tên tập thể", text=_name, sort=_name_key, width=240, stretch=True
        ),
        Column(key="address", title="Trụ sở", text=_address, width=160),
    )


def _words(kind: SubjectKind) -> dict[str, str]:
    if kind is SubjectKind.INDIVIDUAL:
        return {
            "add": "Thêm cá nhân",
            "name": "Họ và tên",
            "empty": "Chưa có cá nhân nào. Thêm người sẽ được đề nghị khen thưởng.",
            "choose": "Chọn một người ở danh sách bên trái để xem và sửa.",
        }
    return {
        "add": "Thêm tập thể",
        "name": "Tên tập thể",
        "empty": "Chưa có tập thể nào. Thêm tập thể sẽ được đề nghị khen thưởng.",
        "choose": "Chọn một tập thể ở danh sách bên trái để xem và sửa.",
    }
