"""Many new rows of one table in one statement, without what the ORM spends on each of them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import repeat
from typing import Any

from sqlalchemy import Column, Dialect, insert
from sqlalchemy.orm import Session

from models.schema.base import Base, Exact, Text, composed, exact_text


def insert_rows(session: Session, of: type[Base], rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert `rows`, which all fill in the same columns; the others get their plain defaults.

    Values pass through the types of their columns as in any other statement, column by column.
    Raises KeyError for a row without one of the columns, or a column that is not the table's.
    """
    if rows:
        columns = {name: [row[name] for row in rows] for name in rows[0]}
        insert_columns(session, of, columns)


def insert_columns(
    session: Session,
    of: type[Base],
    columns: Mapping[str, Sequence[Any]],
    *,
    same: Mapping[str, Any] | None = None,
    as_stored: Collection[str] = (),
) -> None:
    """Insert rows given as columns of one length; what is the `same` in every row is given once.

    Columns named in `as_stored` hold what the driver is to get, texts composed already. Raises
    KeyError for a column that is not the table's, ValueError for columns of several lengths.
    """
    (count,) = {len(values) for values in columns.values()}
    if not count:
        return
    shared = same or {}
    table = of.metadata.tables[of.__tablename__]
    filled = [
        column
        for column in table.columns
        if column.name in columns or column.name in shared or column.default
    ]
    if not {*columns, *shared} <= {column.name for column in filled}:
        raise KeyError(of.__tablename__)
    connection = session.connection()
    statement = _statement(of, tuple(column.name for column in filled), connection.dialect)
    values: list[Iterable[Any]] = []
    for column in filled:
        told = columns.get(column.name)
        if told is None:
            values.append(repeat(_once(column, shared, connection.dialect), count))
        elif column.name in as_stored:
            values.append(told)
        else:
            bind = _bound(column, connection.dialect)
            values.append(map(bind, told) if bind else told)
    connection.exec_driver_sql(statement, list(zip(*values, strict=True)))


@lru_cache(maxsize=64)
def _statement(of: type[Base], names: tuple[str, ...], dialect: Dialect) -> str:
    return str(insert(of).compile(dialect=dialect, column_keys=names))


def _once(column: Column[Any], shared: Mapping[str, Any], dialect: Dialect) -> Any:  # noqa: ANN401 - what the driver gets
    """Return what the driver gets in every row alike."""
    bind = _bound(column, dialect)
    if column.name in shared:
        value = shared[column.name]
    else:
        default: Any = column.default
        value = default.arg
    return bind(value) if bind else value


def _bound(column: Column[Any], dialect: Dialect) -> Any:  # noqa: ANN401 - untyped in the library
    if isinstance(column.type, Text | Exact):
        return composed if isinstance(column.type, Text) else exact_text
    return column.type.dialect_impl(dialect).bind_processor(dialect)
