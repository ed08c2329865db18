"""Awards: who is proposed for what, the dossiers, the register of people and collectives."""

from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from sqlalchemy.orm import Session

from models.catalogue import load_catalogue
from models.domain.awards import Award, AwardSubject, awards_on, report_span
from models.domain.changed import Changed
from models.domain.errors import UserError
from models.domain.nominations import (
    AwardRecord,
    Collective,
    Dossier,
    DossierState,
    Figure,
    Nomination,
    Person,
    SubjectKind,
    over_years,
)
from models.schema.awards import CollectiveRow, DossierRow, NominationRow, PersonRow
from models.store import dossiers as writing
from models.store import owned
from models.store.queries import awards as queries
from models.store.queries import targets
from models.usecases.desk import Desk, Saved
from models.usecases.standing import reported_value


@dataclass(frozen=True, slots=True, kw_only=True)
class Subjects:
    """The register: people by given name, collectives by name."""

    people: tuple[Person, ...]
    collectives: tuple[Collective, ...]


def awards_for(kind: SubjectKind, on: date) -> tuple[Award, ...]:
    """Return the awards that a subject of `kind` can be proposed for on `on`, path by path."""
    found = awards_on(_all_awards(), on)
    return tuple(item for item in found if item.subject.value in (kind.value, AwardSubject.BOTH))


def award_names(kind: SubjectKind) -> dict[str, str]:
    """Return the names of all awards for `kind` by code, whatever their years."""
    return {
        item.code: item.name
        for item in _all_awards()
        if item.subject.value in (kind.value, AwardSubject.BOTH)
    }


def award_of(nomination: Nomination, on: date) -> Award:
    """Return the award a nomination names, on its path where that is known.

    Raises UserError when the award does not exist on `on`.
    """
    offered = [item for item in awards_for(nomination.kind, on) if item.code == nomination.award]
    on_path = [item for item in offered if item.path.value == nomination.path]
    if not offered:
        raise UserError(
            f"Danh hiệu hoặc hình thức “{nomination.award}” của {nomination.subject_name} không có "
            f"trong quy định áp dụng ngày {on:%d/%m/%Y}. Hãy chọn lại hoặc sửa ngày của hồ sơ."
        )
    return (on_path or offered)[0]


def list_dossiers(desk: Desk) -> tuple[Dossier, ...]:
    """Return the dossiers, the newest first."""
    with desk.store.read() as session:
        return queries.dossiers(session)


def get_dossier(desk: Desk, code: str) -> Dossier:
    """Return one dossier. Raises UserError when there is none with that code."""
    with desk.store.read() as session:
        found = queries.dossier(session, code)
    if found is None:
        raise UserError(f"Không có hồ sơ nào mang mã “{code}”. Hãy xem danh sách hồ sơ.")
    return found


def list_subjects(desk: Desk) -> Subjects:
    """Return the register of people and collectives."""
    with desk.store.read() as session:
        return Subjects(people=queries.people(session), collectives=queries.collectives(session))


def kind_of_code(desk: Desk, code: str) -> SubjectKind | None:
    """Say whether `code` names a person or a collective; None for anything else."""
    with desk.store.read() as session:
        if session.get(PersonRow, code) is not None:
            return SubjectKind.INDIVIDUAL
        is_collective = session.get(CollectiveRow, code) is not None
    return SubjectKind.COLLECTIVE if is_collective else None


def save_subject(
    desk: Desk, subject: Person | Collective, history: tuple[AwardRecord, ...] = ()
) -> Saved[str]:
    """Write a person or collective; an empty code makes a new one. Answers the code."""
    name = subject.full_name if isinstance(subject, Person) else subject.name
    if not name.strip():
        raise UserError("Phải có họ tên hoặc tên tập thể. Hãy gõ tên đầy đủ.")
    known = replace(subject, code=subject.code or f"dt-{desk.surroundings.new_id()}")
    with desk.store.write(desk.mark()) as session:
        writing.write_subject(session, known)
        writing.write_history(session, known, history)
    return Saved(value=known.code, changed=Changed.AWARDS, at=desk.now())


def remove_subject(desk: Desk, code: str) -> Saved[None]:
    """Put a person or collective in the bin; dossiers that name it keep it."""
    with desk.store.write(desk.mark()) as session:
        row = session.get(PersonRow, code) or session.get_one(CollectiveRow, code)
        row.removed = True
    return Saved(value=None, changed=Changed.AWARDS, at=desk.now())


