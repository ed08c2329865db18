"""Rows inserted in bulk are the rows any other insert writes."""

from collections.abc import Iterator
from decimal import Decimal

import pytest
from sqlalchemy import create_engine, insert, text
from sqlalchemy.orm import Session

from models.schema.base import Base
from models.schema.targets import ResultRow
from models.store.bulk import insert_rows

ROWS = [
    {
        "target": f"kt.{number}",
        "office": "son-la",
        "period": "2026",
        "value": value,
        "note": note,
        "judged": judged,
    }
    for number, (value, note, judged) in enumerate(
        [
            (Decimal("95.50"), "Đã đạt", True),
            (Decimal("1E+3"), "hoa\u0300 thie\u0302\u0323n", None),
            (None, "", False),
        ]
    )
]


@pytest.fixture
def session() -> Iterator[Session]:
    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        yield session
    engine.dispose()


def test_types_and_defaults_are_those_of_any_insert(session: Session) -> None:
    session.execute(insert(ResultRow), ROWS)
    by_orm = session.execute(text("SELECT * FROM result ORDER BY target")).all()
    session.execute(text("DELETE FROM result"))
    insert_rows(session, ResultRow, ROWS)
    in_bulk = session.execute(text("SELECT * FROM result ORDER BY target")).all()
    assert len(in_bulk) == len(ROWS)
    assert in_bulk == by_orm


def test_no_rows_write_nothing(session: Session) -> None:
    insert_rows(session, ResultRow, [])
    assert session.execute(text("SELECT count(*) FROM result")).scalar_one() == 0


@pytest.mark.parametrize("rows", [[ROWS[0], {"target": "kt.9"}], [{"colour": "red"}]])
def test_rows_that_differ_or_say_too_much_are_bugs(
    session: Session, rows: list[dict[str, object]]
) -> None:
    with pytest.raises(KeyError):
        insert_rows(session, ResultRow, rows)
