"""Writes through use cases, in order, and says what was saved and when."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from models.domain.errors import UserError
from models.usecases.desk import Saved
from views.context import PageContext
from views.job import Job

T = TypeVar("T")


class Writer(QObject):
    """`saved` carries the kind of data that changed and the moment."""

    saved = Signal(object, object)

    def __init__(self, context: PageContext, title: str, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = context.jobs
        self._title = title

    def write(
        self,
        work: Callable[[], Saved[T]],
        done: Callable[[T], None] | None = None,
        refused: Callable[[UserError], None] | None = None,
    ) -> Job:
        """Run `work` after every writer before it, then give its value to `done`."""

        def tell(answer: Saved[T]) -> None:
            if done is not None:
                done(answer.value)
            self.saved.emit(answer.changed, answer.at)

        return self._jobs.write(
            lambda _token: work(), tell, owner=self.parent(), title=self._title, refused=refused
        )
