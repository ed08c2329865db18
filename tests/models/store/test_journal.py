from collections.abc import Callable
from decimal import Decimal
from unicodedata import normalize

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from models.schema.targets import ResultRow
from models.schema.workspace import ChangeRow
from models.store.journal import first_broken, head, row_text
from models.usecases.desk import Desk
from models.usecases.safety import check_journal, state_hash
from models.usecases.workspace import choose_year

TARGET = "1097.tiet-kiem.cai-cach-hanh-chinh"


def last_change(desk: Desk) -> ChangeRow:
    with desk.store.read() as session:
        row = session.get(ChangeRow, head(session)[0])
        assert row is not None
        return row


def tamper(desk: Desk, statement: str, **values: object) -> None:
    """Do what a stranger with a database tool can do."""
    with desk.store.write(desk.mark()) as session:
        session.execute(text("DROP TRIGGER change_is_never_updated"))
        session.execute(text("DROP TRIGGER change_is_never_deleted"))
        session.execute(text(statement), values)


def test_a_change_leaves_who_when_old_new_and_why(desk: Desk) -> None:
    choose_year(desk, 2024)

    row = last_change(desk)
    assert (row.office, row.user, row.why) == ("lao-cai", "Nguyễn Thị Ánh", "edit")
    assert (row.entity, row.key, row.column) == ("workspace", "1", "year")
    assert (row.old, row.new) == ("2023", "2024")
    assert row.at.year == 2026


def test_writing_the_same_value_leaves_no_row(desk: Desk) -> None:
    before = last_change(desk).seq

    choose_year(desk, 2023)

    assert last_change(desk).seq == before


def test_a_new_row_is_kept_whole_with_its_zero_and_its_no(desk: Desk) -> None:
    with desk.store.write(desk.mark()) as session:
        session.add(
            ResultRow(
                target=TARGET, office="lao-cai", period="2023", value=Decimal(0), judged=False
            )
        )

    row = last_change(desk)
    assert row.key == f"{TARGET}|lao-cai|2023"
    assert '"value":"0"' in (row.new or "")
    assert '"judged":false' in (row.new or "")


def test_the_text_of_a_row_leaves_out_only_what_is_empty() -> None:
    values = {"a": None, "b": "", "c": 0, "d": False, "e": Decimal("1.50"), "version": "x:1"}

    assert row_text(values) == '{"c":0,"d":false,"e":"1.5"}'


def test_the_seals_of_an_honest_journal_fit(desk: Desk) -> None:
    for year in range(2020, 2030):
        choose_year(desk, year)

    assert check_journal(desk) is None


@pytest.mark.parametrize("seq", [1, 2, 100])
@pytest.mark.parametrize(
    "statement",
    [
        """UPDATE "change" SET new = 'giả' WHERE seq = :seq""",
        """UPDATE "change" SET "user" = 'người khác' WHERE seq = :seq""",
        """UPDATE "change" SET at = '2020-01-01 00:00:00.000000' WHERE seq = :seq""",
        """UPDATE "change" SET seal = previous_seal WHERE seq = :seq""",
        """UPDATE "change" SET previous_seal = seal WHERE seq = :seq""",
        """DELETE FROM "change" WHERE seq = :seq""",
        """UPDATE "change" SET seq = 100000 WHERE seq = :seq""",
    ],
)
def test_tampering_is_found_with_the_number_of_the_row(
    seq: int, statement: str, desk: Desk
) -> None:
    tamper(desk, statement, seq=seq)

    assert check_journal(desk) == seq


@pytest.mark.parametrize(
    "statement", ["""UPDATE "change" SET new = 'giả'""", """DELETE FROM "change" """]
)
def test_the_journal_refuses_update_and_delete(statement: str, desk: Desk) -> None:
    with (
        pytest.raises(IntegrityError, match="only ever added to"),
        desk.store.write(desk.mark()) as session,
    ):
        session.execute(text(statement))

    assert check_journal(desk) is None


def test_a_write_that_fails_leaves_neither_value_nor_journal_row(desk: Desk) -> None:
    before, seq = state_hash(desk), last_change(desk).seq

    def fail() -> None:
        with desk.store.write(desk.mark()) as session:
            session.add(ResultRow(target=TARGET, office="lao-cai", period="2023", note="dở dang"))
            session.flush()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()

    assert (state_hash(desk), last_change(desk).seq) == (before, seq)


def test_the_seals_hold_text_that_was_pasted_decomposed(desk: Desk) -> None:
    decomposed = normalize("NFD", "Điện Biên")
    with desk.store.write(desk.mark()) as session:
        session.add(ResultRow(target=TARGET, office="lao-cai", period="2023", note=decomposed))

    assert check_journal(desk) is None
    assert "Điện Biên" in (last_change(desk).new or "")


def test_an_empty_journal_is_sound(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk()
    tamper(desk, """DELETE FROM "change" """)

    with desk.store.read() as session:
        assert first_broken(session) is None
        assert head(session) == (0, "0" * 64)
