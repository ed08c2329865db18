"""Why somebody may be proposed or not: a verdict, then every condition with its article."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from models.domain.doubts import Doubt
from models.domain.eligibility import Answer, Reason
from views import icons
from views.pages.awards.words import VERDICT_LOOKS, VERDICT_WORDS
from views.widgets.status import StatusBadge
from views.widgets.text import Sentence

_SIGN = 16


class ReasonsPart(QWidget):
    """Shows one answer of the rules."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._badge = StatusBadge(parent=self)
        self._law = Sentence(role="muted", px=13, parent=self)
        self._more = Sentence(role="muted", px=13, parent=self)
        self._rows = QWidget(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self._law)
        self._column.addWidget(self._rows)
        self._column.addWidget(self._more)
        self.show_answer(None, "")

    def show_answer(self, answer: Answer | None, law: str, doubts: tuple[Doubt, ...] = ()) -> None:
        """Show `answer` under the rules called `law`; None says that the rules do not know.

        `doubts` are what else has to be looked at.
        """
        self._law.setText(self.tr("Theo {law}.").format(law=law) if law else "")
        self._law.setVisible(bool(law))
        self._rows.hide()
        self._column.removeWidget(self._rows)
        self._rows.deleteLater()
        self._rows = _rows(answer.reasons if answer else (), doubts, self)
        self._column.insertWidget(2, self._rows)
        if answer is None:
            looks, words = VERDICT_LOOKS["needs_check"], VERDICT_WORDS["needs_check"]
            more = self.tr("Chương trình chưa có điều kiện của hình thức này. Hãy tự đối chiếu.")
        else:
            looks, words = VERDICT_LOOKS[answer.verdict], VERDICT_WORDS[answer.verdict]
            more = _more_words(answer)
        self._badge.set_verdict(looks, words)
        self._more.setText(more)
        self._more.setVisible(bool(more))


def reason_words(reason: Reason) -> str:
    """Return one condition as a sentence: what is asked, what was found, by which article."""
    return f"{_capital(reason.required)}. Hiện có: {reason.found}. ({reason.article})"


def doubt_words(doubt: Doubt) -> str:
    """Return a doubt with where its rule stands, and that this was not verified where so."""
    unverified = "" if doubt.verified else "; chưa xác minh"
    return f"{doubt.text} ({doubt.source}{unverified})"


def _more_words(answer: Answer) -> str:
    parts = []
    if answer.verdict == "not_eligible" and answer.earliest is not None:
        parts.append(f"Sớm nhất năm {answer.earliest} có thể đề nghị.")
    if answer.other_routes:
        parts.append(f"Còn có thể đề nghị theo: {answer.other_routes}.")
    return " ".join(parts)


def _rows(reasons: tuple[Reason, ...], doubts: tuple[Doubt, ...], parent: QWidget) -> QWidget:
    holder = QWidget(parent)
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(1, 1)
    lines = [(*_sign(reason), reason_words(reason)) for reason in reasons]
    lines += [("triangle-alert", "warn", doubt_words(doubt)) for doubt in doubts]
    for row, (name, role, words) in enumerate(lines):
        sign = QLabel(holder)
        sign.setPixmap(icons.icon(name, role).pixmap(_SIGN, _SIGN))
        grid.addWidget(sign, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Sentence(words, px=13, parent=holder), row, 1)
    return holder


def _sign(reason: Reason) -> tuple[str, str]:
    if reason.advisory:
        return "info", "info"
    if reason.met is None:
        return "circle-help", "warn"
    return ("circle-check", "good") if reason.met else ("circle-x", "bad")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
