"""Writing a plan: bulk statements, with every change told to the journal and kept for undo."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from operator import attrgetter
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, and_, bindparam, delete, insert, update
from sqlalchemy.orm import Session

from models.domain import versions
from models.domain.arrival import Choices, Side
from models.domain.merge import Decision
from models.domain.package import Decoded, Evidence, ResultValue, TaskValue, Value
from models.domain.programmes import TaskState
from models.domain.values import canonical_json
from models.schema.documents import AttachmentRow
from models.schema.programmes import TaskProgressRow
from models.schema.targets import ResultRow
from models.store import journal
from models.store.bulk import insert_columns, insert_rows
from models.store.journal import WHOLE_ROW, Entry
from models.sync.deciding import Plan
from models.sync.gathering import mark_packed
from models.sync.leading_in import write_rows
from models.sync.marking import put_mark
from models.sync.sharing import FIELDS, Common, common_base, entity_of, remember_shared
from models.sync.undoing import Packed, Replaced, packed_of, row_before, value_before
from models.sync.values import ATTACHMENT, RESULT, TASK

V = TypeVar("V", ResultValue, TaskValue)
_Values = dict[str, Any]
_CONFLICT = "conflict"
ORIGINAL = "original"


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """Of which batch and sender the plan is, and what the person chose; `computer` makes edits.

    `decoded` are the texts that came in an old encoding: what stood there is kept in the history.
    """

    batch: str
    sender: str
    computer: str
    choices: Choices
    decoded: Sequence[Decoded] = ()


def apply_plan(session: Session, plan: Plan, by: Import) -> None:
    """Write what is to be kept into the session's transaction; losing values go to the journal."""
    replaced = Replaced()
    packed = packed_of(session, plan.office) if plan.carries_own else {}
    changes = write_rows(session, plan.rows, by.sender)
    for item in changes:
        after = item.row.content_digest
        replaced.add(item.row.entity, item.row.key, row_before(item.mine), after)
    _write_results(session, _kept(plan, plan.results, by), replaced, packed)
    _write_tasks(session, _kept(plan, plan.tasks, by), replaced, packed)
    _note_packed(session, plan)
    _note_losers(session, plan, by)
    _note_originals(session, plan, by)
    _write_evidence(session, plan, replaced)
    for mark, does in plan.marks:
        if does:
            put_mark(session, mark, replaced)
    if plan.is_own:
        remember_shared(session, [item for item, _ in plan.values])
    replaced.write(session, by.batch)


def _kept(
    plan: Plan, decided: Sequence[tuple[V, Decision]], by: Import
) -> list[tuple[V, V | None]]:
    """Return what to write, each with what it replaces."""
    kept: list[tuple[V, V | None]] = []
    for item, decision in decided:
        mine: Any = plan.mine(item)
        chosen = by.choices.get(item.key) if decision is Decision.CONFLICT and plan.is_own else None
        if chosen and mine is not None:
            base = common_base(plan.bases.get((entity_of(item), item.key)), mine, item)
            kept.append((_resolved(mine, item, base, chosen, by.computer), mine))
        elif plan.is_kept(item, decision):
            kept.append((item, mine))
    return kept


def _resolved(
    mine: V, theirs: V, base: Common | None, chosen: Mapping[str, Side], computer: str
) -> V:
    """Return what a person put together of two values: one more edit, which knows both."""
    joined = versions.joined(mine.version, theirs.version)
    fields: _Values = {}
    for name in FIELDS[entity_of(mine)]:
        side = chosen.get(name, Side.MINE)
        if side is Side.BASE and base is not None:
            fields[name] = _read_back(name, base.content.get(name))
        else:
            fields[name] = getattr(theirs if side is Side.THEIRS else mine, name)
    version = versions.after_edit(joined, computer)
    return replace(mine, **fields, version=version, base_version=joined)


def _read_back(name: str, value: object) -> object:
    if name == "state":
        return TaskState(str(value))
    if name == "unit":
        return value or ""
    if name in ("value", "numerator", "denominator", "percent") and value is not None:
        return Decimal(str(value))
    return value


