"""What a subject already holds and what its years brought: the lists under its form."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.domain.nominations import AwardRecord, Collective, Person, SubjectKind
from models.usecases.award_history import history_of
from models.usecases.candidates import reckoning_day
from models.usecases.merits import get_merits, registrations
from views.context import PageContext
from views.pages.awards.record_kinds import (
    history_kind,
    initiatives_kind,
    positions_kind,
    predecessors_kind,
    registrations_kind,
    years_kind,
)
from views.pages.awards.records import RecordsPart
from views.saving import Writer

if TYPE_CHECKING:
    from models.domain.merits import Merits


class HistoryPart(QWidget):
    """The awards, years, initiatives and positions (or origins) of one subject."""

    def __init__(
        self, context: PageContext, writer: Writer, kind: SubjectKind, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._subject: Person | Collective | None = None
        is_person = kind is SubjectKind.INDIVIDUAL
        last = positions_kind() if is_person else predecessors_kind()
        self.awards = RecordsPart(context, writer, history_kind(kind), self)
        self.years = RecordsPart(context, writer, years_kind(kind), self)
        self.initiatives = RecordsPart(context, writer, initiatives_kind(), self)
        self.wishes = RecordsPart(
            context,
            writer,
            registrations_kind(kind, reckoning_day(context.year, context.desk.today())),
            self,
        )
        self.places = RecordsPart(context, writer, last, self)
        self._is_person = is_person
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (self.awards, self.years, self.initiatives, self.wishes, self.places):
            column.addWidget(part)
            part.written.connect(self.reload)

    def show_subject(self, subject: Person | Collective) -> None:
        """Read and show what belongs to `subject`."""
        self._subject = subject
        self.reload()

    def reload(self) -> None:
        """Read the lists of the subject shown again."""
        if self._subject is None:
            return
        desk, code = self._context.desk, self._subject.code
        self._context.jobs.read(
            lambda _token: (code, history_of(desk, code), get_merits(desk, code)),
            self._fill,
            owner=self,
        )

    def _fill(self, read: "tuple[str, tuple[AwardRecord, ...], Merits]") -> None:
        code, history, merits = read
        if self._subject is None or self._subject.code != code:
            return
        self.awards.show_records(code, history)
        self.years.show_records(code, merits.years)
        self.initiatives.show_records(code, merits.initiatives)
        self.wishes.show_records(code, registrations(merits))
        places = merits.positions if self._is_person else merits.predecessors
        self.places.show_records(code, places)
