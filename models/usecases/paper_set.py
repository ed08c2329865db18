"""The whole set of papers of a dossier (DOMAIN's print set), each made from the one record."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from models.catalogue.forms import load_forms
from models.domain.awards import Award, AwardGroup, AwardPath
from models.domain.forms import FormKind, form_on
from models.domain.nominations import Dossier, Nomination
from models.domain.office_papers import Cover
from models.domain.papers import count_words
from models.domain.sheets.blocks import Sheet, written_over
from models.domain.sheets.decision import decision_list_sheet, decision_sheet
from models.domain.sheets.differences import differences_sheet
from models.domain.sheets.dossier import REPORTS
from models.domain.sheets.letter import letter_sheet, roster_sheet
from models.domain.sheets.minutes import minutes_sheet
from models.domain.sheets.others import (
    checklist_sheet,
    cover_sheet,
    initiative_sheet,
    summary_sheet,
)
from models.domain.sheets.report import report_sheet
from models.domain.sheets.voting import ballot_sheet, count_sheet, review_sheet
from models.domain.text import fold
from models.store.queries.papers import PaperExtras
from models.usecases.council_paper import (
    compose_ballot,
    compose_count,
    compose_review,
    nominees,
)
from models.usecases.decision_paper import compose_decision, compose_proof, compose_summary
from models.usecases.dossier_paper import (
    Material,
    letter_of,
    letterhead_of,
    minutes_of,
    report_material,
    roster_row,
    subject_phrase,
)
from models.usecases.report_paper import blank_day, compose_report

COPIES_KEY = "copy:"
_STATE_PRESIDENT = "Chủ tịch nước"


class PaperKind(StrEnum):
    """The papers of the print set, in the order they are laid."""

    COVER = "cover"
    LETTER = "letter"
    ROSTER = "roster"
    REVIEW = "review"
    MINUTES = "minutes"
    BALLOT = "ballot"
    COUNT = "count"
    REPORT = "report"
    SUMMARY = "summary"
    INITIATIVES = "initiatives"
    DECISION = "decision"
    COPIES = "copies"
    CHECKLIST = "checklist"


KIND_WORDS = {
    PaperKind.COVER: "Bìa hồ sơ và mục lục",
    PaperKind.LETTER: "Tờ trình",
    PaperKind.ROSTER: "Danh sách trích ngang",
    PaperKind.REVIEW: "Biên bản bình xét",
    PaperKind.MINUTES: "Biên bản họp Hội đồng",
    PaperKind.BALLOT: "Phiếu bầu",
    PaperKind.COUNT: "Biên bản kiểm phiếu",
    PaperKind.REPORT: REPORTS,
    PaperKind.SUMMARY: "Tóm tắt thành tích",
    PaperKind.INITIATIVES: "Xác nhận sáng kiến",
    PaperKind.DECISION: "Quyết định khen thưởng và danh sách",
    PaperKind.COPIES: "Bản sao quyết định, minh chứng",
    PaperKind.CHECKLIST: "Phiếu kiểm hồ sơ",
}
MAIN_PAPERS = (PaperKind.LETTER, PaperKind.ROSTER, PaperKind.MINUTES, PaperKind.REPORT)
ALL_PAPERS = tuple(PaperKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetSource:
    """Everything a set is made from; `money` are prize amounts in words by nomination."""

    dossier: Dossier
    material: Material
    extras: PaperExtras
    money: Mapping[str, str]


def compose_set(source: SetSource, kinds: Iterable[PaperKind]) -> tuple[Sheet, ...]:
    """Return the sheets of `kinds` in the order of the set, texts written by hand in place.

    A kind nobody needs (a decision where the office decides nothing) is left out. A draft ends
    with the list of what changed.
    """
    wanted = set(kinds)
    sheets: list[Sheet] = []
    for kind, make in _MAKERS.items():
        if kind in wanted:
            sheets.extend(make(source))
    sheets = _with_texts(sheets, source.extras)
    entries = _entries(source, sheets, with_copies=PaperKind.COPIES in wanted)
    if PaperKind.COVER in wanted:
        sheets.insert(0, cover_sheet(_cover(source), entries, key="cover"))
    if PaperKind.CHECKLIST in wanted:
        sheets.append(checklist_sheet(_cover(source), entries, key="checklist"))
    if source.material.stale:
        sheets.append(differences_sheet(source.material.stale))
    return tuple(sheets)


def letter_groups(dossier: Dossier, awards: Mapping[str, Award]) -> tuple[Dossier, ...]:
    """Return `dossier` parted by who decides: one letter each, in the order of the nominations.

    Awards of the State President and of the Prime Minister never share a letter, and each class of
    a State President's order has its own. What the office decides itself needs no letter unless
    there is nothing else.
    """
    groups: dict[tuple[str, str], list[Nomination]] = {}
    for item in dossier.nominations:
        award = awards[item.code]
        order = award.code if award.decided_by == _STATE_PRESIDENT else ""
        groups.setdefault((award.decided_by, order), []).append(item)
    up = {key: items for key, items in groups.items() if not awards[items[0].code].decided_in_house}
    if not groups:
        return (dossier,)
    return tuple(replace(dossier, nominations=tuple(items)) for items in (up or groups).values())


def group_name(group: Dossier, awards: Mapping[str, Award]) -> str:
    """Return who decides on the letter of `group`."""
    return awards[group.nominations[0].code].decided_by if group.nominations else ""


def sheet_address(sheet: str) -> tuple[str, str]:
    """Return paper and nomination of the key of a sheet; "" where it is of the whole dossier."""
    paper, _, nomination = sheet.partition(":")
    return (sheet, "") if paper in ("letter", "roster") else (paper, nomination)


def _with_texts(sheets: list[Sheet], extras: PaperExtras) -> list[Sheet]:
    texts: dict[tuple[str, str], dict[str, str]] = {}
    for written in extras.texts:
        texts.setdefault((written.paper, written.nomination), {})[written.key] = written.text
    return [written_over(sheet, texts.get(sheet_address(sheet.key), {})) for sheet in sheets]


def _letters(source: SetSource) -> list[Sheet]:
    groups = letter_groups(source.dossier, source.material.awards)
    return [
        letter_sheet(
            letter_of(group, source.material),
            key=_group_key("letter", group, source),
            name=_group_name("Tờ trình", group, source, len(groups)),
        )
        for group in groups
    ]


def _rosters(source: SetSource) -> list[Sheet]:
    groups = letter_groups(source.dossier, source.material.awards)
    awards = source.material.awards
    return [
        roster_sheet(
            [roster_row(group, item, awards[item.code]) for item in group.nominations],
            letter_of(group, source.material),
            key=_group_key("roster", group, source),
            name=_group_name("Danh sách trích ngang", group, source, len(groups)),
        )
        for group in groups
    ]


def _group_key(paper: str, group: Dossier, source: SetSource) -> str:
    """Return a key that stays with who decides, whatever the order of the nominations."""
    if not group.nominations:
        return paper
    award = source.material.awards[group.nominations[0].code]
    order = award.code if award.decided_by == _STATE_PRESIDENT else ""
    return f"{paper}:{fold(award.decided_by).replace(' ', '-')[:16]}{order[-6:]}"[:32]


def _group_name(name: str, group: Dossier, source: SetSource, count: int) -> str:
    if count == 1:
        return name
    award = source.material.awards[group.nominations[0].code]
    whom = award.decided_by
    return f"{name} ({award.name if whom == _STATE_PRESIDENT else whom})"


def _review(source: SetSource) -> list[Sheet]:
    """Return a unit's review, which emulation titles need."""
    awards = source.material.awards
    titles = [
        item for item in source.dossier.nominations if awards[item.code].group is AwardGroup.TITLE
    ]
    if not titles:
        return []
    group = replace(source.dossier, nominations=tuple(titles))
    paper = compose_review(
        group, letterhead_of(source.material.office), nominees(group, _award_names(source))
    )
    return [review_sheet(paper, key="review", name=KIND_WORDS[PaperKind.REVIEW])]


