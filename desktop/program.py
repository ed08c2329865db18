"""The running program: which workspace is open, which window shows it, what a later start does."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QThread, QTimer, Slot
from PySide6.QtWidgets import QApplication, QWidget

from desktop import crash, machine, registry
from desktop.instance import AskingLock, FirstInstance, raise_running, raise_starting
from desktop.memory import Memory
from desktop.office_window import OfficeWindow
from desktop.screen import application
from desktop.starting import chosen_desk, practice_desk
from models.domain.errors import UserError
from models.store.lock import WorkspaceBusyError
from models.usecases.desk import Desk, Surroundings
from models.usecases.first_start import FirstRunChoice
from models.usecases.safety import Backup
from models.usecases.workspace import open_workspace
from views.ask import QtAsk
from views.job import Jobs

_PREFERENCES = "tuy-chon.json"


class Program(QObject):
    """One run of the program with a window."""

    def __init__(self, workspace: Path | None, *, practice: bool) -> None:
        self._app = application()
        super().__init__()
        self._memory = Memory(machine.data_folder() / _PREFERENCES)
        self._place = workspace.absolute() if workspace else _usual_place(practice=practice)
        self._practice = practice
        self._office: OfficeWindow | None = None
        self._asking: QWidget | None = None
        self._first: FirstInstance | None = None
        self._lock: AskingLock | None = None
        self._ask = QtAsk()
        self._jobs = Jobs(self._ask, self)
        registry.dress(self._app, self._memory)

    @property
    def office(self) -> OfficeWindow | None:
        """The window on an open workspace, once there is one."""
        return self._office

    @property
    def jobs(self) -> Jobs:
        """The work under way."""
        return self._jobs

    def run(self) -> int:
        """Open the workspace and the window and work until the window is closed."""
        crash.install(machine.data_folder(), self._tell_of_fault)
        if raise_running(self._place):
            return 0
        try:
            is_open = self.open()
        except WorkspaceBusyError as error:
            self._ask.tell("Tệp dữ liệu đang được mở", error.text)
            return 1
        except UserError as error:
            self._rescue(error)
            is_open = True
        if is_open and crash.unread_faults(machine.data_folder()):
            QTimer.singleShot(0, self._tell_of_last_time)
        return QApplication.exec() if is_open else 0

    def open(self) -> bool:
        """Open the workspace, asking whose it is the first time.

        False when another program has it open and shows its window now. Raises UserError when the
        workspace may not be opened.
        """
        try:
            if self._place.exists():
                self._take(open_workspace(self._place, surroundings=self._surroundings()))
            elif self._practice:
                self._take(practice_desk(self._place, self._surroundings()))
            else:
                return self._ask_whose()
        except WorkspaceBusyError:
            if raise_starting(self._place):
                return False
            raise
        return True

    def _surroundings(self) -> Surroundings:
        return machine.surroundings(self._memory.preferences.user_name)

    def _ask_whose(self) -> bool:
        from models.usecases.first_start import (  # noqa: PLC0415  seldom needed
            offices_to_choose,
            year_to_propose,
        )
        from views.pages.first_run.window import FirstRunWindow  # noqa: PLC0415  seldom needed

        self._place.parent.mkdir(parents=True, exist_ok=True)
        self._lock = AskingLock(self._place)
        if not self._lock.take():
            return not raise_starting(self._place)
        year = year_to_propose(self._surroundings().clock().date())
        self._asking = FirstRunWindow(
            offices_to_choose(year), year, self._memory.preferences.user_name, str(self._place)
        )
        self._asking.chosen.connect(self._start_with)
        self._asking.backup_wanted.connect(self._choose_backup)
        self._asking.help_requested.connect(self._show_manual)
        self._listen()
        self._asking.show()
        return True

    @Slot()
    def _choose_backup(self) -> None:
        file = self._ask.open_file("Chọn bản sao lưu", ("Tệp dữ liệu hoặc bản sao lưu (*.db)",))
        if file is not None:
            from models.usecases.safety import backup_at  # noqa: PLC0415  seldom needed

            self._put_back(backup_at(file))

    @Slot(str)
    def _show_manual(self, key: str) -> None:
        from views.pages.help.window import ManualWindow  # noqa: PLC0415  seldom needed

        self._manual = ManualWindow(key)
        self._manual.show()

    def _start_with(self, choice: FirstRunChoice) -> None:
        from views.pages.first_run.window import FirstRunWindow  # noqa: PLC0415  seldom needed

        asking = self._asking
        if not isinstance(asking, FirstRunWindow):
            return
        if choice.user_name:
            self._memory.keep(replace(self._memory.preferences, user_name=choice.user_name))
        if choice.practice:
            self._practice, self._place = True, machine.practice_workspace()
        asking.set_busy("Đang tạo tệp dữ liệu và nạp danh mục, mất vài giây.")
        place, surroundings = self._place, self._surroundings()
        self._jobs.write(
            lambda _token: chosen_desk(choice, place, surroundings),
            self._take,
            owner=asking,
            refused=lambda error: asking.show_error(error.text),
        )

    def _rescue(self, error: UserError) -> None:
        from views.pages.rescue.window import RescueWindow  # noqa: PLC0415  seldom needed

        window = RescueWindow(self._place, error.text, self._ask, self._jobs)
        window.restore_wanted.connect(self._put_back)
        window.retry_wanted.connect(self._retry)
        window.bundle_wanted.connect(self._offer_bundle)
        self._asking = window
        window.show()

    @Slot(object)
    def _put_back(self, backup: Backup) -> None:
        from models.usecases.safety import rescue_workspace  # noqa: PLC0415  seldom needed

        place, surroundings = self._place, self._surroundings()
        self._jobs.write(
            lambda _token: rescue_workspace(place, backup, surroundings=surroundings),
            self._take,
            owner=self._asking,
            title="Chưa khôi phục được",
        )

    @Slot()
    def _retry(self) -> None:
        try:
            self._take(open_workspace(self._place, surroundings=self._surroundings()))
        except UserError as error:
            self._ask.tell("Vẫn chưa mở được", error.text)

    @Slot()
    def _offer_bundle(self) -> None:
        from desktop.support import bundle_order, offer_bundle  # noqa: PLC0415  seldom needed

        user = self._memory.preferences.user_name
        offer_bundle(bundle_order(self._place, user), self._ask, self._jobs)

    def _take(self, desk: Desk) -> None:
        """Show `desk` in the window; later starts are answered from now on."""
        self._listen()
        self._office = OfficeWindow(desk, self._ask, self._jobs, self._memory)
        self._ask.set_parent(self._office.window)
        self._office.show()
        if self._lock is not None:
            self._lock.release()
        if self._asking is not None:
            self._asking.close()
            self._asking.deleteLater()
            self._asking = None

    def _listen(self) -> None:
        if self._first is not None and self._first.workspace == self._place:
            return
        if self._first is not None:
            self._first.close()
        self._first = FirstInstance(self._place, self._come_to_front, self)

    def _come_to_front(self) -> None:
        if self._office is not None:
            self._office.come_to_front()
        elif self._asking is not None:
            self._asking.raise_()
            self._asking.activateWindow()

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
