"""Handing packages out: where to, written and read back, again under another name if need be."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

from models.domain.changed import Changed
from models.domain.errors import UserError
from models.usecases.desk import Saved
from models.usecases.exchange import NotDeliveredError, copy_archived
from views.context import PageContext
from views.job import Token
from views.widgets.strip import Strip

WORKBOOKS = ("Gói đồng bộ (*.xlsx)",)
PAPERS = ("Tệp PDF (*.pdf)", "Văn bản Word (*.docx)")
_SAFE = "Tệp đã ghi xong, đọc lại khớp; có thể rút USB an toàn."


class HandedOut(Protocol):
    """What an export answers."""

    @property
    def place(self) -> Path:
        """Where the file is."""


T = TypeVar("T", bound=HandedOut)


class Outbox(QObject):
    """Asks where to, writes, says that the stick may be pulled; `saved` as of every page."""

    saved = Signal(object, object)

    def __init__(self, context: PageContext, strip: Strip, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._strip = strip

    def hand_out(
        self,
        title: str,
        name: str,
        make: Callable[[Path, Token], Saved[T]],
        tell: Callable[[T], str],
    ) -> None:
        """Ask for a place, `make` the package there, and say what `tell` says of it."""
        place = self._context.ask.save_file(title, name, WORKBOOKS)
        if place is None:
            return

        def done(made: Saved[T]) -> None:
            self._strip.finish(f"{tell(made.value)} {_SAFE}", made.value.place)
            self.saved.emit(made.changed, made.at)

        def refused(error: UserError) -> None:
            self._refuse(title, place, error)

        job = self._context.jobs.write(
            lambda token: make(place, token), done, owner=self.parent(), refused=refused
        )
        self._strip.follow(job, title)

    def hand_out_many(
        self, title: str, make: Callable[[Path, Token], Saved[T]], tell: Callable[[T], str]
    ) -> None:
        """Ask for a folder, `make` several packages in it, and say what `tell` says of them."""
        folder = self._context.ask.open_folder(title)
        if folder is None:
            return

        def done(made: Saved[T]) -> None:
            self._strip.finish(f"{tell(made.value)} {_SAFE}", made.value.place)
            self.saved.emit(made.changed, made.at)

        job = self._context.jobs.write(
            lambda token: make(folder, token), done, owner=self.parent(), title=title
        )
        self._strip.follow(job, title)

    def print_paper(self, title: str, name: str, make: Callable[[Path], HandedOut]) -> None:
        """Ask for a place and write a paper there."""
        place = self._context.ask.save_file(title, name, PAPERS)
        if place is None:
            return
        job = self._context.jobs.read(
            lambda _token: make(place), self._tell_printed, owner=self.parent(), title=title
        )
        self._strip.follow(job, title)

    def _tell_printed(self, made: HandedOut) -> None:
        self._strip.finish(self.tr("Đã lập văn bản; số và ngày để trống cho văn thư."), made.place)

    def _refuse(self, title: str, place: Path, error: UserError) -> None:
        """Offer another place: the package is never lost, it lies in the archive."""
        ask = self._context.ask
        if not isinstance(error, NotDeliveredError):
            ask.tell(self.tr("Chưa lập được gói"), error.text)
            return
        self.saved.emit(Changed.PACKAGES, self._context.desk.now())
        if not ask.confirm(title, error.text, self.tr("Ghi lại"), self.tr("Để sau")):
            return
        again = ask.save_file(title, place.name, WORKBOOKS)
        if again is not None:
            self.copy(title, error.archive, again)

    def copy(self, title: str, archive: str, place: Path) -> None:
        """Write a package that lies in the archive to `place`."""
        desk = self._context.desk
        self._context.jobs.write(
            lambda _token: copy_archived(desk, archive, place),
            self._tell_copied,
            owner=self.parent(),
            title=title,
        )

    def _tell_copied(self, place: Path) -> None:
        self._strip.finish(_SAFE, place)
