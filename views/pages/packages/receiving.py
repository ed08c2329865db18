"""Files on their way in: looked at, taken in, sorted out of the folder they were thrown into."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from models.domain.arrival import ImportReport
from models.domain.changed import Changed
from models.domain.package import Encodings
from models.usecases.desk import Saved
from models.usecases.exchange import Consent, Look, preview, preview_all, take_in_all
from models.usecases.exchange_inbox import Sorted, put_away_taken, sort_inbox
from views.context import PageContext
from views.pages.packages import words
from views.pages.packages.arrival import ArrivalView
from views.widgets.strip import Strip

_FILES = ("Gói đồng bộ (*.xlsx)", "Mọi tệp (*)")
_INBOX = "packages-inbox"
_QUIET_MS = 2500


class Receiving(QObject):
    """`looked` says that the view of arrivals has something to show, `left` that it is done."""

    looked = Signal()
    left = Signal()
    saved = Signal(object, object)

    def __init__(
        self, context: PageContext, arrival: ArrivalView, strip: Strip, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._arrival = arrival
        self._strip = strip
        self._inbox: Path | None = None
        arrival.accepted.connect(self._take_in)
        arrival.reread.connect(self._read_again)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._wait_for_quiet)
        self.quiet = QTimer(self)
        self.quiet.setSingleShot(True)
        self.quiet.setInterval(_QUIET_MS)
        self.quiet.timeout.connect(self._sort_by_itself)
        self._watch(self._remembered())

    def open_files(self) -> None:
        """Ask for files and look at them."""
        self.look_at(self._context.ask.open_files(self.tr("Chọn gói để nhận"), _FILES))

    def look_at(self, paths: Sequence[Path]) -> None:
        """Look at files; nothing is written."""
        places, desk = tuple(paths), self._context.desk
        if not places:
            return
        job = self._context.jobs.read(
            lambda _token: preview_all(desk, places),
            self._show_looks,
            owner=self,
            title=self.tr("Chưa xem trước được tệp"),
        )
        self._strip.follow(job, self.tr("Đang đọc {count} tệp").format(count=len(places)))

    def scan_inbox(self) -> None:
        """Look through the folder that packages are thrown into; what is new is shown."""
        folder = self._inbox or self._remembered()
        if folder is None:
            self.choose_inbox()
            return
        self._inbox, desk = folder, self._context.desk
        job = self._context.jobs.write(
            lambda _token: sort_inbox(desk, folder),
            self._show_sorted,
            owner=self,
            title=self.tr("Chưa quét được thư mục nhận"),
        )
        self._strip.follow(job, self.tr("Đang quét thư mục nhận"))

    def choose_inbox(self) -> None:
        """Ask which folder packages are thrown into, and look through it."""
        folder = self._context.ask.open_folder(self.tr("Chọn thư mục nhận gói"))
        if folder is not None:
            self._inbox = folder
            self._context.memory.save(_INBOX, str(folder))
            self._watch(folder)
            self.scan_inbox()

    def _show_looks(self, looks: tuple[Look, ...]) -> None:
        self._arrival.show_looks(looks)
        self.looked.emit()

    def _read_again(self, look: Look, encodings: Encodings) -> None:
        desk = self._context.desk
        self._context.jobs.read(
            lambda _token: (look, replace(look, seen=preview(desk, look.place, encodings))),
            self._show_again,
            owner=self,
            title=self.tr("Chưa đọc lại được tệp"),
        )

    def _show_again(self, pair: tuple[Look, Look]) -> None:
        self._arrival.replace_look(*pair)

    def _watch(self, folder: Path | None) -> None:
        """Hear of files that come into `folder`, and of no other folder."""
        if self._watcher.directories():
            self._watcher.removePaths(self._watcher.directories())
        if folder is not None:
            self._watcher.addPath(str(folder))

    def _wait_for_quiet(self) -> None:
        """Look only once nothing more has come for a while: a file may still be on its way."""
        self.quiet.start()

    def _sort_by_itself(self) -> None:
        folder, desk = self._remembered(), self._context.desk
        if folder is not None:
            self._context.jobs.write(
                lambda _token: sort_inbox(desk, folder),
                self._tell_sorted,
                owner=self,
                title=self.tr("Chưa quét được thư mục nhận"),
            )

    def _tell_sorted(self, found: Sorted) -> None:
        if found.looks or found.moved:
            tell = words.waiting_words if found.looks else words.sorted_words
            self._strip.tell(tell(found))
        if not found.is_settled:
            self.quiet.start()

    def _show_sorted(self, found: Sorted) -> None:
        self._strip.tell(words.sorted_words(found))
        if found.looks:
            self._show_looks(found.looks)

    def _take_in(self) -> None:
        desk, chosen = self._context.desk, self._arrival.chosen()
        places = [look.place for look in chosen]
        seen = [look.seen for look in chosen if look.seen is not None]
        consent = Consent(
            accepts_touched=self._arrival.consent.isChecked(), choices=self._arrival.choices()
        )
        job = self._context.jobs.write(
            lambda token: take_in_all(
                desk, places, consent=consent, seen=seen, progress=token.report
            ),
            self._tell_taken,
            owner=self,
            title=self.tr("Chưa nhập được gói"),
        )
        job.cancelled.connect(self._give_up)
        self._strip.follow(job, self.tr("Đang nhập {count} gói").format(count=len(places)))

    def _tell_taken(self, reports: Saved[tuple[ImportReport, ...]]) -> None:
        taken = [look.place for look in self._arrival.chosen()]
        self._arrival.show_reports(reports.value)
        if self._inbox is not None:
            put_away_taken(self._inbox, taken)
        self.saved.emit(reports.changed, reports.at)

    def _give_up(self) -> None:
        """Show what had come in whole before the user gave up."""
        self.left.emit()
        self.saved.emit(Changed.EVERYTHING, self._context.desk.now())

    def _remembered(self) -> Path | None:
        kept = self._context.memory.load(_INBOX)
        return Path(kept) if kept and Path(kept).is_dir() else None
