"""A second start of the program brings the first window to the front."""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCryptographicHash, QObject, QThread
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from models.store.held import HeldElsewhereError, HeldFile

_RAISE = b"raise"
_WAIT_MS = 700
_PAUSE_MS = 150
_TRIES = 40
_ANY_PROCESS = -1


def raise_running(workspace: Path, *, tries: int = 1) -> bool:
    """Ask the program that has `workspace` open to show its window; False when there is none.

    More `tries` wait for a program that has taken the lock but does not listen yet.
    """
    for attempt in range(tries):
        if attempt:
            QThread.msleep(_PAUSE_MS)
        socket = QLocalSocket()
        socket.connectToServer(_name(workspace))
        if socket.waitForConnected(_WAIT_MS):
            _let_others_come_to_front()
            socket.write(_RAISE)
            socket.waitForBytesWritten(_WAIT_MS)
            socket.disconnectFromServer()
            return True
    return False


def raise_starting(workspace: Path) -> bool:
    """Do as `raise_running`, waiting some seconds for a program that is just starting."""
    return raise_running(workspace, tries=_TRIES)


class FirstInstance(QObject):
    """Listens for later starts; made only by the program that holds the lock."""

    def __init__(self, workspace: Path, show: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self.workspace = workspace
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


class AskingLock:
    """Held while the first start asks whose register this is: there is no workspace to lock yet."""

    def __init__(self, workspace: Path) -> None:
        self._lock = HeldFile(workspace.with_name(f"{workspace.name}.first.lock"))

    def take(self) -> bool:
        """Return whether this program may ask; False when another one is asking."""
        try:
            self._lock.take()
        except HeldElsewhereError:
            return False
        return True

    def release(self) -> None:
        """Let another program ask."""
        self._lock.release()


def _let_others_come_to_front() -> None:
    """Pass on what Windows gives only to the program just started: to put a window in front."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415  only a later start needs it

        ctypes.windll.user32.AllowSetForegroundWindow(_ANY_PROCESS)


def _name(workspace: Path) -> str:
    place = str(workspace.resolve()).casefold().encode()
    key = QCryptographicHash.hash(place, QCryptographicHash.Algorithm.Sha256).toHex().toStdString()
    return f"so-thi-dua-{key[:24]}"
