"""The running program: which workspace is open, which window shows it, what a later start does.

The first window is shown before the database's library is loaded; what needs it is imported in
the work that opens the workspace, or where it is needed.
"""

# ruff: noqa: PLC0415  see above

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, QTimer, Slot
from PySide6.QtWidgets import QApplication, QWidget

from desktop import crash, machine, registry
from desktop.collecting import GuiCollector
from desktop.memory import Memory
from desktop.screen import application
from desktop.shell.window import ShellWindow
from desktop.turns import shorten_turns
from models.domain.errors import UserError
from models.store.lock import WorkspaceBusyError, WorkspaceLock
from views.ask import Ask, QtAsk
from views.job import Jobs, Token

if TYPE_CHECKING:
    from desktop.curtain import Curtain
    from desktop.guard import Gate
    from desktop.instance import AskingLock, FirstInstance
    from desktop.office_window import OfficeWindow
    from models.usecases.desk import Desk
    from models.usecases.first_start import FirstRunChoice
    from models.usecases.safety import Backup

_PREFERENCES = "tuy-chon.json"
_DATABASES = ("Tệp dữ liệu, bản sao lưu, tệp có mật khẩu (*.db *.khoa)",)


class Program(QObject):
    """One run of the program with a window."""

    def __init__(self, workspace: Path | None, *, practice: bool, ask: Ask | None = None) -> None:
        shorten_turns()
        self._app = application()
        super().__init__()
        self._memory = Memory(machine.data_folder() / _PREFERENCES)
        self._place = workspace.absolute() if workspace else _usual_place(practice=practice)
        self._practice = practice
        self._is_new = False
        self._shell: ShellWindow | None = None
        self._office: OfficeWindow | None = None
        self._asking: QWidget | None = None
        self._asking_lock: AskingLock | None = None
        self._first: FirstInstance | None = None
        self._gate: Gate | None = None
        self._curtain: Curtain | None = None
        self._ask = ask or QtAsk(folder=machine.documents_folder())
        self._jobs = Jobs(self._ask, self)
        self._collector = GuiCollector(self)
        self._app.aboutToQuit.connect(self._jobs.shutdown)
        registry.dress(self._app, self._memory)

    @property
    def shell(self) -> ShellWindow | None:
        """The window that is shown while the workspace is being opened, and afterwards."""
        return self._shell

    @property
    def asking(self) -> QWidget | None:
        """The window of the first start or of the rescue, while there is one."""
        return self._asking

    @property
    def office(self) -> "OfficeWindow | None":
        """What fills the window, once the workspace is open."""
        return self._office

    @property
    def jobs(self) -> Jobs:
        """The work under way."""
        return self._jobs

    def run(self) -> int:
        """Open the workspace and the window and work until the window is closed."""
        crash.install(machine.data_folder(), self._tell_of_fault)
        try:
            is_open = self.open()
        except UserError as error:
            self._ask.tell("Tệp dữ liệu đang được mở", error.text)
            return 1
        if is_open and crash.unread_faults(machine.data_folder()):
            QTimer.singleShot(0, self._tell_of_last_time)
        return QApplication.exec() if is_open else 0

    def open(self) -> bool:
        """Show the window and begin to open the workspace, or ask whose it is the first time.

        False when another program has it open and shows its window now. Raises UserError when
        another program has it open and does not answer.
        """
        if not self._place.exists() and not self._practice:
            return self._ask_whose()
        lock = None
        if self._place.exists():
            try:
                lock = WorkspaceLock(self._place, machine.holder(self._user_name()))
            except WorkspaceBusyError:
                from desktop.instance import raise_starting

                if raise_starting(self._place):
                    return False
                raise
        self._shell = ShellWindow(registry.entries(), self._memory)
        self._shell.show()
        QTimer.singleShot(0, lambda: self._load(lock))
        return True

    def _load(self, lock: WorkspaceLock | None) -> None:
        """Open the workspace behind the window; a rescue that shows it elsewhere holds no lock."""
        from desktop.instance import raise_running

        if raise_running(self._place):
            self._give_way(lock)
            return
        self._listen()
        place, user_name = self._place, self._user_name()

        def load(_token: Token) -> "Desk":
            from desktop import starting

            return starting.open_desk_at(place, machine.surroundings(user_name), lock)

        self._jobs.write(load, self._take, owner=self, refused=self._rescue)

    def _give_way(self, lock: WorkspaceLock | None) -> None:
        """Leave the workspace to the program that shows it already, and end."""
        if lock is not None:
            lock.release()
        if self._shell is not None:
            self._shell.close()

    def _user_name(self) -> str:
        return self._memory.preferences.user_name

    def _ask_whose(self) -> bool:
        from desktop.instance import AskingLock, raise_running, raise_starting

        if raise_running(self._place):
            return False
        from models.usecases.first_start import offices_to_choose, year_to_propose
        from views.pages.first_run.window import FirstRunWindow

        self._place.parent.mkdir(parents=True, exist_ok=True)
        self._asking_lock = AskingLock(self._place)
        if not self._asking_lock.take():
            return not raise_starting(self._place)
        year = year_to_propose(machine.surroundings().clock().date())
        asking = FirstRunWindow(offices_to_choose(year), year, self._user_name(), str(self._place))
        asking.chosen.connect(self._start_with)
        asking.backup_wanted.connect(self._choose_backup)
        asking.help_requested.connect(self._show_manual)
        self._asking = asking
        self._listen()
        asking.show()
        return True

    @Slot()
    def _choose_backup(self) -> None:
        from models.usecases.safety import backup_at
        from models.usecases.sealed_copies import is_sealed_file, open_sealed
        from views.widgets.password_form import ask_password

        file = self._ask.open_file("Chọn bản sao lưu", _DATABASES)
        if file is None:
            return
        if not is_sealed_file(file):
            self._put_back(backup_at(file))
            return
        password = ask_password(self._ask, file.name, "Mở")
        if password is not None:
            folder = self._place.with_name(f"{self._place.stem}-mo-tu-{file.stem}")
            self._jobs.read(
                lambda _token: open_sealed(file, password, folder),
                self._put_back,
                owner=self._asking,
                title="Chưa mở được tệp",
            )

    @Slot(str)
    def _show_manual(self, key: str) -> None:
        from views.pages.help.window import ManualWindow

        self._manual = ManualWindow(key)
        self._manual.show()

    def _start_with(self, choice: "FirstRunChoice") -> None:
        from desktop.starting import chosen_desk
        from views.pages.first_run.window import FirstRunWindow

        asking = self._asking
        if not isinstance(asking, FirstRunWindow):
            return
        if choice.user_name:
            self._memory.keep(replace(self._memory.preferences, user_name=choice.user_name))
        if choice.practice:
            self._practice, self._place = True, machine.practice_workspace()
        self._is_new = not choice.practice
        asking.set_busy("Đang tạo tệp dữ liệu và nạp danh mục, mất vài giây.")
        place, surroundings = self._place, machine.surroundings(self._user_name())
        self._jobs.write(
            lambda _token: chosen_desk(choice, place, surroundings),
            self._take,
            owner=asking,
            refused=lambda error: asking.show_error(error.text),
        )

    def _rescue(self, error: UserError) -> None:
        """Show the ways out; the window that was to show the workspace goes."""
        from views.pages.rescue.window import RescueWindow

        window = RescueWindow(self._place, error.text, self._ask, self._jobs)
        window.restore_wanted.connect(self._put_back)
        window.retry_wanted.connect(self._retry)
        window.bundle_wanted.connect(self._offer_bundle)
        window.help_requested.connect(self._show_manual)
        self._asking = window
        window.show()
        if self._shell is not None:
            self._shell.close()
            self._shell.deleteLater()
            self._shell = None

    @Slot(object)
    def _put_back(self, backup: "Backup") -> None:
        from models.usecases.safety import rescue_workspace

        place, surroundings = self._place, machine.surroundings(self._user_name())
        self._jobs.write(
            lambda _token: rescue_workspace(place, backup, surroundings=surroundings),
            self._take,
            owner=self._asking,
            title="Chưa khôi phục được",
        )

    @Slot()
    def _retry(self) -> None:
        from desktop import starting

        place, surroundings = self._place, machine.surroundings(self._user_name())
        self._jobs.write(
            lambda _token: starting.open_desk_at(place, surroundings, None),
            self._take,
            owner=self._asking,
            title="Vẫn chưa mở được",
        )

    @Slot()
    def _offer_bundle(self) -> None:
        from desktop.support import bundle_order, offer_bundle

        offer_bundle(bundle_order(self._place, self._user_name()), self._ask, self._jobs)

    def _take(self, desk: "Desk") -> None:
        """Let in whoever may work with `desk`; without accounts anybody."""
        from desktop.guard import Gate

        self._listen()
        self._gate = Gate(self._jobs, self)
        self._gate.asked.connect(self._hide_shell)
        self._gate.ask(desk, self._fill)

    def _fill(self, desk: "Desk") -> None:
        """Show `desk` in the window; later starts are answered from now on."""
        from desktop.office_window import OfficeWindow

        self._office = OfficeWindow(desk, self._ask, self._jobs, self._memory, self._shell)
        self._shell = self._office.window
        if isinstance(self._ask, QtAsk):
            self._ask.set_parent(self._shell)
        self._office.lock_wanted.connect(self._lock)
        self._collector.settle()
        if self._is_new:
            self._is_new = False
            QTimer.singleShot(0, self._office.show_first_steps)
        self._office.show()
        if self._asking_lock is not None:
            self._asking_lock.release()
        if self._asking is not None:
            self._asking.close()
            self._asking.deleteLater()
            self._asking = None

    @Slot()
    def _lock(self) -> None:
        """Hide the window and cover every other one until somebody signs in again."""
        office, shell = self._office, self._shell
        if office is None or shell is None or self._gate is None or self._gate.window is not None:
            return

        def let_in(desk: "Desk") -> None:
            same = desk == office.desk
            if self._curtain is not None:
                self._curtain.lift(keeps=same)
            shell.show()
            if not same:  # once the questions given up have ended
                QTimer.singleShot(0, office, lambda: office.go_on_with(desk))

        self._gate.ask(office.desk, let_in, "Chương trình đã khoá. Hãy đăng nhập để làm tiếp.")

    @Slot()
    def _hide_shell(self) -> None:
        from desktop.curtain import Curtain

        if self._shell is not None:
            self._shell.hide()
        if self._gate is not None and self._gate.window is not None:
            self._curtain = self._curtain or Curtain(self)
            self._curtain.draw(self._gate.window)

    def _listen(self) -> None:
        from desktop.instance import FirstInstance

        if self._first is not None and self._first.workspace == self._place:
            return
        if self._first is not None:
            self._first.close()
        self._first = FirstInstance(self._place, self._come_to_front, self)

    def _come_to_front(self) -> None:
        gate = self._gate.window if self._gate is not None else None
        window = gate or self._asking or self._shell
        if window is not None:
            window.setWindowState(window.windowState() & ~window.windowState().WindowMinimized)
            window.raise_()
            window.activateWindow()

    @Slot()
    def _tell_of_last_time(self) -> None:
        wanted = self._ask.confirm(
            "Lần trước chương trình đã gặp lỗi",
            "Nội dung lỗi đã được ghi lại, dữ liệu đã lưu vẫn nguyên vẹn. Anh/chị có thể lập gói "
            "hỗ trợ để gửi cho người hỗ trợ kỹ thuật; gói không có dữ liệu cá nhân.",
            "Lập gói hỗ trợ",
            "Để sau",
        )
        if wanted:
            self._offer_bundle()

    def _tell_of_fault(self, sentence: str) -> None:
        if QThread.currentThread() is self.thread():
            self._ask.tell("Chương trình gặp lỗi", sentence)


def _usual_place(*, practice: bool) -> Path:
    return machine.practice_workspace() if practice else machine.default_workspace()
