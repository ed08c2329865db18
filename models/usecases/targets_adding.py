"""New targets: read from a passage, confirmed one by one, and kept with the words they rest on."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import count

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.domain.changed import Changed
from models.domain.clauses import Proposal, propose_targets
from models.domain.errors import UserError
from models.domain.targets import Aggregation, Direction, Kind, Scope, Target
from models.domain.text import fold, nfc
from models.domain.verdicts import is_share
from models.schema.documents import DocumentRow
from models.schema.programmes import FieldRow, ProgrammeRow
from models.schema.targets import TargetRow
from models.store.queries.targets import targets_of_year
from models.usecases.desk import Desk, Saved
from models.usecases.undo_marks import new_entry

_CHANGES = (Kind.GROW_BY, Kind.CUT_BY)
_NUMBERLESS = (Kind.DESCRIBE, Kind.DELIVER)
_LONGEST_SLUG = 48
_OTHER_FIELD = "khac"
_CORRECTED = ("name", "low", "high", "unit", "baseline", "baseline_year", "deadline")


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetDraft:
    """A target somebody is about to confirm.

    `field` is a code of the programme or, where it has none like it, a name. `quote` is the exact
    words of the source; `parent` the place of another draft in the same list. `is_open` says that
    a number has two readings and nobody has chosen, `is_known` that a target of the programme
    already rests on the same words with the same numbers.
    """

    name: str
    kind: Kind
    direction: Direction | None
    low: Decimal | None
    high: Decimal | None
    unit: str
    field: str
    scope: Scope
    aggregation: Aggregation
    deadline: date | None = None
    baseline: Decimal | None = None
    baseline_year: int | None = None
    quote: str = ""
    clause: str = ""
    parent: int | None = None
    is_open: bool = False
    is_known: bool = False


def drafts_of(
    desk: Desk, text: str, *, programme: str, document: str = "", mark: str = ""
) -> tuple[TargetDraft, ...]:
    """Return the targets that `text` proposes, with fields of `programme` where names agree.

    `mark` is the decimal mark; without it the one chosen before for `document` is used.
    """
    with desk.store.read() as session:
        fields = _fields(session, programme)
        row = session.get(DocumentRow, document) if document else None
        hint = mark or (row.decimal_mark if row else "")
        known = _known(session, programme)
    return tuple(
        replace(_draft(one, fields), is_known=_is_known(one, known))
        for one in propose_targets(text, decimal_hint=hint)
    )


def usual_aggregation(kind: Kind, unit: str) -> Aggregation:
    """Return the rule that targets of this kind and unit have in the catalogue."""
    if kind is Kind.DESCRIBE:
        return Aggregation.NONE
    if kind is Kind.RANK:
        return Aggregation.RANK
    if kind is Kind.DELIVER:
        return Aggregation.MAX
    if kind in _CHANGES or unit.startswith("%/"):
        return Aggregation.LAST
    return Aggregation.RATIO if is_share(unit) else Aggregation.LAST


def problem_of(draft: TargetDraft) -> str:
    """Return why `draft` cannot be kept yet, as a sentence; "" when it can."""
    if not draft.name.strip():
        return "Chỉ tiêu phải có tên. Hãy gõ tên chỉ tiêu."
    if draft.is_open:
        return "Một số có hai cách đọc. Hãy chọn cách đọc dấu chấm hoặc sửa số."
    if draft.kind not in _NUMBERLESS and draft.low is None and draft.high is None:
        return "Loại chỉ tiêu này cần mức yêu cầu bằng số. Hãy gõ số hoặc chọn loại định tính."
    if draft.low is not None and draft.high is not None and draft.low > draft.high:
        return "Giá trị nhỏ phải đứng trước giá trị lớn. Hãy đổi chỗ hai số."
    if draft.kind is Kind.RANGE and draft.direction is None:
        return (
            "Chỉ tiêu là một khoảng cần ghi chiều tốt hơn. "
            "Hãy chọn cao hơn, thấp hơn hay trong khoảng ở ô Chiều tốt hơn."
        )
    return ""


def add_targets(
    desk: Desk, drafts: Sequence[TargetDraft], *, programme: str, document: str
) -> Saved[tuple[str, ...]]:
    """Keep confirmed drafts as targets of `programme`, all or none; answers their ids.

    Raises UserError for an unknown programme and for the first draft that cannot be kept.
    """
    for draft in drafts:
        problem = problem_of(draft)
        if problem:
            raise UserError(f"Chưa thêm được “{draft.name or draft.quote}”. {problem}")
    with desk.store.write(desk.mark()) as session:
        if session.get(ProgrammeRow, programme) is None:
            raise UserError(f"Không có chương trình nào mang mã “{programme}”.")
        ids = _new_ids(session, programme, drafts)
        fields = {draft.field: _field_code(session, programme, draft.field) for draft in drafts}
        order = _last_order(session, programme)
        for place, (draft, new_id) in enumerate(zip(drafts, ids, strict=True), start=1):
            parent = "" if draft.parent is None else ids[draft.parent]
            row = _row(draft, programme, document)
            row.id, row.parent, row.order = new_id, parent, order + place
            row.field = fields[draft.field]
            session.add(row)
    return Saved(value=ids, changed=Changed.TARGETS | Changed.PROGRAMMES, at=desk.now())


def draft_of(target: Target) -> TargetDraft:
    """Return a target that is there as a draft, to be corrected."""
    goal = target.goal
    return TargetDraft(
        name=target.name,
        kind=goal.kind,
        direction=goal.direction,
        low=goal.low,
        high=goal.high,
        unit=goal.unit,
        field=target.field,
        scope=target.scope,
        aggregation=target.aggregation,
        deadline=goal.deadline,
        baseline=goal.baseline,
        baseline_year=goal.baseline_year,
        quote=target.source.quote,
        clause=target.source.clause,
    )


def correct_target(desk: Desk, target: str, draft: TargetDraft) -> Saved[None]:
    """Write a corrected draft over a target; its quote, document and results stay.

    Raises UserError for an unknown target and a draft that cannot be kept.
    """
    problem = problem_of(draft)
    if problem:
        raise UserError(problem)
    with desk.store.write(desk.mark(batch=new_entry(desk))) as session:
        row = session.get(TargetRow, target)
        if row is None:
            raise UserError(f"Không có chỉ tiêu nào mang mã “{target}”.")
        row.field = _field_code(session, row.programme, draft.field)
        for name in _CORRECTED:
            setattr(row, name, getattr(draft, name))
        row.kind, row.scope = draft.kind.value, draft.scope.value
        row.direction = draft.direction.value if draft.direction else ""
        row.aggregation = draft.aggregation.value
    return Saved(value=None, changed=Changed.TARGETS, at=desk.now())


def list_retired(desk: Desk, year: int) -> tuple[Target, ...]:
    """Return the targets of the programmes in force in `year` that are no longer followed."""
    with desk.store.read() as session:
        return targets_of_year(session, year, retired=True)


def empty_draft(field: str) -> TargetDraft:
    """Return a draft to be filled in by hand, in `field` of its programme."""
    return TargetDraft(
        name="",
        kind=Kind.ATTAIN,
        direction=None,
        low=None,
        high=None,
        unit="%",
        field=field,
        scope=Scope.ASSIGNED,
        aggregation=usual_aggregation(Kind.ATTAIN, "%"),
    )


def retire_targets(desk: Desk, targets: Iterable[str], *, retired: bool = True) -> Saved[None]:
    """Stop following targets, or follow them again; their results and quotes stay."""
    with desk.store.write(desk.mark(batch=new_entry(desk))) as session:
        for target in targets:
            session.get_one(TargetRow, target).retired = retired
    return Saved(value=None, changed=Changed.TARGETS, at=desk.now())


def _draft(found: Proposal, fields: dict[str, str]) -> TargetDraft:
    draft = TargetDraft(
        name=found.name,
        kind=found.kind,
        direction=found.direction,
        low=found.low,
        high=found.high,
        unit=found.unit,
        field=_like(found.field, fields),
        scope=found.scope,
        aggregation=usual_aggregation(found.kind, found.unit),
        deadline=found.deadline,
        baseline_year=found.baseline_year,
        quote=found.quote,
        parent=found.parent,
        is_open=found.ambiguous,
    )
    return replace(draft, direction=None) if found.kind is Kind.DESCRIBE else draft


def _known(session: Session, programme: str) -> list[tuple[str, Decimal | None, Decimal | None]]:
    """Return quote and numbers of the targets a programme has, quotes folded."""
    query = select(TargetRow.quote, TargetRow.low, TargetRow.high).where(
        TargetRow.programme == programme, TargetRow.quote != ""
    )
    return [(fold(row.quote), row.low, row.high) for row in session.execute(query)]


def _is_known(found: Proposal, known: Sequence[tuple[str, Decimal | None, Decimal | None]]) -> bool:
    words = fold(found.quote)
    return any(
        (low, high) == (found.low, found.high) and (words in quote or quote in words)
        for quote, low, high in known
    )


def _like(name: str, fields: dict[str, str]) -> str:
    """Return the code of the field that `name` means, else `name` itself."""
    wanted = fold(name)
    for key, code in fields.items():
        if wanted and (wanted == key or wanted in key or key in wanted):
            return code
    return nfc(name)


def _fields(session: Session, programme: str) -> dict[str, str]:
    query = select(FieldRow.name, FieldRow.code).where(
        FieldRow.programme == programme, FieldRow.is_group.is_(False)
    )
    return {fold(row.name): row.code for row in session.execute(query)}


def _field_code(session: Session, programme: str, field: str) -> str:
    """Return the code of `field`, given as a code or as the name of one that may be new."""
    name = field.strip() or "Khác"
    if session.get(FieldRow, (programme, name)) is not None:
        return name
    known = _fields(session, programme)
    if fold(name) in known:
        return known[fold(name)]
    code = (_slug(name) or _OTHER_FIELD)[:_LONGEST_SLUG]
    if session.get(FieldRow, (programme, code)) is None:
        last = session.scalar(
            select(func.max(FieldRow.order)).where(FieldRow.programme == programme)
        )
        row = FieldRow(programme=programme, code=code, name=name, order=(last or 0) + 1)
        session.add(row)
        session.flush()
    return code


def _new_ids(session: Session, programme: str, drafts: Sequence[TargetDraft]) -> tuple[str, ...]:
    """Return an id for each draft from its own words, the same on every machine."""
    taken = set(session.scalars(select(TargetRow.id)))
    ids: list[str] = []
    for draft in drafts:
        base = f"{programme[:32]}.{_slug(draft.name) or 'chi-tieu'}"
        fresh = (base if n == 1 else f"{base}-{n}" for n in count(1))
        new_id = next(one for one in fresh if one not in taken)
        taken.add(new_id)
        ids.append(new_id)
    return tuple(ids)


def _last_order(session: Session, programme: str) -> int:
    query = select(func.max(TargetRow.order)).where(TargetRow.programme == programme)
    return session.scalar(query) or 0


def _row(draft: TargetDraft, programme: str, document: str) -> TargetRow:
    return TargetRow(
        programme=programme,
        name=draft.name.strip(),
        kind=draft.kind.value,
        direction=draft.direction.value if draft.direction else "",
        low=draft.low,
        high=draft.high,
        unit=draft.unit.strip(),
        scope=draft.scope.value,
        aggregation=draft.aggregation.value,
        baseline=draft.baseline,
        baseline_year=draft.baseline_year,
        deadline=draft.deadline,
        document=document,
        clause=draft.clause,
        quote=draft.quote,
    )


def _slug(text: str) -> str:
    words = re.findall(r"[a-z0-9]+", fold(text))
    slug = ""
    for word in words:
        if len(slug) + len(word) + 1 > _LONGEST_SLUG:
            break
        slug = f"{slug}-{word}" if slug else word
    return slug
