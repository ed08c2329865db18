"""Which papers go into the print, and what stands at their top."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.usecases.paper_set import ALL_PAPERS, KIND_WORDS, MAIN_PAPERS, PaperKind
from models.usecases.printing import PrintChoice
from views.widgets.choice import ChoiceField
from views.widgets.text import Sentence
from views.widgets.tick import CheckField

STAMPS = (("", "Không ghi"), ("BẢN CHÍNH", "Bản chính"), ("BẢN SAO", "Bản sao"))


class ChoiceForm(QWidget):
    """A box for each paper of the set, and the words at the top of each first page."""

    def __init__(self, choice: PrintChoice) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(
            Sentence(
                self.tr(
                    "Văn bản nào hồ sơ không cần (ví dụ quyết định khi mọi việc do cấp trên quyết "
                    "định) thì tự bỏ qua."
                ),
                role="muted",
                px=13,
                parent=self,
            )
        )
        self.boxes = {
            kind: CheckField(KIND_WORDS[kind], checked=kind in choice.kinds, parent=self)
            for kind in ALL_PAPERS
        }
        for box in self.boxes.values():
            column.addWidget(box)
        self.stamp = ChoiceField(STAMPS, choice.stamp, self)
        self.stamp.setAccessibleName(self.tr("Ghi ở đầu trang"))
        column.addWidget(Sentence(self.tr("Ghi ở đầu trang thứ nhất của mỗi văn bản"), parent=self))
        column.addWidget(self.stamp)
        self._error = Sentence("", role="bad", px=13, parent=self)
        self._error.hide()
        column.addWidget(self._error)

    def check(self) -> bool:
        """Return whether at least one paper is chosen."""
        is_good = any(box.isChecked() for box in self.boxes.values())
        self._error.setText("" if is_good else self.tr("Hãy chọn ít nhất một văn bản."))
        self._error.setVisible(not is_good)
        return is_good

    def choice(self) -> PrintChoice:
        """Return what was chosen."""
        kinds = tuple(kind for kind, box in self.boxes.items() if box.isChecked())
        return PrintChoice(kinds=kinds, stamp=self.stamp.value())


def choice_words(choice: PrintChoice) -> str:
    """Return the choice in a few words for a button."""
    if choice.kinds == ALL_PAPERS:
        words = "Trọn bộ"
    elif choice.kinds == MAIN_PAPERS:
        words = "Bộ chính"
    elif len(choice.kinds) == 1:
        words = KIND_WORDS[PaperKind(choice.kinds[0])]
    else:
        words = f"{len(choice.kinds)} loại văn bản"
    stamp = dict(STAMPS).get(choice.stamp, "") if choice.stamp else ""
    return f"{words}, {stamp.lower()}" if stamp else words