def save_dossier(desk: Desk, dossier: Dossier, *, with_subjects: bool = False) -> Saved[str]:
    """Write a dossier with its nominations; nominations no longer in it are taken out.

    Subjects already in the register stay as they are there, unless `with_subjects`. Figures that
    have no drafted value yet take the value reported now. Raises UserError when an
    award does not exist on the dossier's date or a figure names an unknown target.
    """
    for nomination in dossier.nominations:
        award_of(nomination, dossier.dated)
    with desk.store.write(desk.mark()) as session:
        before = queries.dossier(session, dossier.code)
        writing.write_heading(session, dossier)
        session.flush()
        for order, nomination in enumerate(dossier.nominations, start=1):
            if with_subjects or not _is_known(session, nomination.subject):
                writing.write_subject(session, nomination.subject)
                writing.write_history(
                    session, nomination.subject, nomination.history, only_said=True
                )
            _write_nomination(session, desk, dossier, nomination, order)
        kept = {nomination.code for nomination in dossier.nominations}
        for nomination in before.nominations if before else ():
            if nomination.code not in kept:
                writing.drop_nomination(session, nomination.code)
    return Saved(value=dossier.code, changed=Changed.AWARDS, at=desk.now())


def set_dossier_state(desk: Desk, code: str, state: DossierState) -> Saved[None]:
    """Move a dossier to any state; states that do not exist in an office are simply jumped.

    The day it was sent or came back is noted the first time; going back takes nothing away.
    """
    with desk.store.write(desk.mark()) as session:
        row = session.get_one(DossierRow, code)
        row.state = state.value
        if state is DossierState.SENT and row.sent_on is None:
            row.sent_on = desk.today()
        if state is DossierState.RETURNED and row.returned_on is None:
            row.returned_on = desk.today()
    return Saved(value=None, changed=Changed.AWARDS, at=desk.now())


def remove_dossier(desk: Desk, code: str) -> Saved[None]:
    """Put a dossier in the bin."""
    with desk.store.write(desk.mark()) as session:
        session.get_one(DossierRow, code).removed = True
    return Saved(value=None, changed=Changed.AWARDS, at=desk.now())


def refresh_figures(desk: Desk, code: str) -> Saved[None]:
    """Take today's reported values into a dossier's figures, so that it is no draft any more."""
    dossier = get_dossier(desk, code)
    fresh = tuple(
        replace(
            nomination,
            figures=tuple(replace(figure, drafted_value=None) for figure in nomination.figures),
        )
        for nomination in dossier.nominations
    )
    save_dossier(desk, replace(dossier, nominations=fresh))
    return Saved(value=None, changed=Changed.AWARDS, at=desk.now())


@cache
def _all_awards() -> tuple[Award, ...]:
    return load_catalogue().awards


def _write_nomination(
    session: Session, desk: Desk, dossier: Dossier, nomination: Nomination, order: int
) -> None:
    figures = _with_other_years(session, dossier, nomination)
    is_new = session.get(NominationRow, nomination.code) is None
    row = writing.write_nomination(
        session, dossier.code, replace(nomination, figures=figures), order=order
    )
    if is_new or session.is_modified(row):
        owned.touch(row, owner=dossier.office, computer=desk.computer)


def _is_known(session: Session, subject: Person | Collective) -> bool:
    table = PersonRow if isinstance(subject, Person) else CollectiveRow
    return session.get(table, subject.code) is not None


def _with_other_years(
    session: Session, dossier: Dossier, nomination: Nomination
) -> tuple[Figure, ...]:
    """Return the figures with their drafted values.

    A figure just put into a report over several years brings the other years that were reported,
    so that a later change of them is told too.
    """
    drafted = {
        (one.target, one.period): _drafted(session, dossier.office, one)
        for one in nomination.figures
    }
    span = report_span(award_of(nomination, dossier.dated), dossier.year)
    fresh = tuple(one for one in nomination.figures if one.drafted_value is None)
    for one in over_years(fresh, span):
        if (one.target, one.period) not in drafted:
            other = _drafted(session, dossier.office, one)
            if other.drafted_value is not None:
                drafted[one.target, one.period] = other
    return tuple(drafted.values())


def _drafted(session: Session, office: str, figure: Figure) -> Figure:
    if figure.target not in targets.targets_by_id(session, [figure.target]):
        raise UserError(
            f"Số liệu trong báo cáo nhắc đến chỉ tiêu “{figure.target}” nhưng không có chỉ tiêu "
            "nào mang mã đó. Hãy chọn lại chỉ tiêu."
        )
    if figure.drafted_value is not None:
        return figure
    results = targets.results_of_target(session, figure.target, office)
    found = next((item for item in results if item.period == figure.period), None)
    return replace(figure, drafted_value=reported_value(found) if found else None)
