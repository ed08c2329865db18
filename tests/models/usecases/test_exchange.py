import shutil
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook

from models.domain.changed import Changed
from models.domain.errors import UserError
from models.domain.package import PackageKind
from models.domain.submission import SendState
from models.usecases.desk import Desk
from models.usecases.entering import enter_results, undo_last
from models.usecases.example import fill_with_example
from models.usecases.exchange import (
    board,
    consolidate,
    export_submission,
    list_packages,
    preview,
    take_in,
    take_in_all,
)
from models.usecases.pending import pending_count
from models.usecases.safety import Reason, list_backups, state_hash
from models.usecases.targets import ResultEdit
from tests.models.exchange_sample import (
    SOFFICE,
    TARGET,
    column_of,
    edited,
    enter,
    resaved,
    row_of,
    sent,
)

needs_soffice = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")


@pytest.fixture
def leader(make_desk: Callable[..., Desk]) -> Desk:
    return make_desk("lao-cai")


@pytest.fixture
def member(make_desk: Callable[..., Desk]) -> Desk:
    desk = make_desk("son-la", office="son-la")
    fill_with_example(desk, 2023)
    return desk


@pytest.fixture
def package(member: Desk, tmp_path: Path) -> Path:
    return sent(member, tmp_path / "nop-son-la.xlsx")


def type_into(key: str, column: str, value: object, sheet: str = "Chỉ tiêu") -> Callable[..., None]:
    def edit(book: Workbook) -> None:
        page = book[sheet]
        page.cell(row_of(page, key), column_of(page, column)).value = value

    return edit


def test_a_preview_counts_everything_as_new_and_writes_nothing(leader: Desk, package: Path) -> None:
    before = (state_hash(leader), leader.place.read_bytes())

    seen = preview(leader, package)

    assert (seen.meta.kind, seen.meta.sender) == (PackageKind.SUBMISSION, "son-la")
    parts = (seen.parsed.results, seen.parsed.tasks, seen.parsed.rows)
    assert seen.counts.new == seen.counts.total == sum(map(len, parts))
    assert (seen.refusal, seen.problems, seen.unknown) == ("", (), ())
    assert not seen.is_touched
    assert (state_hash(leader), leader.place.read_bytes()) == before


def test_what_the_preview_counted_is_what_the_import_writes(leader: Desk, package: Path) -> None:
    seen = preview(leader, package)

    report = take_in(leader, package, seen=seen)

    assert report.value.counts == seen.counts
    assert Changed.RESULTS in report.changed
    assert [item.reason for item in list_backups(leader)] == [Reason.IMPORT]
    again = preview(leader, package)
    assert again.counts.same == seen.counts.new
    assert again.already_imported_at is not None


def test_importing_again_says_when_it_came_and_changes_nothing(leader: Desk, package: Path) -> None:
    take_in(leader, package)
    before = state_hash(leader)

    again = take_in(leader, package)

    assert again.value.already_imported_at is not None
    assert again.changed is Changed.NOTHING
    assert state_hash(leader) == before


@pytest.mark.parametrize("name", ["a.xlsx", "nop-son-la (1).xlsx", "Gói nộp của Sơn La.XLSX"])
def test_a_renamed_file_is_the_same_package(
    leader: Desk, package: Path, tmp_path: Path, name: str
) -> None:
    take_in(leader, package)
    renamed = Path(shutil.copy(package, tmp_path / name))

    assert take_in(leader, renamed).value.already_imported_at is not None


@needs_soffice
def test_a_package_saved_again_by_libreoffice_is_the_same_package(
    leader: Desk, package: Path, tmp_path: Path
) -> None:
    seen = preview(leader, resaved(package, tmp_path / "lo"))

    assert (seen.counts.new, seen.counts.problem) == (seen.counts.total, 0)
    assert (seen.is_touched, seen.problems, seen.unknown) == (False, (), ())
    assert seen.parsed.results == preview(leader, package).parsed.results


def test_a_number_changed_in_excel_is_shown_and_needs_a_yes(
    leader: Desk, package: Path, tmp_path: Path
) -> None:
    take_in(leader, package)
    touched = edited(package, tmp_path / "sua.xlsx", type_into(f"{TARGET}|2023", "value", 71.5))

    seen = preview(leader, touched)

    assert seen.is_touched
    assert (seen.counts.changed, seen.counts.new) == (1, 0)
    assert [(row.new.split(";")[0], row.is_touched) for row in seen.rows] == [("71,5 %/năm", True)]
    with pytest.raises(UserError, match="đã được sửa ngoài phần mềm"):
        take_in(leader, touched)
    assert take_in(leader, touched, accept_touched=True).value.counts.changed == 1


