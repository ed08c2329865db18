from decimal import Decimal

import pytest

from models.schema import Base
from models.schema.awards import AwardRecordRow, PersonRow
from models.schema.merits import InitiativeRow
from models.schema.targets import ResultRow
from models.store.content import TABLES_APART
from models.usecases.desk import Desk
from models.usecases.journal_words import COLUMN_WORDS, ENTITY_WORDS, WHY_WORDS
from models.usecases.safety import ChangeFacts, journal_page
from models.usecases.workspace import choose_year

TARGET = "1097.tiet-kiem.cai-cach-hanh-chinh"


def test_the_latest_change_comes_first_in_the_users_words(desk: Desk) -> None:
    choose_year(desk, 2024)

    change = journal_page(desk, before=None, limit=1)[0]

    assert (change.entity_label, change.column_label) == ("Tệp dữ liệu", "Năm")
    assert (change.old, change.new, change.why_label) == ("2023", "2024", "Sửa trên màn hình")
    assert change.user == "Nguyễn Thị Ánh"


def test_pages_follow_one_another_without_gap_or_repeat(desk: Desk) -> None:
    whole = journal_page(desk, before=None, limit=100_000)

    pages: list[ChangeFacts] = []
    before = None
    while page := journal_page(desk, before=before, limit=37):
        pages.extend(page)
        before = page[-1].seq

    assert tuple(pages) == whole
    assert [change.seq for change in whole] == list(range(len(whole), 0, -1))


def test_a_row_is_named_by_what_it_is_about(desk: Desk) -> None:
    with desk.store.write(desk.mark()) as session:
        session.add(
            ResultRow(target=TARGET, office="lao-cai", period="2023", value=Decimal("95.5"))
        )
        session.add(PersonRow(code="p1", full_name="Lý A Dình"))

    found = {change.entity: change for change in journal_page(desk, before=None, limit=2)}

    assert found["person"].subject == "Lý A Dình"
    assert found["result"].subject.startswith("Đẩy mạnh cải cách hành chính")
    assert "Giá trị: 95.5" in found["result"].new
    assert found["result"].old == ""


def test_rows_whose_code_says_nothing_are_named_as_well(desk: Desk) -> None:
    with desk.store.write(desk.mark()) as session:
        session.add(InitiativeRow(code="m-3df5", subject="p1", year=2023, title="Số hoá hồ sơ"))
        session.add(
            AwardRecordRow(
                code="cn-ly-a-dinh-1980-2022",
                subject_kind="individual",
                subject="p1",
                award="LDTT",
                award_name="Lao động tiên tiến",
                year=2022,
            )
        )

    found = {change.entity: change for change in journal_page(desk, before=None, limit=2)}

    assert found["initiative"].subject == "Số hoá hồ sơ"
    assert found["award_record"].subject == "Lao động tiên tiến"


@pytest.mark.parametrize("search", ["dinh", "LÝ A DÌNH", "ly a dinh", "Cá nhân", "ca nhan"])
def test_the_search_knows_vietnamese(search: str, desk: Desk) -> None:
    with desk.store.write(desk.mark()) as session:
        session.add(PersonRow(code="p1", full_name="Lý A Dình"))

    found = journal_page(desk, before=None, limit=100, search=search)

    assert "p1" in [change.key for change in found]


def test_a_search_looks_through_the_whole_journal(desk: Desk) -> None:
    for year in range(2030, 2040):
        choose_year(desk, year)

    found = journal_page(desk, before=None, limit=5, search="đến năm: 2030")
    assert {change.why for change in found} == {"catalogue"}
    assert journal_page(desk, before=None, limit=5, search="không đâu có chữ này") == ()


def test_every_table_and_column_has_a_name_in_the_users_words() -> None:
    tables = [t for name, t in Base.metadata.tables.items() if name not in TABLES_APART]
    travelling = {"version", "base_version", "revision"}
    columns = {
        column.name
        for table in tables
        for column in table.columns
        if column.name not in travelling and not column.name.endswith("_revision")
    }

    assert {table.name for table in tables} <= ENTITY_WORDS.keys()
    assert columns <= COLUMN_WORDS.keys()
    assert WHY_WORDS.keys() == {"edit", "import", "undo", "catalogue", "restore"}