def _minutes(source: SetSource) -> list[Sheet]:
    minutes = minutes_of(source.dossier, source.material)
    return [minutes_sheet(minutes, key="minutes", name=KIND_WORDS[PaperKind.MINUTES])]


def _ballot(source: SetSource) -> list[Sheet]:
    paper = compose_ballot(
        source.dossier,
        letterhead_of(source.material.office),
        _vote_subject(source),
        nominees(source.dossier, _award_names(source)),
    )
    return [ballot_sheet(paper, key="ballot", name=KIND_WORDS[PaperKind.BALLOT])]


def _count(source: SetSource) -> list[Sheet]:
    count = compose_count(
        source.dossier,
        letterhead_of(source.material.office),
        _vote_subject(source),
        nominees(source.dossier, _award_names(source)),
        source.extras,
    )
    return [count_sheet(count, key="count", name=KIND_WORDS[PaperKind.COUNT])]


def _reports(source: SetSource) -> list[Sheet]:
    return [
        report_sheet(
            compose_report(source.dossier, item, report_material(item, source.material)),
            key=f"report:{item.code}",
            group=REPORTS,
        )
        for item in source.dossier.nominations
    ]


def _summaries(source: SetSource) -> list[Sheet]:
    """Return the summaries that what goes to the state needs."""
    head = letterhead_of(source.material.office)
    awards = source.material.awards
    return [
        summary_sheet(
            compose_summary(source.dossier, item, awards[item.code], head),
            key=f"summary:{item.code}",
            group=KIND_WORDS[PaperKind.SUMMARY],
        )
        for item in source.dossier.nominations
        if awards[item.code].path is AwardPath.STATE
    ]