def _note_packed(session: Session, plan: Plan) -> None:
    """Remember that own values which arrive have left already, in the very package they came in.

    What somebody typed into the file since is not what left; an arriving value that loses to one
    of this computer leaves that one waiting.
    """
    left: list[Value] = []
    for item, how in plan.values:
        mine = plan.mine(item)
        if item.office != plan.office or (how is Decision.CONFLICT and not plan.is_kept(item, how)):
            continue
        if item.key in plan.touched:
            left.append(replace(item, version=item.base_version))
        else:
            left.append(mine if how is Decision.SAME and mine is not None else item)
    mark_packed(
        session,
        [item for item in left if isinstance(item, ResultValue)],
        [item for item in left if isinstance(item, TaskValue)],
    )


def _note_losers(session: Session, plan: Plan, by: Import) -> None:
    """Keep in history what arrived and lost; what was here and lost is there already."""
    entries: list[Entry] = []
    for item, decision in plan.values:
        is_chosen = plan.is_own and item.key in by.choices
        if decision is Decision.CONFLICT and (is_chosen or not plan.is_kept(item, decision)):
            said = {name: getattr(item, name) for name in FIELDS[entity_of(item)]}
            entries.append(
                Entry(
                    entity=entity_of(item),
                    key=item.key,
                    column=_CONFLICT,
                    old=canonical_json(said),
                    new=None,
                )
            )
    entries += [
        Entry(
            entity=item.row.entity,
            key=item.row.key,
            column=_CONFLICT,
            old=journal.row_text(item.row.fields),
            new=None,
        )
        for item in plan.rows
        if plan.is_own and item.is_beaten
    ]
    journal.note(session, entries)


def _note_originals(session: Session, plan: Plan, by: Import) -> None:
    kept = {item.key: entity_of(item) for item, how in plan.values if plan.is_kept(item, how)}
    journal.note(
        session,
        [
            Entry(
                entity=kept[item.key],
                key=item.key,
                column=ORIGINAL,
                old=item.original,
                new=f"{item.header}: {item.text}",
            )
            for item in by.decoded
            if item.key in kept and item.original != item.text
        ],
    )


def _write_results(
    session: Session,
    pairs: Sequence[tuple[ResultValue, ResultValue | None]],
    replaced: Replaced,
    packed: Packed,
) -> None:
    fresh: list[ResultValue] = []
    edited: list[_Values] = []
    entries: list[Entry] = []
    for item, mine in pairs:
        replaced.add(RESULT, item.key, value_before(mine, packed), item.version)
        if mine is None:
            fresh.append(item)
            entries.append(_new(RESULT, item.key, _told(item)))
        else:
            keys = {"k_target": item.target, "k_office": item.office, "k_period": item.period}
            content = {name: getattr(item, name) for name in FIELDS[RESULT]}
            edited.append(keys | content | _owned(item))
            entries += _changed(RESULT, item.key, mine, item)
    journal.note(session, entries)
    match = and_(
        ResultRow.target == bindparam("k_target"),
        ResultRow.office == bindparam("k_office"),
        ResultRow.period == bindparam("k_period"),
    )
    _insert_results(session, fresh)
    _update(session, ResultRow, edited, match)


def _told(item: ResultValue) -> _Values:
    """Return a result as the journal tells of a whole row."""
    return {
        "denominator": item.denominator,
        "judged": item.judged,
        "note": item.note,
        "numerator": item.numerator,
        "office": item.office,
        "owner": item.office,
        "period": item.period,
        "raw_text": item.raw_text,
        "target": item.target,
        "value": item.value,
    }


def _insert_results(session: Session, fresh: Sequence[ResultValue]) -> None:
    names = ("target", "office", "period", *FIELDS[RESULT], "version", "base_version")
    columns: dict[str, list[Any]] = {name: list(map(attrgetter(name), fresh)) for name in names}
    columns["owner"] = columns["office"]
    columns["revision"] = [versions.revision(version) for version in columns["version"]]
    insert_columns(session, ResultRow, columns)


