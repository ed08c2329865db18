"""Files on their way in: what each would change, nothing written until "Nhập gói"."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from models.domain.arrival import ImportReport, Preview, RowChange, Side
from models.domain.errors import Problem
from models.usecases.exchange import Look
from views.pages.packages import words
from views.pages.packages.conflicts import ConflictView
from views.pages.packages.encodings import EncodingBar
from views.pages.packages.listing import (
    change_columns,
    look_columns,
    problem_columns,
    unknown_words,
)
from views.widgets.buttons import plain, primary
from views.widgets.chip import Segments
from views.widgets.empty import EmptyState
from views.widgets.facts_model import FactsModel
from views.widgets.table import ColumnMemory, TableView
from views.widgets.text import Line, Sentence
from views.widgets.tick import CheckField

_LEAST_HEIGHT = 78
_LEAST_WIDTH = 420
CHANGES, PROBLEMS, CONFLICTS = "changes", "problems", "conflicts"
ENCODINGS = "encodings"


class ArrivalView(QWidget):
    """Shows what was looked at; `accepted` says to take `chosen()` in, `left` gives up.

    `reread` carries a look and the encodings to read its file by.
    """

    accepted = Signal()
    left = Signal()
    reread = Signal(object, object)

    def __init__(self, memory: ColumnMemory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looks: tuple[Look, ...] = ()
        self._title = Line("", px=15, bold=True, parent=self)
        self._hint = Sentence("", role="muted", px=13, parent=self)
        self.files = TableView("packages-files", memory, self)
        self.file_model: FactsModel[Look] = FactsModel(look_columns(), (), self)
        self._sentence = Sentence("", px=13, parent=self)
        self._strange = Sentence("", role="warn", px=13, parent=self)
        self.encodings = EncodingBar(self)
        self._shown: Look | None = None
        self.views = Segments(
            [
                (CHANGES, self.tr("Thay đổi")),
                (PROBLEMS, self.tr("Vướng mắc")),
                (CONFLICTS, self.tr("Xung đột")),
                (ENCODINGS, self.tr("Bảng mã cũ")),
            ],
            self,
        )
        self.changes = TableView("packages-changes", memory, self)
        self.change_model: FactsModel[RowChange] = FactsModel(change_columns(), (), self)
        self.problems = TableView("packages-problems", memory, self)
        self.problem_model: FactsModel[Problem] = FactsModel(problem_columns(), (), self)
        self.conflicts = ConflictView(self)
        self._choices: dict[str, dict[str, dict[str, Side]]] = {}
        self.consent = CheckField(
            self.tr("Nhập cả gói không có chữ ký hoặc đã sửa ngoài phần mềm"), parent=self
        )
        self.later = plain(self.tr("Để sau"), parent=self)
        self.go = primary(self.tr("Nhập gói"), "download", self)
        for text in (self._hint, self._sentence, self._strange):
            text.setMinimumWidth(_LEAST_WIDTH)
        self._stack = QStackedWidget(self)
        self._below = QVBoxLayout()
        self._lay_out()
        self._connect()

    def show_looks(self, looks: Sequence[Look]) -> None:
        """Show files that were looked at; nothing has been written."""
        self._looks = tuple(looks)
        self._choices = {}
        self.file_model.set_facts(self._looks)
        self._title.set_text(self.tr("Xem trước {count} tệp").format(count=len(self._looks)))
        self._hint.setText(
            self.tr(
                "Chưa có gì được ghi vào sổ. Xem từng tệp rồi bấm nút nhập; trước khi nhập, "
                "chương trình tự sao lưu."
            )
        )
        self.consent.setVisible(any(self._asks(look) for look in self._looks))
        self.consent.setChecked(False)
        self.later.setText(self.tr("Để sau"))
        self._offer()
        self.files.select_fact(lambda look: look is self._looks[0])

    def show_reports(self, reports: Sequence[ImportReport]) -> None:
        """Say what the import did."""
        self._title.set_text(words.reports_sentence(reports))
        taken = self.chosen()
        self._looks = tuple(
            replace(look, is_done=True) if look in taken else look for look in self._looks
        )
        self.file_model.set_facts(self._looks)
        self._hint.setText(" ".join(words.report_words(item) for item in reports))
        self.consent.hide()
        self.go.hide()
        self.later.setText(self.tr("Xong"))

    def replace_look(self, before: Look, after: Look) -> None:
        """Show a file as it was read again, in the place of what was read before."""
        self._looks = tuple(after if look is before else look for look in self._looks)
        self.file_model.set_facts(self._looks)
        self._offer()
        self.files.select_fact(lambda look: look is after)
        self._show(after)
        self._turn(ENCODINGS)

    def set_tools(self, tools: QWidget) -> None:
        """Put what else can be done with the file shown below the sentence about it."""
        self._below.insertWidget(1, tools)

    def chosen(self) -> tuple[Look, ...]:
        """Return the files that "Nhập gói" would take in."""
        consents = self.consent.isChecked()
        return tuple(
            look
            for look in self._looks
            if words.is_takeable(look) and (consents or not self._asks(look))
        )

    def choices(self) -> dict[str, dict[str, dict[str, Side]]]:
        """Return the sides chosen by hand, by the hash of the file."""
        return {digest: chosen for digest, chosen in self._choices.items() if chosen}

    def _lay_out(self) -> None:
        for table, model, empty in (
            (self.files, self.file_model, ""),
            (self.changes, self.change_model, self.tr("Gói này không làm thay đổi số nào.")),
            (self.problems, self.problem_model, self.tr("Không có ô nào vướng mắc.")),
        ):
            table.set_model(model)
            table.setMinimumHeight(_LEAST_HEIGHT)
            if empty:
                table.set_empty(EmptyState(empty, icon="circle-check"))
                self._stack.addWidget(table)
        self._stack.addWidget(self.conflicts)
        self._stack.addWidget(self.encodings)
        below = QWidget(self)
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(6)
        for part in (self._sentence, self._strange, self.views):
            column.addWidget(part)
        column.addWidget(self._stack, 1)
        self._below = column
        split = QSplitter(Qt.Orientation.Vertical, self)
        split.setChildrenCollapsible(False)
        split.addWidget(self.files)
        split.addWidget(below)
        split.setSizes([150, 330])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(self._title)
        whole.addWidget(self._hint)
        whole.addWidget(split, 1)
        whole.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.consent)
        foot.addStretch(1)
        foot.addWidget(self.later)
        foot.addWidget(self.go)
        return foot

    def _connect(self) -> None:
        self.files.fact_changed.connect(self._show)
        self.views.changed.connect(self._turn)
        self.consent.toggled.connect(self._offer)
        self.encodings.chosen.connect(self._read_again)
        self.later.clicked.connect(self.left)
        self.go.clicked.connect(self._accept)

    def _show(self, look: object) -> None:
        if not isinstance(look, Look):
            return
        seen: Preview | None = look.seen
        self._shown = look
        self._sentence.setText(words.look_sentence(look))
        self._sentence.set_role("bad" if seen is None or seen.refusal else "text")
        count = self.encodings.show_file(seen.parsed if seen and not look.is_done else None)
        self.views.set_words(ENCODINGS, self.tr("Bảng mã cũ ({count})").format(count=count))
        old = self.tr("Có {count} ô viết bằng bảng mã cũ; xem cách đọc ở mục “Bảng mã cũ”.")
        strange = " ".join([*unknown_words(look), *([old.format(count=count)] if count else [])])
        self._strange.setText(strange)
        self._strange.setVisible(bool(strange))
        rows, problems = (seen.rows, seen.problems) if seen else ((), ())
        self.change_model.set_facts(rows)
        self.problem_model.set_facts(problems)
        self.views.set_words(CHANGES, self.tr("Thay đổi ({count})").format(count=len(rows)))
        self.views.set_words(PROBLEMS, self.tr("Vướng mắc ({count})").format(count=len(problems)))
        self._show_conflicts(seen)
        self._turn(PROBLEMS if problems and not rows else CHANGES)

    def _show_conflicts(self, seen: Preview | None) -> None:
        rows = [row for row in seen.rows if row.differences] if seen else []
        former = self._choices.setdefault(seen.file_hash, {}) if seen else {}
        self.conflicts.show_rows(rows, former)
        self.views.set_words(CONFLICTS, self.tr("Xung đột ({count})").format(count=len(rows)))

    def _turn(self, key: str) -> None:
        self.views.set_value(key)
        parts = {
            CHANGES: self.changes,
            PROBLEMS: self.problems,
            CONFLICTS: self.conflicts,
            ENCODINGS: self.encodings,
        }
        self._stack.setCurrentWidget(parts[key])

    def _offer(self) -> None:
        count = len(self.chosen())
        self.go.setVisible(any(words.is_takeable(look) for look in self._looks))
        self.go.setEnabled(count > 0)
        many = self.tr("Nhập {count} gói").format(count=count)
        self.go.setText(many if count > 1 else self.tr("Nhập gói"))

    def _asks(self, look: Look) -> bool:
        return words.is_takeable(look) and look.seen is not None and words.needs_consent(look.seen)

    def _read_again(self, encodings: object) -> None:
        if self._shown is not None:
            self.reread.emit(self._shown, encodings)

    def _accept(self) -> None:
        self.go.setEnabled(False)
        self.accepted.emit()
