"""Nominations as a file hands them over: JSON in, a dossier in the workspace out.

The file is one object: office (of the cluster, else this one), title, year, date, addressees[],
recipients[], signer {authority, title, name},
cosigners[] of the same, meeting {date, from, to, place, chair {name, title},
secretary {name, title}, members, present[], absent[], proceedings, ballot, vote_base, counters[]},
nominations[] of {kind (individual or collective), award (a code), path (house, province, ministry
or state), subject {…}, summary, achievements, measures, compliance, party_work, votes {for,
against, invalid}, figures[] of {target, period, drafted}, history[] of {award, name, is_title,
year, decision_number, decided_on, issuer}, years[] of {year, rating, discipline, registered,
member_count, ldtt_count, completed_count, cstdcs_count}, initiatives[] of {year, title, level,
decision_number, decided_on, issuer}}. Dates are ISO, texts NFC; rating, discipline and level are
the codes of `eligibility`.
"""

from dataclasses import replace

from models.domain.awards import AwardPath
from models.domain.changed import Changed
from models.domain.errors import UserError
from models.domain.merits import (
    DISCIPLINE_WORDS,
    LEVEL_WORDS,
    RATING_WORDS,
    Initiative,
    Merits,
    SubjectYear,
)
from models.domain.nominations import (
    AwardRecord,
    Collective,
    Dossier,
    DossierState,
    Figure,
    Meeting,
    Nomination,
    Person,
    Signature,
    SubjectKind,
    Votes,
)
from models.domain.periods import parse_period
from models.domain.text import fold
from models.store import merits as writing
from models.store.queries import organisations
from models.store.queries.merits import merits_of
from models.usecases.awards import award_names, save_dossier
from models.usecases.desk import Desk, Saved
from models.usecases.fields import Fields

_KINDS = tuple(kind.value for kind in SubjectKind)
_PATHS = tuple(path.value for path in AwardPath)
_PERSON_TEXTS = (
    "alias",
    "gender",
    "home_town",
    "residence",
    "position",
    "unit",
    "qualification",
    "honours",
    "duties",
)
_COLLECTIVE_TEXTS = ("founded", "address", "phone", "website", "traits", "duties")


def nominate(desk: Desk, data: object) -> Saved[str]:
    """Write the dossier described by `data` and answer its code.

    Raises UserError naming the field when something is missing, not of its form, or names an
    award that is not for that kind of subject. Nothing is written then.
    """
    fields = Fields(data, "hồ sơ")
    code = fields.text("code", "") or f"hs-{desk.surroundings.new_id()}"
    year = fields.whole("year")
    dated = fields.day("date") or desk.today()
    dossier = Dossier(
        code=code,
        office=_office(desk, fields.text("office", "")),
        year=year if year is not None else dated.year,
        title=fields.text("title"),
        state=DossierState.DRAFT,
        dated=dated,
        addressees=fields.texts("addressees"),
        recipients=fields.texts("recipients"),
        signature=_signature(fields.part("signer")),
        cosigners=tuple(_signature(part) for part in fields.parts("cosigners")),
        meeting=_meeting(fields.part("meeting")),
        nominations=tuple(
            _nomination(part, f"{code}.{order}")
            for order, part in enumerate(fields.parts("nominations"), start=1)
        ),
        form_collective=fields.text("form_collective", ""),
        form_individual=fields.text("form_individual", ""),
        generation=fields.text("generation", ""),
    )
    if not dossier.nominations:
        raise UserError("Hồ sơ chưa đề nghị ai. Hãy thêm ít nhất một cá nhân hoặc tập thể.")
    merits = [
        (nomination.subject.code, _merits(part))
        for nomination, part in zip(dossier.nominations, fields.parts("nominations"), strict=True)
    ]
    save_dossier(desk, dossier, with_subjects=True)
    _write_merits(desk, merits)
    return Saved(value=code, changed=Changed.AWARDS, at=desk.now())


def _office(desk: Desk, code: str) -> str:
    """Return the office a file names, so that a leader takes in another's dossier as theirs."""
    if not code or code == desk.office:
        return desk.office
    with desk.store.read() as session:
        if not organisations.names_of(session, code):
            raise UserError(
                f"Tệp hồ sơ là của đơn vị “{code}”, nhưng sổ này không có đơn vị ấy. "
                "Hãy thêm đơn vị trước."
            )
    return code


def _merits(fields: Fields) -> Merits:
    return Merits(
        years=tuple(_year(part) for part in fields.parts("years")),
        initiatives=tuple(_initiative(part) for part in fields.parts("initiatives")),
    )


def _write_merits(desk: Desk, found: list[tuple[str, Merits]]) -> None:
    """Write years and initiatives; an initiative known by year and title is not written twice."""
    with desk.store.write(desk.mark()) as session:
        for subject, merits in found:
            known = {(i.year, i.title) for i in merits_of(session, subject).initiatives}
            for year in merits.years:
                writing.write_year(session, subject, year)
            for initiative in merits.initiatives:
                if (initiative.year, initiative.title) not in known:
                    code = f"m-{desk.surroundings.new_id()}"
                    writing.write_part(session, subject, replace(initiative, code=code))