def test_a_wrong_cell_is_a_problem_with_its_address_and_the_rest_is_taken(
    leader: Desk, package: Path, tmp_path: Path
) -> None:
    wrong = edited(package, tmp_path / "sai.xlsx", type_into(f"{TARGET}|2023", "value", "nhiều"))

    seen = preview(leader, wrong)

    (problem,) = seen.problems
    assert (problem.sheet, problem.code, problem.found) == ("Chỉ tiêu", TARGET, "nhiều")
    assert problem.cell[0].isalpha()
    assert seen.counts.problem == 1
    assert seen.counts.total == preview(leader, package).counts.total


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"khong phai goi", b"%PDF-1.7"])
def test_a_file_that_is_no_package_is_refused_and_changes_nothing(
    leader: Desk, tmp_path: Path, content: bytes
) -> None:
    place = tmp_path / "la.xlsx"
    place.write_bytes(content)
    before = leader.place.read_bytes()

    with pytest.raises(UserError):
        take_in(leader, place)

    assert leader.place.read_bytes() == before
    assert list_packages(leader) == ()


def test_a_package_for_another_leader_names_whom_it_is_for(
    make_desk: Callable[..., Desk], package: Path
) -> None:
    other = make_desk("cao-bang", office="cao-bang")

    seen = preview(other, package)

    assert "Cụm trưởng 2023 là Sở Thông tin và Truyền thông tỉnh Lào Cai" in seen.refusal
    with pytest.raises(UserError, match="Hãy chuyển gói cho đúng nơi nhận"):
        take_in(other, package)


def test_one_refused_file_keeps_all_of_them_out(
    leader: Desk, package: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "hong.xlsx"
    broken.write_bytes(package.read_bytes()[:2000])
    before = state_hash(leader)

    with pytest.raises(UserError):
        take_in_all(leader, [package, broken])

    assert state_hash(leader) == before


def test_a_practice_workspace_exports_nothing(
    make_desk: Callable[..., Desk], tmp_path: Path
) -> None:
    practice = make_desk("thu", practice=True)

    for write in (export_submission, consolidate):
        with pytest.raises(UserError, match="sổ thực hành"):
            write(practice, tmp_path / "goi.xlsx")
    assert not (tmp_path / "goi.xlsx").exists()


def test_an_export_leaves_a_copy_in_the_archive_and_nothing_unsent(
    member: Desk, tmp_path: Path
) -> None:
    assert pending_count(member).unsent_count > 0

    exported = export_submission(member, tmp_path / "goi.xlsx").value

    archived = member.archive_folder / exported.archive
    assert archived.read_bytes() == exported.place.read_bytes()
    assert pending_count(member).unsent_count == 0
    assert [item.direction for item in list_packages(member)] == ["out"]


def test_exporting_changes_no_value(member: Desk, tmp_path: Path) -> None:
    before = state_hash(member)

    export_submission(member, tmp_path / "goi.xlsx")

    assert state_hash(member) == before


def test_a_value_entered_after_the_export_is_unsent_again(member: Desk, tmp_path: Path) -> None:
    sent(member, tmp_path / "goi.xlsx")

    enter(member, "70", target=TARGET)

    assert pending_count(member).unsent_count == 1


def test_a_value_taken_back_before_it_left_is_not_waited_for(
    make_desk: Callable[..., Desk],
) -> None:
    member = make_desk("lao-cai")
    before = pending_count(member).unsent_count
    edit = ResultEdit(target=TARGET, period="2023", value=Decimal(70))
    enter_results(member, (edit,), 2023)
    assert pending_count(member).unsent_count == before + 1

    undo_last(member, 2023)

    assert pending_count(member).unsent_count == before


def test_a_period_outside_the_year_is_refused(member: Desk, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="không thuộc năm công tác 2023"):
        export_submission(member, tmp_path / "goi.xlsx", period="2022-Q1")


def test_one_quarter_alone_can_be_sent(leader: Desk, member: Desk, tmp_path: Path) -> None:
    place = export_submission(member, tmp_path / "q1.xlsx", period="2023-Q1").value.place

    seen = preview(leader, place)

    assert seen.meta.period == "2023-Q1"
    assert {item.period for item in seen.parsed.results} == {"2023-Q1"}


def test_the_board_says_who_has_sent(leader: Desk, package: Path) -> None:
    take_in(leader, package)

    states = {item.office: item.state for item in board(leader)}

    assert len(states) == 7
    assert states.pop("son-la") is SendState.RECEIVED
    assert set(states.values()) == {SendState.MISSING}


def test_the_consolidation_counts_who_is_missing(
    leader: Desk, package: Path, tmp_path: Path
) -> None:
    fill_with_example(leader, 2023)
    take_in(leader, package)

    facts = consolidate(leader, tmp_path / "tong-hop.xlsx").value

    assert (facts.member_count, facts.received_count) == (7, 2)
    assert set(facts.missing) == {"lai-chau", "dien-bien", "ha-giang", "cao-bang", "lang-son"}


def test_only_the_leader_consolidates(member: Desk, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Chỉ Cụm trưởng mới làm được việc này"):
        consolidate(member, tmp_path / "tong-hop.xlsx")


def test_a_consolidated_workbook_is_named_as_one_when_it_is_opened_as_a_package(
    leader: Desk, tmp_path: Path
) -> None:
    place = consolidate(leader, tmp_path / "tong-hop.xlsx").value.place

    assert preview(leader, place).meta.kind is PackageKind.CONSOLIDATED
