"""Rows the leader owns, taken out of their tables with versions."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import Column, ColumnElement, String, Table, and_, insert, or_, select, update
from sqlalchemy.orm import Session

from models.domain import versions
from models.domain.carried import RowValue
from models.domain.periods import parse_period
from models.domain.values import Plain, decimal_text
from models.schema.base import Base, Exact, Text
from models.schema.exchange import RowVersionRow
from models.schema.programmes import ProgrammeRow
from models.schema.targets import TargetRow

ENTITIES = (
    "document",
    "cluster",
    "membership",
    "programme",
    "programme_text",
    "field",
    "motto",
    "legal_basis",
    "movement",
    "phase",
    "task",
    "duty",
    "target",
    "assignment",
    "deadline",
    "period_lock",
    "adjustment",
    "handover",
    "proposal",
    "registration",
    "exemplar",
)
PROPOSAL, REGISTRATION, EXEMPLAR = MEMBER_ROWS = ("proposal", "registration", "exemplar")
_APART = frozenset(
    {
        "owner",
        "version",
        "base_version",
        "revision",
        "ready_revision",
        "packed_revision",
        "receipted_revision",
        "accepted_revision",
        "returned_revision",
        "return_reason",
        "done_on",
        "copied_from",
    }
)
_VERSION = RowVersionRow.__table__.c


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Whose rows go into a package: a cluster, the years, and one office where only it is meant.

    What members tell beside their figures goes along only `with_told`: it is nobody else's to read.
    """

    cluster: str
    years: tuple[int, ...]
    office: str = ""
    with_told: bool = False


def table_of(entity: str) -> Table:
    """Return the table of an entity that packages may carry; KeyError for any other."""
    if entity not in ENTITIES:
        raise KeyError(entity)
    return Base.metadata.tables[entity]


def said_columns(table: Table) -> list[str]:
    """Return the names of the columns that carry what a row says."""
    return [column.name for column in table.columns if column.name not in _APART]


def kind_of(column: Column[Any]) -> type[Any]:
    """Return the kind of Python value a column holds; our own types do not tell it themselves."""
    if isinstance(column.type, Exact):
        return Decimal
    if isinstance(column.type, Text | String):
        return str
    return column.type.python_type


def leader_rows(session: Session, scope: Scope) -> list[RowValue]:
    """Return every row the leader owns in `scope`, parents before children, without versions."""
    programmes = programmes_in_force(session, scope)
    targets = set(
        session.execute(select(TargetRow.id).where(TargetRow.programme.in_(programmes))).scalars()
    )
    found: list[RowValue] = []
    for entity in ENTITIES:
        if entity in MEMBER_ROWS and not scope.with_told:
            continue
        table = table_of(entity)
        condition = leader_condition(table, scope, programmes)
        rows = list(rows_where(session, table, condition))
        if "target" in table.c:
            rows = [row for row in rows if str(row.fields["target"]) in targets]
        found += [row for row in rows if _is_of_years(row, scope)]
    return _with_cited_documents(found)


def rows_where(
    session: Session, table: Table, condition: ColumnElement[bool]
) -> Iterable[RowValue]:
    """Yield the rows of `table` that fit, as packages carry them, by key."""
    names = said_columns(table)
    keys = [column.name for column in table.primary_key]
    query = select(*(table.c[name] for name in names)).where(condition)
    for values in session.execute(query.order_by(*table.primary_key)).mappings():
        yield RowValue(
            entity=table.name,
            key="|".join(str(values[name]) for name in keys),
            fields={name: plain(values[name]) for name in names if values[name] not in (None, "")},
        )


def plain(value: object) -> Plain:
    """Return the canonical text of a column's value; numbers and truths stay what they are."""
    if isinstance(value, Decimal):
        return decimal_text(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str | int | bool):
        return value
    raise TypeError(type(value).__name__)


def versions_of(session: Session) -> dict[tuple[str, str], RowVersionRow]:
    """Return the version of every row that ever travelled."""
    rows = session.execute(select(RowVersionRow)).scalars()
    return {(row.entity, row.key): row for row in rows}


def stamped(session: Session, rows: Sequence[RowValue], computer: str) -> list[RowValue]:
    """Give the leader's rows their versions, as `numbered` does, and write them down."""
    answer = numbered(session, rows, computer, lambda entity, _key: entity not in MEMBER_ROWS)
    write_versions(session, answer)
    return answer