def _year(fields: Fields) -> SubjectYear:
    return SubjectYear(
        year=_needed_year(fields),
        rating=_code(fields, "rating", RATING_WORDS),
        discipline=_code(fields, "discipline", DISCIPLINE_WORDS),
        registered=fields.flag("registered") or None,
        member_count=fields.whole("member_count"),
        ldtt_count=fields.whole("ldtt_count"),
        completed_count=fields.whole("completed_count"),
        cstdcs_count=fields.whole("cstdcs_count"),
    )


def _initiative(fields: Fields) -> Initiative:
    return Initiative(
        year=_needed_year(fields),
        title=fields.text("title"),
        level=fields.choice("level", tuple(LEVEL_WORDS)),
        decision_number=fields.text("decision_number", ""),
        decided_on=fields.day("decided_on"),
        issuer=fields.text("issuer", ""),
    )


def _code(fields: Fields, name: str, words: dict[str, str]) -> str:
    if not fields.text(name, ""):
        return ""
    return fields.choice(name, tuple(key for key in words if key))


def _needed_year(fields: Fields) -> int:
    year = fields.whole("year")
    if year is None:
        raise fields.refuse("year", "một số nguyên")
    return year


def _nomination(fields: Fields, code: str) -> Nomination:
    kind = SubjectKind(fields.choice("kind", _KINDS))
    award = fields.choice("award", tuple(award_names(kind)))
    subject = fields.part("subject")
    is_person = kind is SubjectKind.INDIVIDUAL
    return Nomination(
        code=code,
        subject=_person(subject) if is_person else _collective(subject),
        award=award,
        path=fields.choice("path", _PATHS) if fields.text("path", "") else "",
        summary=fields.text("summary", ""),
        achievements=fields.text("achievements", ""),
        measures=fields.text("measures", ""),
        compliance=fields.text("compliance", ""),
        party_work=fields.text("party_work", ""),
        votes=_votes(fields.part("votes")),
        figures=tuple(_figure(part) for part in fields.parts("figures")),
        history=tuple(_record(part) for part in fields.parts("history")),
    )


def _person(fields: Fields) -> Person:
    name = fields.text("full_name")
    born_on = fields.day("born_on")
    birth_year = born_on.year if born_on else fields.whole("birth_year")
    code = fields.text("code", "") or f"cn-{_slug(name)}-{birth_year or ''}".rstrip("-")
    texts = {key: fields.text(key, "") for key in _PERSON_TEXTS}
    return Person(code=code, full_name=name, born_on=born_on, birth_year=birth_year, **texts)


def _collective(fields: Fields) -> Collective:
    name = fields.text("name")
    code = fields.text("code", "") or f"tt-{_slug(name)}"
    texts = {key: fields.text(key, "") for key in _COLLECTIVE_TEXTS}
    return Collective(
        code=code,
        name=name,
        member_count=fields.whole("member_count"),
        founded_on=fields.day("founded_on"),
        founded=texts["founded"],
        address=texts["address"],
        phone=texts["phone"],
        website=texts["website"],
        traits=texts["traits"],
        duties=texts["duties"],
    )


def _slug(name: str) -> str:
    return fold(name).replace(" ", "-")[:30]


def _signature(fields: Fields) -> Signature:
    return Signature(
        authority=fields.text("authority", ""),
        title=fields.text("title", ""),
        name=fields.text("name", ""),
    )


def _meeting(fields: Fields) -> Meeting:
    chair, secretary = fields.part("chair"), fields.part("secretary")
    return Meeting(
        held_on=fields.day("date"),
        started=fields.text("from", ""),
        ended=fields.text("to", ""),
        place=fields.text("place", ""),
        chair=chair.text("name", ""),
        chair_title=chair.text("title", ""),
        secretary=secretary.text("name", ""),
        secretary_title=secretary.text("title", ""),
        member_count=fields.whole("members"),
        present=fields.texts("present"),
        absent=fields.texts("absent"),
        proceedings=fields.text("proceedings", ""),
        ballot=fields.text("ballot", ""),
        vote_base=fields.text("vote_base", ""),
        counters=fields.texts("counters"),
    )


def _votes(fields: Fields) -> Votes | None:
    votes_for = fields.whole("for")
    if votes_for is None:
        return None
    against, invalid = fields.whole("against", 0) or 0, fields.whole("invalid", 0) or 0
    if min(votes_for, against, invalid) < 0:
        raise fields.refuse("for", "số phiếu không âm")
    return Votes(votes_for=votes_for, votes_against=against, votes_invalid=invalid)


def _figure(fields: Fields) -> Figure:
    return Figure(
        target=fields.text("target"),
        period=parse_period(fields.text("period")).text,
        drafted_value=fields.number("drafted"),
    )


def _record(fields: Fields) -> AwardRecord:
    award = fields.text("award")
    names = award_names(SubjectKind.INDIVIDUAL) | award_names(SubjectKind.COLLECTIVE)
    return AwardRecord(
        award=award,
        award_name=fields.text("name", "") or names.get(award, award),
        is_title=fields.flag("is_title"),
        year=_needed_year(fields),
        decision_number=fields.text("decision_number", ""),
        decided_on=fields.day("decided_on"),
        issuer=fields.text("issuer", ""),
    )
