"""Asks for the password at the start and after a while without a key, where accounts are kept."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from models.domain.errors import UserError
from models.usecases.access import accounts, sign_in
from models.usecases.desk import Desk
from views.job import Jobs
from views.pages.sign_in.window import SignInWindow

if TYPE_CHECKING:
    from models.domain.access import Account

_MS_PER_MINUTE = 60_000
_ACTIVITY = (
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
)


class Gate(QObject):
    """Lets a desk through once somebody has signed in; at once where there are no accounts.

    `asked` comes when the window that asks is shown.
    """

    asked = Signal()

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self.window: SignInWindow | None = None

    def ask(self, desk: Desk, passed: Callable[[Desk], None], why: str = "") -> None:
        """Give `passed` the desk of whoever signs in."""

        def show(found: "tuple[Account, ...]") -> None:
            if not found:
                passed(desk)
                return
            self._show(desk, found, passed, why)

        self._jobs.read(lambda _token: accounts(desk), show, owner=self)

    def _show(
        self,
        desk: Desk,
        found: "tuple[Account, ...]",
        passed: Callable[[Desk], None],
        why: str,
    ) -> None:
        window = SignInWindow(found, desk.surroundings.user, why)
        self.window = window

        def enter(signed: Desk) -> None:
            self.window = None
            passed(signed)
            window.close()
            window.deleteLater()

        def look(code: str, password: str) -> None:
            self._jobs.read(
                lambda _token: sign_in(desk, code, password),
                enter,
                owner=window,
                refused=refuse,
            )

        def refuse(error: UserError) -> None:
            window.refuse(error.text)

        window.answered.connect(look)
        window.show()
        self.asked.emit()


class IdleWatch(QObject):
    """`idle` comes when no key was pressed and no mouse moved for the minutes set; 0 is never."""

    idle = Signal()

    def __init__(self, minutes: int, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.idle)
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr] # it is there
        self.set_minutes(minutes)

    @Slot(int)
    def set_minutes(self, minutes: int) -> None:
        """Wait so long from now on."""
        self._ms = minutes * _MS_PER_MINUTE
        self._timer.stop()
        if minutes:
            self._timer.start(self._ms)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._ms and event.type() in _ACTIVITY:
            self._timer.start(self._ms)
        return False
