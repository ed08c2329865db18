"""Headings of a programme with how their tasks stand, and the members of the cluster."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from models.domain.programmes import ProgrammeKind
from models.usecases.organisations import ClusterView
from models.usecases.programmes import ProgrammeView
from views.pages.programme.words import ROLE_WORDS, state_parts
from views.widgets.buttons import quiet
from views.widgets.panel import Panel
from views.widgets.stack_row import Legend, StackRow
from views.widgets.status import Tag
from views.widgets.text import Line


class GroupsPanel(Panel):
    """Fields, or movement groups, each with how its tasks stand; pressing one shows them."""

    chosen = Signal(str)
    add_requested = Signal()
    drop_requested = Signal()
    rename_requested = Signal(str, str)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.rows: list[StackRow] = []
        self._names: dict[str, str] = {}
        self._is_own = False
        self._add = quiet(self.tr("Thêm"), "plus", self)
        self._add.clicked.connect(self.add_requested)
        self._drop = quiet(self.tr("Bỏ"), "trash-2", self)
        self._drop.clicked.connect(self.drop_requested)
        self.add_action(self._drop)
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
        self._drop.setVisible(is_own and bool(headings))
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