def numbered(
    session: Session,
    rows: Sequence[RowValue],
    computer: str,
    is_ours: Callable[[str, str], bool],
) -> list[RowValue]:
    """Give each row its version, one edit more where it changed since it last travelled.

    Rows that are gone follow as removed ones, as far as `is_ours` says so of entity and key.
    """
    known = versions_of(session)
    answer: list[RowValue] = []
    for row in rows:
        before = known.get((row.entity, row.key))
        if before is not None and before.digest == row.content_digest and not before.removed:
            answer.append(replace(row, version=before.version, base_version=before.base_version))
            continue
        base = before.version if before is not None else ""
        answer.append(replace(row, version=versions.after_edit(base, computer), base_version=base))
    here = {(row.entity, row.key) for row in answer}
    for place, before in known.items():
        if place in here or not is_ours(*place):
            continue
        if not before.removed and _exists(session, *place):
            continue
        gone = RowValue(entity=place[0], key=place[1], fields={}, is_removed=True)
        base = before.base_version if before.removed else before.version
        version = before.version if before.removed else versions.after_edit(base, computer)
        answer.append(replace(gone, version=version, base_version=base))
    return answer


def write_versions(session: Session, rows: Iterable[RowValue]) -> None:
    """Write down the version of each row, over what was known of it."""
    known = {(row.entity, row.key) for row in versions_of(session).values()}
    fresh: list[dict[str, Any]] = []
    for row in rows:
        values = {
            "entity": row.entity,
            "key": row.key,
            "version": row.version,
            "base_version": row.base_version,
            "digest": row.content_digest,
            "removed": row.is_removed,
        }
        if (row.entity, row.key) not in known:
            fresh.append(values)
            continue
        session.execute(
            update(RowVersionRow)
            .where(_VERSION.entity == row.entity, _VERSION.key == row.key)
            .values(**values)
        )
    if fresh:
        session.connection().execute(insert(RowVersionRow), fresh)


def key_condition(table: Table, key: str) -> ColumnElement[bool]:
    """Return the condition that names one row. ValueError for a key of another shape."""
    columns = list(table.primary_key)
    parts = key.split("|")
    if len(parts) != len(columns):
        raise ValueError(key)
    pairs = zip(columns, parts, strict=True)
    return and_(*(column == kind_of(column)(part) for column, part in pairs))


def _exists(session: Session, entity: str, key: str) -> bool:
    table = table_of(entity)
    first = next(iter(table.primary_key))
    return session.execute(select(first).where(key_condition(table, key))).first() is not None


def programmes_in_force(session: Session, scope: Scope) -> list[str]:
    """Return the codes of the cluster's programmes, and of those of everybody, in those years."""
    in_force = or_(
        *(
            and_(ProgrammeRow.year_from <= year, ProgrammeRow.year_to >= year)
            for year in scope.years
        )
    )
    query = select(ProgrammeRow.code).where(in_force, ProgrammeRow.cluster.in_(("", scope.cluster)))
    return list(session.execute(query.order_by(ProgrammeRow.code)).scalars())


def leader_condition(table: Table, scope: Scope, programmes: Sequence[str]) -> ColumnElement[bool]:
    """Return the condition of the rows of `table` that are in `scope`."""
    columns = table.c
    parts: list[ColumnElement[bool]] = []
    if table.name == "programme":
        parts.append(columns.code.in_(programmes))
    elif "programme" in columns:
        parts.append(columns.programme.in_(programmes))
    if table.name == "cluster":
        parts.append(columns.code == scope.cluster)
    elif "cluster" in columns and "year" in columns:
        parts.append(columns.cluster == scope.cluster)
    if "year" in columns:
        parts.append(columns.year.in_(scope.years))
    if scope.office and table.name in ("assignment", "adjustment"):
        parts.append(columns.office == scope.office)
    return and_(*parts) if parts else columns[said_columns(table)[0]].is_not(None)


def _is_of_years(row: RowValue, scope: Scope) -> bool:
    if row.entity != "adjustment":
        return True
    period = parse_period(str(row.fields["period"]))
    return any(period.overlaps(parse_period(str(year))) for year in scope.years)


def _with_cited_documents(rows: Sequence[RowValue]) -> list[RowValue]:
    cited = {str(row.fields.get("document", "")) for row in rows}
    return [row for row in rows if row.entity != "document" or row.key in cited]
