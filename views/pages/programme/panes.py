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
    """Shows the form that fits what was chosen."""

    def __init__(self, context: PageContext, writer: Writer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.task = TaskPane(context, writer, self)
        self.exemplar = ExemplarPane(context, writer, self)
        self.registration = RegistrationPane(context, writer, self)
        for pane in (self.task, self.exemplar, self.registration):
            self.addWidget(pane)

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
            if line.task.id == self.task.task_id():
                self.task.show_line(line)
        for item in loaded.exemplars:
            if item.exemplar.code == self.exemplar.code():
                self.exemplar.show_line(item, loaded.view)
        for member in loaded.registrations:
            if member.office == self.registration.office():
                self.registration.show_line(member)

    def attach(self, paths: Sequence[Path]) -> bool:
        """Take files as evidence of what is shown; False where it takes none."""
        if self.currentWidget() is self.task and self.task.task_id():
            self.task.attach(paths)
            return True
        if self.currentWidget() is self.exemplar and self.exemplar.code():
            self.exemplar.attach(paths)
            return True
        return False
