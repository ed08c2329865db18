"""What the programme says: heading, bases, objectives, movements, members, its own words."""

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.domain.errors import UserError
from models.domain.programmes import LegalBasis, Programme, ProgrammeKind, TextSection
from models.usecases.organisations import ClusterView
from models.usecases.programme_editing import (
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
from views.pages.programme.fields import FieldsPanel
from views.pages.programme.headings import GroupsPanel, MembersPanel
from views.pages.programme.specs import (
    basis_specs,
    heading_specs,
    movement_specs,
    passage_specs,
)
from views.saving import Writer
from views.widgets.buttons import plain, quiet
from views.widgets.formats import parse_date
from views.widgets.panel import Panel


class ContentView(QWidget):
    """All of a programme that is not followed by state: every field saves itself."""

    page_requested = Signal(str, str)
    group_requested = Signal(str)
    heading_requested = Signal(bool)
    rename_requested = Signal(str, str)
    movement_requested = Signal()
    heading_drop_requested = Signal(bool)
    movement_drop_requested = Signal()

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
        self._drop_movement = quiet(self.tr("Bỏ"), "trash-2", self)
        self.movements.add_action(self._drop_movement)
        self.movements.add_action(self._add_movement)
        self._arrange()
        self._connect()

    def show_view(self, view: ProgrammeView, cluster: ClusterView) -> None:
        """Show a programme; fields that are being typed into are left alone."""
        self._view = view
        found = view.programme
        self.heading.show_fields(heading_specs(view))
        self.bases.show_fields(basis_specs(view))
        self.bases.setVisible(bool(found.bases) or found.kind is ProgrammeKind.CLUSTER)
        self.objectives.show_groups(view, is_group=False)
        self.groups.show_groups(view, is_group=True)
        self.members.show_members(cluster if found.kind is ProgrammeKind.CLUSTER else None)
        self.movements.show_fields(movement_specs(view))
        self.movements.setVisible(bool(found.movements) or found.kind is ProgrammeKind.CLUSTER)
        self._drop_movement.setVisible(bool(found.movements))
        self.passages.show_fields(passage_specs(view))
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
        self.objectives.drop_requested.connect(self._ask_to_drop_field)
        self.groups.drop_requested.connect(self._ask_to_drop_group)
        self._drop_movement.clicked.connect(self.movement_drop_requested)

    @Slot()
    def _ask_for_field(self) -> None:
        self.heading_requested.emit(False)  # noqa: FBT003 - a signal

    @Slot()
    def _ask_for_group(self) -> None:
        self.heading_requested.emit(True)  # noqa: FBT003 - a signal

    @Slot()
    def _ask_to_drop_field(self) -> None:
        self.heading_drop_requested.emit(False)  # noqa: FBT003 - a signal

    @Slot()
    def _ask_to_drop_group(self) -> None:
        self.heading_drop_requested.emit(True)  # noqa: FBT003 - a signal

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


def _show_refusal(panel: FieldsPanel, key: str, error: UserError) -> None:
    panel.set_error(key, error.text)
