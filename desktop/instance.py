"""A second start of the program brings the first window to the front."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_RAISE = b"raise"
_WAIT_MS = 700


def raise_running(workspace: Path) -> bool:
    """Ask the program that has `workspace` open to show its window; False when there is none."""
    socket = QLocalSocket()
    socket.connectToServer(_name(workspace))
    if not socket.waitForConnected(_WAIT_MS):
        return False
    socket.write(_RAISE)
    socket.waitForBytesWritten(_WAIT_MS)
    socket.disconnectFromServer()
    return True


class FirstInstance(QObject):
    """Listens for later starts; made only by the program that holds the lock."""

    def __init__(self, workspace: Path, show: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._show = show
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(_name(workspace))
        self._server.newConnection.connect(self._answer)
        self._server.listen(_name(workspace))

    def close(self) -> None:
        """Stop listening."""
        self._server.close()

    def _answer(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            self._show()


def _name(workspace: Path) -> str:
    key = hashlib.sha256(str(workspace.resolve()).casefold().encode()).hexdigest()
    return f"so-thi-dua-{key[:24]}"
