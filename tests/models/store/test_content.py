from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from models.schema import Base
from models.schema.awards import (
    AwardRecordRow,
    CollectiveRow,
    DossierRow,
    FigureRow,
    NominationRow,
    PersonRow,
)
from models.schema.documents import AttachmentRow
from models.schema.packages import PackageRow
from models.schema.programmes import TaskProgressRow, TaskRow
from models.schema.targets import ResultRow, TargetRow
from models.schema.workspace import SettingRow, WorkspaceRow
from models.store.content import COLUMNS_APART, TABLES_APART
from models.usecases.desk import Desk
from models.usecases.safety import state_hash

TARGET = "1097.tiet-kiem.cai-cach-hanh-chinh"
Edit = Callable[[Session], object]
MakeDesk = Callable[..., Desk]


def do(desk: Desk, *edits: Edit) -> str:
    """Do each edit in a transaction of its own and return the hash afterwards."""
    for edit in edits:
        with desk.store.write(desk.mark()) as session:
            edit(session)
    return state_hash(desk)


def result(period: str, value: str | None, **more: Any) -> Edit:
    row: dict[str, Any] = {"target": TARGET, "office": "lao-cai", "period": period} | more
    return lambda session: session.add(
        ResultRow(value=None if value is None else Decimal(value), **row)
    )


def nominate(suffix: str, names: list[str]) -> Edit:
    """Nominate people in the given order, all codes ending in `suffix`."""

    def edit(session: Session) -> None:
        session.add(
            DossierRow(
                code=f"d{suffix}",
                office="lao-cai",
                year=2023,
                title="Hồ sơ",
                dated=date(2023, 12, 1),
            )
        )
        session.add(CollectiveRow(code=f"c{suffix}", name="Phòng Bưu chính"))
        for name in names:
            session.add(PersonRow(code=f"p-{name}{suffix}", full_name=name))
        session.flush()
        for name in names:
            session.add(
                NominationRow(
                    code=f"n-{name}{suffix}",
                    dossier=f"d{suffix}",
                    subject_kind="person",
                    subject=f"p-{name}{suffix}",
                    award="giay-khen",
                )
            )
        session.flush()
        for name in names:
            session.add(FigureRow(nomination=f"n-{name}{suffix}", target=TARGET, period="2023"))
            session.add(
                AwardRecordRow(
                    code=f"a-{name}{suffix}",
                    subject_kind="person",
                    subject=f"p-{name}{suffix}",
                    award="giay-khen",
                    award_name="Giấy khen",
                    year=2022,
                )
            )
            session.add(
                AttachmentRow(
                    entity="nomination", key=f"n-{name}{suffix}", sha256="0" * 64, name="a", size=1
                )
            )

    return edit


def test_the_same_edits_in_another_order_give_the_same_hash(make_desk: MakeDesk) -> None:
    one, other = make_desk("một"), make_desk("hai")
    edits = [result("2021", "1.5"), result("2022", "95.50", note="Điện Biên"), result("2023", "0")]

    assert do(one, *edits) == do(other, *reversed(edits))


def test_random_codes_play_no_part(make_desk: MakeDesk) -> None:
    one, other = make_desk("một"), make_desk("hai")

    assert do(one, nominate("x1", ["Lý A", "Mai B"])) == do(
        other, nominate("z9", ["Mai B", "Lý A"])
    )


def test_it_matters_who_is_nominated(make_desk: MakeDesk) -> None:
    one, other = make_desk("một"), make_desk("hai")
    people = nominate("x1", ["Lý A", "Mai B"])

    def swap(session: Session) -> None:
        session.execute(
            update(FigureRow)
            .values(nomination="n-Lý Ax1", period="2024")
            .where(FigureRow.nomination == "n-Mai Bx1")
        )

    assert do(one, people) != do(other, people, swap)


@pytest.mark.parametrize(
    "edit",
    [
        result("2023", "0"),
        result("2023", None, note="chưa có số liệu"),
        result("2023", None, judged=False),
        lambda session: session.add(SettingRow(key="a", value="b")),
        lambda session: session.execute(update(TargetRow).values(name="khác")),
        lambda session: session.execute(update(WorkspaceRow).values(year=2030)),
        lambda session: session.add(PersonRow(code="p", full_name="Lý A")),
    ],
)
def test_any_value_a_person_gives_changes_the_hash(edit: Edit, desk: Desk) -> None:
    before = state_hash(desk)

    assert do(desk, edit) != before


def log_a_package(session: Session) -> None:
    session.add(
        PackageRow(
            id="a",
            direction="in",
            kind="submission",
            year=2023,
            handled_at=datetime(2023, 12, 1),  # noqa: DTZ001  the office's own wall clock
            content_hash="",
            file_hash="",
            file_name="a",
        )
    )


@pytest.mark.parametrize(
    "edit",
    [
        result("2023", None, owner="lao-cai", version="a:2", revision=2),
        log_a_package,
        lambda session: session.execute(update(WorkspaceRow).values(computer="khác")),
        lambda session: session.execute(
            insert(TaskProgressRow).values(
                task=session.execute(select(TaskRow.id)).scalars().first(), office="lao-cai"
            )
        ),
    ],
)
def test_what_says_nothing_changes_nothing(edit: Edit, desk: Desk) -> None:
    before = state_hash(desk)

    assert do(desk, edit) == before


def test_how_far_a_value_has_travelled_plays_no_part(desk: Desk) -> None:
    before = do(desk, result("2023", "5"))
    counters = {name: 7 for name in COLUMNS_APART if name.endswith("_revision")} | {
        "version": "b:7"
    }

    assert do(desk, lambda session: session.execute(update(ResultRow).values(**counters))) == before


def test_a_value_taken_back_gives_the_first_hash_again(desk: Desk) -> None:
    before = state_hash(desk)

    after = do(desk, result("2023", "5"), lambda session: session.execute(delete(ResultRow)))

    assert after == before


def test_two_offices_do_not_agree(make_desk: MakeDesk) -> None:
    assert state_hash(make_desk("một")) != state_hash(make_desk("hai", office="son-la"))


def test_what_is_apart_is_named_and_exists() -> None:
    tables = Base.metadata.tables
    columns = {column.name for table in tables.values() for column in table.columns}

    assert tables.keys() >= TABLES_APART
    assert columns >= COLUMNS_APART
