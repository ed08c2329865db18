"""The running program: which workspace is open, which window shows it, what is saved and sent."""

import sys
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QThread
from PySide6.QtWidgets import QApplication

from desktop import crash, machine
from desktop.instance import FirstInstance, raise_running
from desktop.memory import Memory
from desktop.office_window import OfficeWindow
from models.domain.errors import UserError
from models.store.lock import WorkspaceBusyError
from models.usecases.desk import Desk, Surroundings
from models.usecases.first_start import FirstRunChoice
from models.usecases.workspace import create_workspace, open_workspace
from views import theme, translate
from views.ask import QtAsk
from views.job import Jobs

_PREFERENCES = "tuy-chon.json"
_EXAMPLE_OFFICE, _EXAMPLE_YEAR = "lao-cai", 2023


class Program(QObject):
    """One run of the program with a window."""

    def __init__(self, workspace: Path | None, *, practice: bool) -> None:
        app = QApplication.instance() or QApplication(sys.argv[:1])
        super().__init__()
        self._app = app
        self._memory = Memory(machine.data_folder() / _PREFERENCES)
        self._place = workspace.absolute() if workspace else _usual_place(practice=practice)
        self._practice = practice
        self._office: OfficeWindow | None = None
        self._first: FirstInstance | None = None
        self._ask = QtAsk()
        self._jobs = Jobs(self._ask, self)
        self._dress()

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
        if not self.open():
            return 1
        return QApplication.exec()

    def open(self) -> bool:
        """Open the workspace, asking whose it is the first time; False when nothing opened."""
        try:
            if self._place.exists():
                self._take(open_workspace(self._place, surroundings=self._surroundings()))
            elif self._practice:
                self._take(self._make_practice())
            else:
                self._ask_whose()
        except WorkspaceBusyError as error:
            if raise_running(self._place):
                return False
            self._ask.tell("Tệp dữ liệu đang được mở", error.text)
            return False
        except UserError as error:
            self._ask.tell("Không mở được tệp dữ liệu", error.text)
            return False
        return True

    def _surroundings(self) -> Surroundings:
        return machine.surroundings(self._memory.preferences.user_name)

    def _dress(self) -> None:
        QCoreApplication.setApplicationName("Sổ Thi đua")
        translate.install(self._app)
        scheme = theme.Scheme(self._memory.preferences.scheme or theme.Scheme.SYSTEM)
        theme.install(self._app, scheme, self._memory.preferences.font_scale)

    def _make_practice(self) -> Desk:
        from models.usecases.example import fill_with_example  # noqa: PLC0415  seldom needed

        desk = create_workspace(
            self._place,
            office=_EXAMPLE_OFFICE,
            year=_EXAMPLE_YEAR,
            practice=True,
            surroundings=self._surroundings(),
        )
        fill_with_example(desk, _EXAMPLE_YEAR)
        return desk

    def _ask_whose(self) -> None:
        from views.pages.first_run import FirstRunWindow  # noqa: PLC0415  seldom needed

        self._asking = FirstRunWindow(self._memory.preferences.user_name)
        self._asking.chosen.connect(self._start_with)
        self._asking.show()

    def _start_with(self, choice: FirstRunChoice) -> None:
        self._memory.keep(replace(self._memory.preferences, user_name=choice.user_name))
        try:
            if choice.practice:
                self._practice, self._place = True, machine.practice_workspace()
                there = self._place.exists()
                desk = (
                    open_workspace(self._place, surroundings=self._surroundings())
                    if there
                    else self._make_practice()
                )
            else:
                desk = create_workspace(
                    self._place,
                    office=choice.office,
                    year=choice.year,
                    practice=False,
                    surroundings=self._surroundings(),
                )
        except UserError as error:
            self._ask.tell("Không tạo được tệp dữ liệu", error.text)
            return
        self._take(desk)
        self._asking.close()

    def _take(self, desk: Desk) -> None:
        """Show `desk` in the window."""
        self._office = OfficeWindow(desk, self._ask, self._jobs, self._memory)
        self._first = FirstInstance(self._place, self._office.come_to_front, self)
        self._office.show()

    def _tell_of_fault(self, sentence: str) -> None:
        if QThread.currentThread() is self.thread():
            self._ask.tell("Chương trình gặp lỗi", sentence)


def _usual_place(*, practice: bool) -> Path:
    return machine.practice_workspace() if practice else machine.default_workspace()