def _write_tasks(
    session: Session,
    pairs: Sequence[tuple[TaskValue, TaskValue | None]],
    replaced: Replaced,
    packed: Packed,
) -> None:
    fresh: list[_Values] = []
    edited: list[_Values] = []
    entries: list[Entry] = []
    for item, mine in pairs:
        content: _Values = {name: getattr(item, name) for name in FIELDS[TASK]}
        content["state"] = item.state.value
        owned = _owned(item)
        replaced.add(TASK, item.key, value_before(mine, packed), item.version)
        if mine is None:
            keys = {"task": item.task, "office": item.office}
            fresh.append(keys | content | owned)
            entries.append(_new(TASK, item.key, keys | content | {"owner": item.office}))
        else:
            edited.append({"k_task": item.task, "k_office": item.office} | content | owned)
            entries += _changed(TASK, item.key, mine, item)
    journal.note(session, entries)
    match = and_(
        TaskProgressRow.task == bindparam("k_task"),
        TaskProgressRow.office == bindparam("k_office"),
    )
    insert_rows(session, TaskProgressRow, fresh)
    _update(session, TaskProgressRow, edited, match)


def _update(
    session: Session,
    table: type[ResultRow | TaskProgressRow],
    edited: list[_Values],
    match: ColumnElement[bool],
) -> None:
    if edited:
        names = [name for name in edited[0] if not name.startswith("k_")]
        changes: _Values = {name: bindparam(name) for name in names}
        session.connection().execute(update(table).where(match).values(changes), edited)


def _write_evidence(session: Session, plan: Plan, replaced: Replaced) -> None:
    """Take over the list of files: whole for values that are kept, added to for equal ones."""
    fresh: list[tuple[str, Evidence]] = []
    gone: list[tuple[str, Evidence]] = []
    for item, how in plan.results:
        mine = plan.my_results.get(item.key)
        if not item.evidence and (mine is None or not mine.evidence):
            continue
        is_kept = plan.is_kept(item, how)
        if is_kept or (how is Decision.SAME and mine and item.version == mine.version):
            here = {file.sha256: file for file in mine.evidence} if mine else {}
            there = {file.sha256: file for file in item.evidence}
            fresh += [(item.key, file) for sha256, file in there.items() if sha256 not in here]
            lost = [(item.key, file) for sha256, file in here.items() if sha256 not in there]
            gone += lost if is_kept else []
    _write_files(session, fresh, gone, replaced)


def _write_files(
    session: Session,
    fresh: Sequence[tuple[str, Evidence]],
    gone: Sequence[tuple[str, Evidence]],
    replaced: Replaced,
) -> None:
    for pairs, is_new in ((fresh, True), (gone, False)):
        journal.note(session, [_attached(key, file, is_new=is_new) for key, file in pairs])
        for key, file in pairs:
            before = None if is_new else _attachment(key, file)
            replaced.add(ATTACHMENT, f"{RESULT}|{key}|{file.sha256}", before, "1" if is_new else "")
    if fresh:
        rows = [_attachment(key, file) for key, file in fresh]
        session.connection().execute(insert(AttachmentRow), rows)
    for key, file in gone:
        session.execute(
            delete(AttachmentRow).where(
                AttachmentRow.entity == RESULT,
                AttachmentRow.key == key,
                AttachmentRow.sha256 == file.sha256,
            )
        )


def _owned(item: Value) -> _Values:
    return {
        "owner": item.office,
        "version": item.version,
        "base_version": item.base_version,
        "revision": versions.revision(item.version),
    }


def _new(entity: str, key: str, values: _Values) -> Entry:
    return Entry(entity=entity, key=key, column=WHOLE_ROW, old=None, new=journal.row_text(values))


def _changed(entity: str, key: str, mine: Value, item: Value) -> Iterable[Entry]:
    for name in FIELDS[entity]:
        old, new = (journal.value_text(getattr(value, name)) for value in (mine, item))
        if (old or "") != (new or ""):
            yield Entry(entity=entity, key=key, column=name, old=old, new=new)


def _attachment(key: str, file: Evidence) -> _Values:
    return {
        "entity": RESULT,
        "key": key,
        "sha256": file.sha256,
        "name": file.name,
        "size": file.size,
    }


def _attached(key: str, file: Evidence, *, is_new: bool) -> Entry:
    text = journal.row_text(_attachment(key, file))
    return Entry(
        entity=ATTACHMENT,
        key=f"{RESULT}|{key}|{file.sha256}",
        column=WHOLE_ROW,
        old=None if is_new else text,
        new=text if is_new else None,
    )
