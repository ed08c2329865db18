"""Many new rows of one table in one statement, without what the ORM spends on each of them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Column, Dialect, insert
from sqlalchemy.orm import Session

from models.schema.base import Base


def insert_rows(session: Session, of: type[Base], rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert `rows`, which all fill in the same columns; the others get their plain defaults.

    Values pass through the types of their columns as in any other statement, column by column.
    Raises KeyError for a row without one of the columns, or a column that is not the table's.
    """
    if not rows:
        return
    connection = session.connection()
    given = rows[0].keys()
    columns = [
        column
        for column in of.metadata.tables[of.__tablename__].columns
        if column.name in given or column.default
    ]
    if not given <= {column.name for column in columns}:
        raise KeyError(of.__tablename__)
    names = [column.name for column in columns]
    statement = insert(of).compile(dialect=connection.dialect, column_keys=names)
    values = [_stored(column, rows, connection.dialect) for column in columns]
    connection.exec_driver_sql(str(statement), list(zip(*values, strict=True)))


def _stored(
    column: Column[Any], rows: Sequence[Mapping[str, Any]], dialect: Dialect
) -> Iterable[Any]:
    """Return what the driver gets of one column, row by row."""
    bind = column.type.dialect_impl(dialect).bind_processor(dialect)
    if column.name not in rows[0]:
        default: Any = column.default
        value = default.arg
        return [bind(value) if bind else value] * len(rows)
    values = [row[column.name] for row in rows]
    return map(bind, values) if bind else values
