"""The pane on the right: one task, one exemplar or one member."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QStackedWidget, QWidget

from models.usecases.exemplars import ExemplarLine
from models.usecases.programmes import TaskLine
from models.usecases.registrations import RegistrationLine
from views.context import PageContext
from views.pages.programme.exemplars import ExemplarPane
from views.pages.programme.loading import Loaded
from views.pages.programme.registrations import RegistrationPane
from views.pages.programme.task_pane import TaskPane
from views.saving import Writer


class Panes(QStackedWidget):
    """Shows the form that fits what was chosen; each form is made when it is first wanted."""

    def __init__(self, context: PageContext, writer: Writer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._writer = writer
        self._task: TaskPane | None = None
        self._exemplar: ExemplarPane | None = None
        self._registration: RegistrationPane | None = None

    @property
    def task(self) -> TaskPane:
        """The form of a task."""
        if self._task is None:
            self._task = TaskPane(self._context, self._writer, self)
            self.addWidget(self._task)
        return self._task

    @property
    def exemplar(self) -> ExemplarPane:
        """The form of an exemplar."""
        if self._exemplar is None:
            self._exemplar = ExemplarPane(self._context, self._writer, self)
            self.addWidget(self._exemplar)
        return self._exemplar

    @property
    def registration(self) -> RegistrationPane:
        """The form of what a member registered."""
        if self._registration is None:
            self._registration = RegistrationPane(self._context, self._writer, self)
            self.addWidget(self._registration)
        return self._registration

    def show_thing(self, thing: object, loaded: Loaded) -> str:
        """Show a task, exemplar or member; answers the title of the pane."""
        match thing:
            case TaskLine():
                self.task.show_line(thing)
                self.setCurrentWidget(self.task)
                return f"{thing.group_number} {thing.group_name}".strip()
            case ExemplarLine() if loaded.view is not None:
                self.exemplar.show_line(thing, loaded.view)
                self.setCurrentWidget(self.exemplar)
                return thing.exemplar.name
            case RegistrationLine():
                self.registration.show_line(thing)
                self.setCurrentWidget(self.registration)
                return thing.short_name or thing.name
            case _:
                return ""

    def refresh(self, loaded: Loaded) -> None:
        """Show again what is shown, with what was read now."""
        if loaded.view is None:
            return
        for line in loaded.view.tasks:
            if self._task is not None and line.task.id == self._task.task_id():
                self._task.show_line(line)
        for item in loaded.exemplars:
            if self._exemplar is not None and item.exemplar.code == self._exemplar.code():
                self._exemplar.show_line(item, loaded.view)
        for member in loaded.registrations:
            if self._registration is not None and member.office == self._registration.office():
                self._registration.show_line(member)

    def attach(self, paths: Sequence[Path]) -> bool:
        """Take files as evidence of what is shown; False where it takes none."""
        shown = self.currentWidget()
        if isinstance(shown, TaskPane) and shown.task_id():
            shown.attach(paths)
            return True
        if isinstance(shown, ExemplarPane) and shown.code():
            shown.attach(paths)
            return True
        return False
