"""When dossiers that are not sent yet have to be, for those who do not open them."""

from dataclasses import dataclass
from datetime import date

from models.catalogue.rules import load_rules
from models.domain.doubts import last_day, setting_of
from models.domain.nominations import DossierState
from models.store.queries.awards import askings
from models.usecases.award_settings import settings_of
from models.usecases.desk import Desk
from models.usecases.eligibility import generation_for

_OPEN = (
    DossierState.DRAFT,
    DossierState.COMPLETE,
    DossierState.VOTED,
    DossierState.RETURNED,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierDeadline:
    """The first day by which something in a dossier has to be sent, and whether that is sure."""

    dossier: str
    title: str
    due: date
    verified: bool

    @property
    def words(self) -> str:
        """Return what is to be done, as a list names it."""
        doubt = "" if self.verified else " (hạn chưa xác minh)"
        return f"Trình “{self.title}”{doubt}"


def dossier_deadlines(desk: Desk, year: int | None = None) -> tuple[DossierDeadline, ...]:
    """Return the deadline of every open dossier (of `year`, else of all), the nearest first.

    A dossier whose awards have no deadline among the settings has none.
    """
    book = load_rules()
    found: dict[str, DossierDeadline] = {}
    with desk.store.read() as session:
        for one in askings(session, _OPEN):
            if year not in (None, one.year):
                continue
            generation = generation_for(book, one.dated, one.generation)
            asked = setting_of(settings_of(session, generation, one.award), "deadline")
            if asked is None:
                continue
            deadline = DossierDeadline(
                dossier=one.dossier,
                title=one.title,
                due=last_day(asked, one.year),
                verified=asked.verified,
            )
            known = found.get(one.dossier)
            if known is None or deadline.due < known.due:
                found[one.dossier] = deadline
    return tuple(sorted(found.values(), key=lambda item: (item.due, item.title)))
