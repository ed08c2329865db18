"""What the strip at the foot says after something was saved."""

from PySide6.QtCore import QCoreApplication

from models.usecases.desk import Saved
from models.usecases.entering import Entered
from views.widgets.formats import time_text


def saved_words(saved: Saved[Entered], what: str) -> str:
    """Return what was saved, undone ("undo") or done again ("redo"), and when."""
    when, entered = time_text(saved.at), saved.value
    if what:
        verb = _tr("Đã hoàn tác") if what == "undo" else _tr("Đã làm lại")
        text = _tr("{verb} lúc {time}.").format(verb=verb, time=when)
        if entered.passed_count:
            left = _tr(" {count} ô đã được sửa sau đó nên giữ nguyên.")
            text += left.format(count=entered.passed_count)
        return text
    if entered.plans:
        text = _tr("Đã lưu {time}: {count} mốc kế hoạch.")
        return text.format(time=when, count=entered.cell_count)
    if len(entered.lines) == 1 and entered.cell_count <= 1:
        text = _tr("Đã lưu {time}. {sentence}")
        return text.format(time=when, sentence=entered.lines[0].judgement.sentence)
    return _tr("Đã lưu {time}: {count} ô.").format(time=when, count=entered.cell_count)


def _tr(text: str) -> str:
    return QCoreApplication.translate("TargetsPage", text)
