"""Who is proposed for what: subjects, nominations, the council's meeting, dossiers."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

GRANTED, REFUSED = "granted", "refused"


class SubjectKind(StrEnum):
    """A person or a collective."""

    INDIVIDUAL = "individual"
    COLLECTIVE = "collective"


class DossierState(StrEnum):
    """Where a dossier stands; states may be jumped, going back loses nothing."""

    DRAFT = "draft"
    COMPLETE = "complete"
    VOTED = "voted"
    SENT = "sent"
    RETURNED = "returned"
    DECIDED = "decided"
    ARCHIVED = "archived"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person, with what the individual report form asks for."""

    code: str
    full_name: str
    alias: str = ""
    gender: str = ""
    born_on: date | None = None
    birth_year: int | None = None
    home_town: str = ""
    residence: str = ""
    position: str = ""
    unit: str = ""
    qualification: str = ""
    honours: str = ""
    duties: str = ""
    person_group: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Collective:
    """A collective, with what the collective report form and the rules ask for.

    `flag_eligible` says whether it may be given emulation flags at all, None when nobody said.
    """

    code: str
    name: str
    founded: str = ""
    address: str = ""
    phone: str = ""
    website: str = ""
    traits: str = ""
    duties: str = ""
    member_count: int | None = None
    founded_on: date | None = None
    dissolved_on: date | None = None
    flag_eligible: bool | None = None


class Inheritance(StrEnum):
    """Whether an award is the subject's own or a predecessor's."""

    OWN = ""
    TO_CONFIRM = "to_confirm"
    CONFIRMED = "confirmed"


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardRecord:
    """A title (`is_title`) or award already held.

    `mode` is the kind of commendation and `person_group` the group of persons, both codes of
    `models.domain.merits`. An award of a predecessor counts once its `inheritance` is confirmed.
    `amount_vnd` None means that no prize money was worked out; `paid_on` None that none is paid.
    """

    award: str
    award_name: str
    is_title: bool
    year: int
    decision_number: str = ""
    decided_on: date | None = None
    issuer: str = ""
    path: str = ""
    mode: str = ""
    person_group: str = ""
    achievement: str = ""
    field: str = ""
    inheritance: str = Inheritance.OWN.value
    inherited_from: str = ""
    amount_vnd: int | None = None
    paid_on: date | None = None
    decision: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Votes:
    """The council's votes on one nomination."""

    votes_for: int
    votes_against: int
    votes_invalid: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A live reference to a result; `drafted_value` is what it was when first put in."""

    target: str
    period: str
    drafted_value: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Nomination:
    """One subject proposed for one award on one path, with the words of its report."""

    code: str
    subject: Person | Collective
    award: str
    path: str = ""
    summary: str = ""
    achievements: str = ""
    measures: str = ""
    compliance: str = ""
    party_work: str = ""
    votes: Votes | None = None
    mode: str = ""
    outcome: str = ""
    outcome_note: str = ""
    figures: tuple[Figure, ...] = ()
    history: tuple[AwardRecord, ...] = ()

    @property
    def kind(self) -> SubjectKind:
        """Whether a person or a collective is proposed."""
        is_person = isinstance(self.subject, Person)
        return SubjectKind.INDIVIDUAL if is_person else SubjectKind.COLLECTIVE

    @property
    def subject_name(self) -> str:
        """The subject's name, as it stands in every paper."""
        if isinstance(self.subject, Person):
            return self.subject.full_name
        return self.subject.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """The council's meeting; times are "HH:MM", people "name - role", one a line.

    An absent member who gave an opinion in writing says so in brackets after the role. `ballot` is
    "secret" or "open", `vote_base` "all_members" or "present"; empty leaves both to the rules.
    """

    held_on: date | None = None
    started: str = ""
    ended: str = ""
    place: str = ""
    chair: str = ""
    chair_title: str = ""
    secretary: str = ""
    secretary_title: str = ""
    member_count: int | None = None
    present: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    proceedings: str = ""
    ballot: str = ""
    vote_base: str = ""
    counters: tuple[str, ...] = ()
    ballots_out: int | None = None
    ballots_in: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """The way of a dossier: publicly listed, sent, sent back with a reason."""

    listed_from: date | None = None
    listed_to: date | None = None
    sent_on: date | None = None
    returned_on: date | None = None
    return_note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who signs for the office: "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", the name."""

    authority: str = ""
    title: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """A set of nominations that goes up together; `dated` chooses names and law generation.

    `generation` names the rules where somebody chose others than those of the date. `cosigners`
    sign the letter beside the first, in this order.
    """

    code: str
    office: str
    year: int
    title: str
    state: DossierState
    dated: date
    addressees: tuple[str, ...]
    recipients: tuple[str, ...]
    signature: Signature
    meeting: Meeting
    nominations: tuple[Nomination, ...]
    form_collective: str = ""
    form_individual: str = ""
    generation: str = ""
    course: Course = Course()
    cosigners: tuple[Signature, ...] = ()


def signature_line(signature: Signature) -> str:
    """Return "authority | title | name", the first part only where there is one."""
    parts = [
        " ".join(part.replace("|", "/").split())
        for part in (signature.authority, signature.title, signature.name)
    ]
    return " | ".join(parts if parts[0] else parts[1:])


def signature_of(line: str) -> Signature:
    """Return the signature written as `signature_line` does; a single part is the name."""
    parts = [part.strip() for part in line.split("|")]
    *authority, title, name = ["", "", *parts][-max(len(parts), 2) :]
    return Signature(authority=" ".join(authority).strip(), title=title, name=name)


def over_years(figures: tuple[Figure, ...], span: range) -> tuple[Figure, ...]:
    """Return `figures`, each yearly one with its other years of `span`, oldest first."""
    found: list[Figure] = []
    chosen = {(figure.target, figure.period) for figure in figures}
    for figure in figures:
        if span and figure.period.isdigit():
            others = (Figure(target=figure.target, period=str(year)) for year in span)
            added = [one for one in others if (one.target, one.period) not in chosen]
            chosen |= {(one.target, one.period) for one in added}
            found += sorted((figure, *added), key=lambda one: one.period)
        else:
            found.append(figure)
    return tuple(found)
