"""What is odd about the programmes of a year: nothing is refused or changed because of it."""

from dataclasses import dataclass

from models.domain.clauses import FindingCode, Oddity, Watch, lint_targets, lint_texts
from models.domain.targets import Target
from models.store.queries import programmes, targets
from models.usecases.desk import Desk

CODE_WORDS = {
    FindingCode.DUPLICATE: "Trùng nhau",
    FindingCode.DISAGREE: "Mâu thuẫn",
    FindingCode.NO_UNIT: "Thiếu đơn vị tính",
    FindingCode.NO_OWNER: "Chưa giao ai",
    FindingCode.NO_DEADLINE: "Thiếu thời hạn",
    FindingCode.NO_DENOMINATOR: "Tỷ lệ không có mẫu số",
    FindingCode.BASE_YEAR: "Năm gốc đáng ngờ",
    FindingCode.STALE_YEAR: "Còn năm cũ",
    FindingCode.STALE_NUMBER: "Còn số văn bản cũ",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LintFinding:
    """One oddity with the programme it was found in; `targets` are ids of targets or tasks."""

    code: FindingCode
    code_label: str
    programme: str
    targets: tuple[str, ...]
    sentence: str


def lint_year(
    desk: Desk, year: int, *, owners: bool = False, watch: Watch | None = None
) -> tuple[LintFinding, ...]:
    """Return what is odd about the targets and tasks of the programmes in force in `year`.

    `owners` also names every target that the office has given to nobody. Each programme is
    looked at by its own first year, so that a plan of 2022-2030 may speak of 2025. `watch` is
    told how far it is and may raise to end it.
    """
    with desk.store.read() as session:
        every = targets.targets_of_year(session, year)
        headings = programmes.programme_headings(session, year)
        taken_on = targets.assignments_of_year(session, year, desk.office)
        tasks = {item.code: programmes.tasks_of(session, item.code) for item in headings}
        before = {
            item.code: {task.id: task.name for task in programmes.tasks_of(session, item.code)}
            for item in programmes.programme_headings(session, year - 1)
        }
    in_charge = {item.target: item.assignee for item in taken_on}
    last_year = {key: text for texts in before.values() for key, text in texts.items()}
    found: list[LintFinding] = []
    for heading in headings:
        own: tuple[Target, ...] = tuple(item for item in every if item.programme == heading.code)
        begins = min(heading.year_from, year)
        given = in_charge if owners else None
        oddities = lint_targets(own, year=begins, owners=given, watch=watch or _nobody)
        texts = [(task.id, task.name) for task in tasks[heading.code]]
        oddities += lint_texts(texts, year=begins, last_year=last_year)
        found += [_finding(oddity, heading.code) for oddity in oddities]
    return tuple(found)


def _nobody(_done: int, _total: int) -> None:
    """Nobody watches."""


def _finding(oddity: Oddity, programme: str) -> LintFinding:
    return LintFinding(
        code=oddity.code,
        code_label=CODE_WORDS[oddity.code],
        programme=programme,
        targets=oddity.targets,
        sentence=oddity.sentence,
    )