def _proofs(source: SetSource) -> list[Sheet]:
    """Return the proofs of initiatives that the CSTĐ titles need."""
    form = form_on(load_forms(), FormKind.INITIATIVE_PROOF, source.dossier.dated)
    return [
        initiative_sheet(
            compose_proof(source.dossier, item, source.material, source.extras, form),
            key=f"initiatives:{item.code}",
            group=KIND_WORDS[PaperKind.INITIATIVES],
        )
        for item in source.dossier.nominations
        if item.award.startswith("CSTD")
    ]


def _decision(source: SetSource) -> list[Sheet]:
    """Return the decision and its list, where the office decides something itself."""
    awards = source.material.awards
    own = tuple(item for item in source.dossier.nominations if awards[item.code].decided_in_house)
    if not own:
        return []
    decision = compose_decision(
        replace(source.dossier, nominations=own),
        source.material,
        source.extras,
        dict(source.money),
    )
    return [
        decision_sheet(decision, key="decision", name="Quyết định khen thưởng"),
        decision_list_sheet(decision, key="decision-list", name="Danh sách kèm theo Quyết định"),
    ]


_MAKERS: dict[PaperKind, Callable[[SetSource], list[Sheet]]] = {
    PaperKind.LETTER: _letters,
    PaperKind.ROSTER: _rosters,
    PaperKind.REVIEW: _review,
    PaperKind.MINUTES: _minutes,
    PaperKind.BALLOT: _ballot,
    PaperKind.COUNT: _count,
    PaperKind.REPORT: _reports,
    PaperKind.SUMMARY: _summaries,
    PaperKind.INITIATIVES: _proofs,
    PaperKind.DECISION: _decision,
}


def _cover(source: SetSource) -> Cover:
    dossier = source.dossier
    count = len(dossier.nominations)
    return Cover(
        letterhead=letterhead_of(source.material.office),
        date=blank_day(dossier.dated),
        title=dossier.title.removeprefix("Hồ sơ "),
        purpose=f"{count_words(count)} trường hợp, năm {dossier.year}",
    )


def _entries(
    source: SetSource, sheets: list[Sheet], *, with_copies: bool
) -> tuple[tuple[str, str], ...]:
    """Return name and key of each sheet, and of each copy behind them."""
    entries = [
        (f"{sheet.group}: {sheet.name}" if sheet.group else sheet.name, sheet.key)
        for sheet in sheets
    ]
    if with_copies:
        entries += [
            (f"Bản sao: {copy.name}", f"{COPIES_KEY}{copy.sha256}") for copy in source.extras.copies
        ]
    return tuple(entries)


def _award_names(source: SetSource) -> dict[str, str]:
    return {code: award.name for code, award in source.material.awards.items()}


def _vote_subject(source: SetSource) -> str:
    held_on: date | None = source.dossier.meeting.held_on
    year = f" (họp ngày {held_on:%d/%m/%Y})" if held_on else ""
    return f"xét {subject_phrase(source.dossier, source.material)}{year}"
