"""What the programme says: heading, bases, objectives, movements, members, its own words."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from models.domain.errors import UserError
from models.domain.programmes import LegalBasis, Programme, ProgrammeKind, TextSection
from models.usecases.organisations import ClusterView
from models.usecases.programme_editing import (
    BASIS,
    HEADING,
    MOTTO,
    MOVEMENT,
    Review,
    edit_heading,
    edit_movement,
    edit_passage,
    review_phase,
    set_basis,
    set_mottos,
)
from models.usecases.programmes import ProgrammeView
from views.context import PageContext
from views.pages.programme.fields import FieldsPanel, Shape, Spec
from views.pages.programme.words import (
    KIND_WORDS,
    ROLE_WORDS,
    movement_words,
    phase_words,
    state_parts,
)
from views.saving import Writer
from views.widgets.buttons import plain, quiet
from views.widgets.formats import date_text, parse_date
from views.widgets.panel import Panel
from views.widgets.stack_row import Legend, StackRow
from views.widgets.status import Tag
from views.widgets.text import Line

_PASSAGES = {
    TextSection.PREAMBLE: ("Lời mở đầu", 6),
    TextSection.THEME: ("Mục 1. Chủ đề thi đua", 4),
    TextSection.OBJECTIVES: ("Mục 2. Mục tiêu thi đua", 2),
    TextSection.MOVEMENTS: ("Mục 3. Tổ chức các phong trào thi đua", 2),
    TextSection.CLOSING: ("Lời kết", 4),
}


class ContentView(QWidget):
    """All of a programme that is not followed by state: every field saves itself."""

    page_requested = Signal(str, str)
    group_requested = Signal(str)
    heading_requested = Signal(bool)
    rename_requested = Signal(str, str)
    movement_requested = Signal()

    def __init__(self, context: PageContext, writer: Writer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._writer = writer
        self._view: ProgrammeView | None = None
        self.heading = FieldsPanel(self.tr("Tên, chủ đề, khẩu hiệu"), self)
        self.bases = FieldsPanel(self.tr("Căn cứ"), self)
        self.objectives = GroupsPanel(self.tr("Mục tiêu theo lĩnh vực"), self)
        self.groups = GroupsPanel(self.tr("Tổ chức các phong trào"), self)
        self.members = MembersPanel(self)
        self.movements = FieldsPanel(self.tr("Phong trào được nêu trong chương trình"), self)
        self.passages = FieldsPanel(self.tr("Lời văn in trong chương trình"), self)
        self._add_basis = plain(self.tr("Thêm căn cứ"), "plus", self)
        self.bases.add_action(self._add_basis)
        self._add_movement = plain(self.tr("Thêm"), "plus", self)
        self.movements.add_action(self._add_movement)
        self._arrange()
        self._connect()

    def show_view(self, view: ProgrammeView, cluster: ClusterView) -> None:
        """Show a programme; fields that are being typed into are left alone."""
        self._view = view
        found = view.programme
        self.heading.show_fields(_heading_specs(view))
        self.bases.show_fields(_basis_specs(view))
        self.bases.setVisible(bool(found.bases) or found.kind is ProgrammeKind.CLUSTER)
        self.objectives.show_groups(view, is_group=False)
        self.groups.show_groups(view, is_group=True)
        self.members.show_members(cluster if found.kind is ProgrammeKind.CLUSTER else None)
        self.movements.show_fields(_movement_specs(view))
        self.movements.setVisible(bool(found.movements) or found.kind is ProgrammeKind.CLUSTER)
        self.passages.show_fields(_passage_specs(found))
        self.passages.setVisible(found.kind is ProgrammeKind.CLUSTER)

    def _arrange(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        panels: tuple[Panel, ...] = (self.heading, self.bases, self.passages)
        for panel in panels:
            left.addWidget(panel)
        panels = (self.members, self.objectives, self.groups, self.movements)
        for panel in panels:
            right.addWidget(panel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for column in (left, right):
            column.setSpacing(12)
            column.addStretch(1)
            row.addLayout(column, 1)

    def _connect(self) -> None:
        self.heading.committed.connect(self._save_heading)
        self.bases.committed.connect(self._save_basis)
        self.movements.committed.connect(self._save_movement)
        self.passages.committed.connect(self._save_passage)
        self._add_basis.clicked.connect(self._ask_for_basis)
        self._add_movement.clicked.connect(self.movement_requested)
        for fields in (self.heading, self.bases, self.movements):
            fields.page_requested.connect(self.page_requested)
        for groups in (self.objectives, self.groups):
            groups.chosen.connect(self.group_requested)
            groups.rename_requested.connect(self.rename_requested)
        self.objectives.add_requested.connect(self._ask_for_field)
        self.groups.add_requested.connect(self._ask_for_group)

    @Slot()
    def _ask_for_field(self) -> None:
        self.heading_requested.emit(False)  # noqa: FBT003 - a signal

    @Slot()
    def _ask_for_group(self) -> None:
        self.heading_requested.emit(True)  # noqa: FBT003 - a signal

    def _programme(self) -> Programme:
        if self._view is None:
            raise LookupError
        return self._view.programme

    @Slot(str, str)
    def _save_heading(self, key: str, text: str) -> None:
        desk, found = self._context.desk, self._programme()
        if key == "mottos":
            mottos = text.splitlines()
            self._writer.write(lambda: set_mottos(desk, found.code, mottos))
            return
        title, theme = self.heading.text("title"), self.heading.text("theme")
        self._writer.write(
            lambda: edit_heading(desk, found.code, title=title, theme=theme),
            refused=partial(_show_refusal, self.heading, key),
        )

    @Slot(str, str)
    def _save_basis(self, key: str, text: str) -> None:
        desk, found = self._context.desk, self._programme()
        before = next(basis for basis in found.bases if str(basis.order) == key)
        basis = LegalBasis(text=text, document=before.document, order=before.order)
        self._writer.write(lambda: set_basis(desk, found.code, basis))

    @Slot()
    def _ask_for_basis(self) -> None:
        desk, found = self._context.desk, self._programme()
        text = self._context.ask.text(
            self.tr("Thêm căn cứ"),
            self.tr("Ghi cả câu như sẽ in, ví dụ: Thực hiện Quyết định số …"),
            self.tr("Thêm căn cứ"),
        )
        if text:
            basis = LegalBasis(text=text, document="", order=0)
            self._writer.write(lambda: set_basis(desk, found.code, basis))

    @Slot(str, str)
    def _save_passage(self, key: str, text: str) -> None:
        desk, code = self._context.desk, self._programme().code
        self._writer.write(lambda: edit_passage(desk, code, TextSection(key), text))

    @Slot(str, str)
    def _save_movement(self, key: str, _text: str) -> None:
        kind, movement, *rest = key.split("|")
        if kind == "phase":
            self._save_review(movement, int(rest[0]))
            return
        desk, code, panel = self._context.desk, self._programme().code, self.movements
        name, launched_by = panel.text(f"name|{movement}"), panel.text(f"by|{movement}")
        self._writer.write(
            lambda: edit_movement(desk, code, movement, name=name, launched_by=launched_by),
            refused=partial(_show_refusal, panel, key),
        )

    def _save_review(self, movement: str, order: int) -> None:
        panel, desk = self.movements, self._context.desk
        review = Review(
            programme=self._programme().code,
            movement=movement,
            order=order,
            reviewed_on=parse_date(panel.text(f"phase|{movement}|{order}|on")),
            note=panel.text(f"phase|{movement}|{order}|note"),
        )
        self._writer.write(lambda: review_phase(desk, review))


class GroupsPanel(Panel):
    """Fields, or movement groups, each with how its tasks stand; pressing one shows them."""

    chosen = Signal(str)
    add_requested = Signal()
    rename_requested = Signal(str, str)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.rows: list[StackRow] = []
        self._names: dict[str, str] = {}
        self._is_own = False
        self._add = quiet(self.tr("Thêm"), "plus", self)
        self._add.clicked.connect(self.add_requested)
        self.add_action(self._add)
        self._legend = Legend(state_parts(()), self)
        self.add(self._legend)

    def show_groups(self, view: ProgrammeView, *, is_group: bool) -> None:
        """Show the headings of a programme; nothing without any."""
        found = view.programme
        headings = found.groups if is_group else found.fields
        is_own = found.kind is ProgrammeKind.CLUSTER
        self.setVisible(bool(headings) or is_own)
        self._add.setVisible(is_own)
        names = {heading.code: heading.name for heading in headings}
        if names != self._names or is_own is not self._is_own:
            self._names, self._is_own = names, is_own
            self._build("" if not found.groups else "3." if is_group else "2.")
        for row, heading in zip(self.rows, headings, strict=True):
            lines = tuple(line for line in view.tasks if line.task.group == heading.code)
            done = state_parts(lines)[0].count
            note = f"{done}/{len(lines)} xong" if lines else self.tr("chỉ tiêu số")
            row.set_parts(state_parts(lines), note)

    def _build(self, chapter: str) -> None:
        """Make one row for each heading; `chapter` begins its number ("2."), "" for none."""
        for old in self.rows:
            old.hide()
            old.deleteLater()
        self.rows = []
        for place, (code, name) in enumerate(self._names.items(), start=1):
            number = f"{chapter}{place}. " if chapter else ""
            row = StackRow(f"{number}{name}", self, name_px=260)
            row.setProperty("group", code)
            row.clicked.connect(self._choose)
            if self._is_own:
                row.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
                row.addAction(self.tr("Đổi tên mục")).triggered.connect(self._ask_to_rename)
            self.add(row)
            self.rows.append(row)

    @Slot()
    def _choose(self) -> None:
        self.chosen.emit(str(self.sender().property("group")))

    @Slot()
    def _ask_to_rename(self) -> None:
        code = str(self.sender().parent().property("group"))
        self.rename_requested.emit(code, self._names[code])


class MembersPanel(Panel):
    """Who is in the cluster that year, and who leads it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._box: QWidget | None = None
        self._shown: ClusterView | None = None

    def show_members(self, cluster: ClusterView | None) -> None:
        """Show the members; nothing without a cluster."""
        if cluster is not None and cluster == self._shown:
            return
        self._shown = cluster
        if self._box is not None:
            self._box.hide()
            self._box.deleteLater()
            self._box = None
        self.setVisible(cluster is not None and bool(cluster.members))
        if cluster is None or not cluster.members:
            return
        self.set_title(
            self.tr("{name}: {count} thành viên").format(
                name=cluster.name, count=len(cluster.members)
            )
        )
        self._box = QWidget(self)
        grid = QGridLayout(self._box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(4)
        order = sorted(cluster.members, key=lambda item: list(ROLE_WORDS).index(item.role))
        for row, member in enumerate(order):
            name = cluster.names[member.organisation]
            grid.addWidget(Line(name.name, px=13, parent=self._box), row, 0)
            if ROLE_WORDS[member.role]:
                tag = Tag(ROLE_WORDS[member.role], "info", self._box)
                grid.addWidget(tag, row, 1, Qt.AlignmentFlag.AlignRight)
        grid.setColumnStretch(0, 1)
        self.add(self._box)
        self._box.show()


def _show_refusal(panel: FieldsPanel, key: str, error: UserError) -> None:
    panel.set_error(key, error.text)


def _heading_specs(view: ProgrammeView) -> list[Spec]:
    found = view.programme
    flagged = (HEADING, found.code) in view.untouched
    specs = [
        Spec(
            key="title",
            label="Tên",
            value=found.title,
            shape=Shape.LONG,
            rows=3,
            help=f"{KIND_WORDS[found.kind]}, {_span(found)}.",
            flagged=flagged,
        ),
        Spec(key="theme", label="Chủ đề", value=found.theme, shape=Shape.LONG, rows=3),
        Spec(
            key="mottos",
            label="Khẩu hiệu, phương châm",
            value="\n".join(found.mottos),
            shape=Shape.LONG,
            rows=3,
            help="Mỗi dòng một câu.",
            flagged=(MOTTO, found.code) in view.untouched,
        ),
    ]
    if view.document is None:
        return specs
    document = view.document.document
    number = document.number or "chưa có số"
    link = Spec(
        key="document",
        label="",
        shape=Shape.WORDS,
        link=f"Xem văn bản ({number})",
        goes_to=("documents", document.code),
    )
    return [*specs, link]


def _basis_specs(view: ProgrammeView) -> list[Spec]:
    return [
        Spec(
            key=str(basis.order),
            label=f"Căn cứ {place}",
            value=basis.text,
            shape=Shape.LONG,
            rows=3,
            link=_basis_link(view, basis),
            goes_to=("documents", basis.document),
            flagged=(BASIS, str(basis.order)) in view.untouched,
        )
        for place, basis in enumerate(view.programme.bases, start=1)
    ]


def _basis_link(view: ProgrammeView, basis: LegalBasis) -> str:
    facts = view.documents.get(basis.document)
    if facts is None:
        return ""
    document = facts.document
    if not document.number:
        return "Văn bản này chưa có số. Mở để ghi số và ngày"
    if document.other_issued_on:
        return f"{document.number}: hai ngày khác nhau, mở để xem"
    return f"Xem {document.number} ({date_text(document.issued_on) or 'chưa rõ ngày'})"


def _movement_specs(view: ProgrammeView) -> list[Spec]:
    specs: list[Spec] = []
    for movement in view.programme.movements:
        code = movement.code
        specs += [
            Spec(
                key=f"name|{code}",
                label=f"Phong trào {movement.order}",
                value=movement.name,
                shape=Shape.LONG,
                help=movement_words(movement),
                flagged=(MOVEMENT, code) in view.untouched,
            ),
            Spec(key=f"by|{code}", label="Nơi phát động", value=movement.launched_by),
        ]
        for order, phase in enumerate(movement.phases):
            key = f"phase|{code}|{order}"
            specs.append(
                Spec(key=key, label=phase_words(phase), value=phase.review_note, shape=Shape.WORDS)
            )
            if phase.review:
                specs += _review_specs(key, phase.review, phase.reviewed_on, phase.review_note)
    return specs


def _review_specs(key: str, review: str, day: date | None, note: str) -> list[Spec]:
    return [
        Spec(
            key=f"{key}|on",
            label=f"Ngày {review}",
            value=date_text(day),
            shape=Shape.DATE,
            help=f"Để trống khi chưa {review}.",
        ),
        Spec(key=f"{key}|note", label=f"Kết quả {review}", value=note, shape=Shape.LONG),
    ]


def _passage_specs(found: Programme) -> list[Spec]:
    return [
        Spec(
            key=section.value,
            label=label,
            value=found.text(section),
            shape=Shape.LONG,
            rows=rows,
        )
        for section, (label, rows) in _PASSAGES.items()
    ]


def _span(found: Programme) -> str:
    if found.year_from == found.year_to:
        return f"năm {found.year_from}"
    return f"giai đoạn {found.year_from} - {found.year_to}"
