"""Comparing the code on a signed sheet of paper with a package."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from models.usecases.confirmation import Confirmed, confirm
from models.usecases.desk import Saved
from views.context import PageContext
from views.widgets.strip import Strip


class CodeCheck(QObject):
    """Asks for the code and says on the strip what came of it; `saved` tells what was noted."""

    saved = Signal(object, object)

    def __init__(self, context: PageContext, strip: Strip, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._strip = strip

    def ask(self, package: Path) -> None:
        """Ask for the code on paper and compare it with `package`."""
        code = self._context.ask.text(
            self.tr("So mã trên phiếu xác nhận"),
            self.tr("Gõ 8 ký tự in trên phiếu (hoặc quét ô vuông bằng máy đọc mã)."),
            self.tr("So mã"),
        )
        if not code:
            return
        desk = self._context.desk
        self._context.jobs.write(
            lambda _token: confirm(desk, package, code),
            self._tell,
            owner=self,
            title=self.tr("Giấy và gói không khớp"),
        )

    def _tell(self, found: Saved[Confirmed]) -> None:
        said = self.tr("Mã {code} khớp: giấy và gói của {name} là một.").format(
            code=found.value.code, name=found.value.sender_name
        )
        self._strip.tell(said)
        self.saved.emit(found.changed, found.at)
