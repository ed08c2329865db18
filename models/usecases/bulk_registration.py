"""Registration of emulation for everybody at once, at the start of a year."""

from dataclasses import replace

from models.domain.changed import Changed
from models.domain.errors import UserError
from models.domain.merits import Intention, SubjectYear
from models.domain.nominations import Collective, Person, SubjectKind
from models.store import merits as writing
from models.store.queries import awards as queries
from models.store.queries.merits import all_merits
from models.usecases.desk import Desk, Saved


def unregistered(desk: Desk, kind: SubjectKind, year: int) -> tuple[Person | Collective, ...]:
    """Return those of `kind` who registered for nothing in `year`; dissolved units are left out."""
    with desk.store.read() as session:
        known = all_merits(session)
        everybody: tuple[Person | Collective, ...] = (
            queries.people(session)
            if kind is SubjectKind.INDIVIDUAL
            else queries.collectives(session)
        )
    registered = {
        code
        for code, merits in known.items()
        if any(of_year == year for of_year, _ in merits.intentions)
    }
    return tuple(one for one in everybody if one.code not in registered and not _is_gone(one, year))


def register_all(desk: Desk, kind: SubjectKind, year: int, wish: Intention) -> Saved[int]:
    """Register all of `kind` for `wish` who registered for nothing in `year`; answer how many.

    Nobody's own registration is touched. Raises UserError when nobody is left.
    """
    waiting = unregistered(desk, kind, year)
    if not waiting:
        raise UserError(
            f"Năm {year} không còn ai chưa đăng ký thi đua. Hãy sửa từng đăng ký ở lý lịch."
        )
    with desk.store.write(desk.mark()) as session:
        known = all_merits(session)
        for one in waiting:
            writing.write_intentions(session, one.code, year, (wish,))
            facts = known[one.code].year(year) if one.code in known else None
            marked = replace(facts or SubjectYear(year=year), registered=True)
            writing.write_year(session, one.code, marked)
    return Saved(value=len(waiting), changed=Changed.AWARDS, at=desk.now())


def _is_gone(subject: Person | Collective, year: int) -> bool:
    if isinstance(subject, Person) or subject.dissolved_on is None:
        return False
    return subject.dissolved_on.year < year
