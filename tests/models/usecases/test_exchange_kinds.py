"""All six kinds of package between a leader and its members, and the ways back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import select

from models.domain.arrival import Side
from models.domain.board import CellState
from models.domain.carried import RowValue, Stop
from models.domain.errors import UserError
from models.domain.package import PackageKind
from models.domain.results import Milestones, Travel, travel
from models.schema.awards import DossierRow
from models.schema.exchange import AdjustmentRow, HandoverRow, ProposalRow
from models.schema.targets import AssignmentRow, ResultRow, TargetRow
from models.schema.workspace import ChangeRow
from models.usecases.desk import Desk
from models.usecases.example import example_dossier
from models.usecases.exchange import (
    Consent,
    consolidate,
    export_submission,
    preview,
    take_in,
    take_in_all,
    undo_import,
)
from models.usecases.exchange_board import outliers, period_board, side_by_side
from models.usecases.exchange_leading import (
    Adjustment,
    adjust,
    export_letter,
    list_locks,
    mark_values,
    set_deadline,
    set_lock,
)
from models.usecases.exchange_ready import mark_ready
from models.usecases.exchange_rebuild import rebuild
from models.usecases.nominating import nominate
from models.usecases.safety import state_hash
from models.usecases.workspace import open_workspace
from tests.models.exchange_sample import TARGET, enter, sent, taken

KEY = f"{TARGET}|son-la|2023"
OTHER = "1097.xuat-ban.tang-truong-doanh-thu"


@pytest.fixture
def leader(make_desk: Callable[..., Desk]) -> Desk:
    return make_desk("lao-cai")


@pytest.fixture
def member(make_desk: Callable[..., Desk]) -> Desk:
    desk = make_desk("son-la", office="son-la")
    enter(desk, "20", target=TARGET)
    enter(desk, "7", target=OTHER)
    return desk


def letter(desk: Desk, kind: PackageKind, place: Path, office: str = "") -> Path:
    return export_letter(desk, kind, place, office=office).value.place


def travel_of(desk: Desk, target: str = TARGET, office: str = "son-la") -> tuple[Travel, str]:
    with desk.store.read() as session:
        row = session.get(ResultRow, (target, office, "2023"))
        assert row is not None
        milestones = Milestones(
            revision=row.revision,
            ready=row.ready_revision,
            packed=row.packed_revision,
            receipted=row.receipted_revision,
            accepted=row.accepted_revision,
            returned=row.returned_revision,
        )
        return travel(milestones), row.return_reason


def rename(desk: Desk, name: str) -> None:
    with desk.store.write(desk.mark()) as session:
        row = session.get(TargetRow, TARGET)
        assert row is not None
        row.name = name


def name_of(desk: Desk) -> str:
    with desk.store.read() as session:
        return session.execute(select(TargetRow.name).where(TargetRow.id == TARGET)).scalar_one()


def test_an_assignment_brings_names_deadlines_and_assigned_values(
    leader: Desk, member: Desk, tmp_path: Path
) -> None:
    rename(leader, "Tên Cụm trưởng đã sửa")
    set_deadline(leader, "2023-Q1", date(2023, 4, 5))
    with leader.store.write(leader.mark()) as session:
        session.add(
            AssignmentRow(target=TARGET, office="son-la", year=2023, low=Decimal(25), owner="")
        )

    report = take_in(member, letter(leader, PackageKind.ASSIGNMENT, tmp_path / "giao.xlsx")).value

    assert report.counts.problem == 0
    assert name_of(member) == "Tên Cụm trưởng đã sửa"
    with member.store.read() as session:
        row = session.get(AssignmentRow, (TARGET, "son-la", 2023))
        assert row is not None
        assert (row.low, row.owner) == (Decimal(25), "lao-cai")
    assert period_board(member).periods[0].due == date(2023, 4, 5)


def test_an_assignment_taken_in_makes_both_workspaces_agree_on_the_leaders_rows(
    leader: Desk, make_desk: Callable[..., Desk], tmp_path: Path
) -> None:
    rename(leader, "Tên mới")
    place = letter(leader, PackageKind.ASSIGNMENT, tmp_path / "giao.xlsx")
    one, other = make_desk("a", office="son-la"), make_desk("b", office="son-la")

    taken(one, place)
    taken(other, place, place)

    assert state_hash(one) == state_hash(other)


def test_an_older_assignment_does_not_bring_old_names_back(
    leader: Desk, member: Desk, tmp_path: Path
) -> None:
    rename(leader, "Lần một")
    first = letter(leader, PackageKind.ASSIGNMENT, tmp_path / "1.xlsx")
    rename(leader, "Lần hai")
    second = letter(leader, PackageKind.ASSIGNMENT, tmp_path / "2.xlsx")

    taken(member, second, first)

    assert name_of(member) == "Lần hai"


def test_only_a_receipt_moves_a_value_to_received(
    leader: Desk, member: Desk, tmp_path: Path
) -> None:
    package = sent(member, tmp_path / "nop.xlsx")
    assert travel_of(member)[0] is Travel.PACKED
    taken(leader, package)
    assert travel_of(member)[0] is Travel.PACKED

    taken(member, letter(leader, PackageKind.RECEIPT, tmp_path / "bien-nhan.xlsx", "son-la"))

    assert travel_of(member)[0] is Travel.RECEIPTED


def test_a_draft_is_called_ready_until_it_is_edited_or_packed(member: Desk, tmp_path: Path) -> None:
    assert mark_ready(member, [KEY]).value == 1
    assert (travel_of(member)[0], travel_of(member, OTHER)[0]) == (Travel.READY, Travel.DRAFT)
    assert mark_ready(member).value == 1

    enter(member, "21", target=TARGET)
    assert travel_of(member)[0] is Travel.DRAFT
    sent(member, tmp_path / "nop.xlsx")
    assert travel_of(member, OTHER)[0] is Travel.PACKED
    assert mark_ready(member).value == 0


def test_a_return_names_the_revision_and_its_reason(
    leader: Desk, member: Desk, tmp_path: Path
) -> None:
    taken(leader, sent(member, tmp_path / "nop.xlsx"))
    mark_values(leader, "son-la", [KEY], Stop.RETURNED, reason="Thiếu minh chứng")
    mark_values(leader, "son-la", [f"{OTHER}|son-la|2023"], Stop.ACCEPTED)

    taken(member, letter(leader, PackageKind.RETURN, tmp_path / "tra.xlsx", "son-la"))

    assert travel_of(member) == (Travel.RETURNED, "Thiếu minh chứng")
    assert travel_of(member, OTHER)[0] is Travel.ACCEPTED
    enter(member, "21", target=TARGET)
    assert travel_of(member)[0] is Travel.CORRECTED


def test_a_return_never_knocks_newer_work_back(leader: Desk, member: Desk, tmp_path: Path) -> None:
    taken(leader, sent(member, tmp_path / "nop.xlsx"))
    mark_values(leader, "son-la", [KEY], Stop.RETURNED, reason="Sai đơn vị tính")
    returned = letter(leader, PackageKind.RETURN, tmp_path / "tra.xlsx", "son-la")
    enter(member, "22", target=TARGET)

    taken(member, returned)

    assert travel_of(member)[0] is Travel.CORRECTED
    taken(leader, sent(member, tmp_path / "nop2.xlsx"))
    assert travel_of(leader)[0] is Travel.CORRECTED


def test_a_second_reason_for_the_same_revision_stands_beside_the_first(
    leader: Desk, member: Desk, tmp_path: Path
) -> None:
    taken(leader, sent(member, tmp_path / "nop.xlsx"))
    mark_values(leader, "son-la", [KEY], Stop.RETURNED, reason="Thiếu minh chứng")
    first = letter(leader, PackageKind.RETURN, tmp_path / "tra.xlsx", "son-la")
    mark_values(leader, "son-la", [KEY], Stop.RETURNED, reason="Sai đơn vị\nghi lại %")
    second = letter(leader, PackageKind.RETURN, tmp_path / "tra-2.xlsx", "son-la")

    taken(member, second, first, second)

    assert travel_of(member) == (Travel.RETURNED, "Sai đơn vị\nThiếu minh chứng\nghi lại %")
    assert travel_of(leader) == travel_of(member)


def test_a_return_without_a_reason_is_refused(leader: Desk, member: Desk, tmp_path: Path) -> None:
    taken(leader, sent(member, tmp_path / "nop.xlsx"))

    with pytest.raises(UserError, match="phải có lý do"):
        mark_values(leader, "son-la", [KEY], Stop.RETURNED, reason=" ")


@pytest.mark.parametrize(
    "kind", [PackageKind.ASSIGNMENT, PackageKind.RETURN, PackageKind.RECEIPT, PackageKind.HANDOVER]
)
def test_a_member_cannot_send_what_only_the_leader_sends(
    member: Desk, tmp_path: Path, kind: PackageKind
) -> None:
    before = state_hash(member)

    with pytest.raises(UserError, match="Chỉ Cụm trưởng mới làm được việc này"):
        letter(member, kind, tmp_path / "goi.xlsx", "ha-giang")

    assert state_hash(member) == before
    assert not (tmp_path / "goi.xlsx").exists()


def test_a_consolidation_goes_back_to_the_members(
    leader: Desk, member: Desk, make_desk: Callable[..., Desk], tmp_path: Path
) -> None:
    taken(leader, sent(member, tmp_path / "nop.xlsx"))
    other = make_desk("ha-giang", office="ha-giang")

    taken(other, consolidate(leader, tmp_path / "tong-hop.xlsx").value.place)

    assert travel_of(other)[0] is Travel.DRAFT
    with other.store.read() as session:
        assert session.get(ResultRow, (TARGET, "son-la", "2023")) is not None


def test_after_a_handover_the_old_leader_only_reads_and_the_new_one_leads(
    leader: Desk, member: Desk, make_desk: Callable[..., Desk], tmp_path: Path
) -> None:
    taken(leader, sent(member, tmp_path / "nop.xlsx"))
    heir = make_desk("ha-giang", office="ha-giang")

    taken(heir, letter(leader, PackageKind.HANDOVER, tmp_path / "ban-giao.xlsx", "ha-giang"))

    with pytest.raises(UserError, match="đã bàn giao cho"):
        set_deadline(leader, "2023-Q1", date(2023, 4, 5))
    set_deadline(heir, "2023-Q1", date(2023, 4, 5))
    assert period_board(heir).leader == "ha-giang"
    enter(member, "23", target=TARGET)
    taken(heir, sent(member, tmp_path / "nop2.xlsx"))
    with heir.store.read() as session:
        handed = session.get(HandoverRow, ("cum-2", 2023))
        assert handed is not None
        assert handed.taker == "ha-giang"


def test_an_undone_import_leaves_the_hash_as_before_and_can_be_imported_again(
    leader: Desk, member: Desk, tmp_path: Path
) -> None:
    first = sent(member, tmp_path / "1.xlsx")
    taken(leader, first)
    before = state_hash(leader)
    enter(member, "21", target=TARGET, note="sửa")
    second = sent(member, tmp_path / "2.xlsx")
    report = take_in(leader, second).value
    after = state_hash(leader)

    undone = undo_import(leader, report.batch).value

    assert state_hash(leader) == before != after
    assert undone.kept == ()
    assert take_in(leader, second).value.already_imported_at is None
    assert state_hash(leader) == after


def test_undoing_keeps_and_lists_what_a_later_package_changed(
    leader: Desk, member: Desk, tmp_path: Path
) -> None:
    first = take_in(leader, sent(member, tmp_path / "1.xlsx")).value
    enter(member, "21", target=TARGET)
    taken(leader, sent(member, tmp_path / "2.xlsx"))
    after = travel_of(leader)

    undone = undo_import(leader, first.batch).value

    assert undone.kept == (("result", KEY),)
    assert travel_of(leader) == after


def test_an_assignment_can_be_undone_whole(leader: Desk, member: Desk, tmp_path: Path) -> None:
    old = name_of(member)
    before = state_hash(member)
    rename(leader, "Tên mới")
    set_deadline(leader, "2023-Q1", date(2023, 4, 5))
    report = take_in(member, letter(leader, PackageKind.ASSIGNMENT, tmp_path / "giao.xlsx")).value

    undo_import(member, report.batch)

    assert (state_hash(member), name_of(member)) == (before, old)


def test_an_unknown_import_cannot_be_undone(leader: Desk) -> None:
    with pytest.raises(UserError, match="Không có lần nhập nào"):
        undo_import(leader, "khong-co")


def two_computers(make_desk: Callable[..., Desk], tmp_path: Path) -> tuple[Desk, Desk]:
    """One office on two computers that began with the same value and then went apart."""
    one = make_desk("may-1", office="son-la")
    enter(one, "20", target=TARGET, note="gốc")
    other = make_desk("may-2", office="son-la")
    taken(other, sent(one, tmp_path / "dau.xlsx"))
    enter(one, "21", target=TARGET, note="gốc")
    enter(other, "22", target=TARGET, note="máy hai ghi")
    return one, other


def test_two_computers_conflict_field_by_field_with_their_common_base(
    make_desk: Callable[..., Desk], tmp_path: Path
) -> None:
    one, other = two_computers(make_desk, tmp_path)

    seen = preview(one, sent(other, tmp_path / "may-2.xlsx"))

    (row,) = [item for item in seen.rows if item.differences]
    assert (seen.counts.conflict, row.can_choose) == (1, True)
    told = {item.label: (item.mine, item.theirs, item.base) for item in row.differences}
    assert told["Kết quả"] == ("21", "22", "20")
    assert told["Ghi chú"] == ("gốc", "máy hai ghi", "gốc")


def test_chosen_fields_are_put_together_and_the_loser_stays_in_history(
    make_desk: Callable[..., Desk], tmp_path: Path
) -> None:
    one, other = two_computers(make_desk, tmp_path)
    package = sent(other, tmp_path / "may-2.xlsx")
    seen = preview(one, package)
    choices = {seen.file_hash: {KEY: {"value": Side.MINE, "note": Side.THEIRS}}}

    take_in_all(one, [package], consent=Consent(accepts_touched=True, choices=choices), seen=[seen])

    with one.store.read() as session:
        row = session.get(ResultRow, (TARGET, "son-la", "2023"))
        assert row is not None
        assert (row.value, row.note) == (Decimal(21), "máy hai ghi")
        lost = session.execute(
            select(ChangeRow.old).where(ChangeRow.column == "conflict", ChangeRow.key == KEY)
        ).scalars()
        assert [text is not None and "máy hai ghi" in text for text in lost] == [True]
    again = preview(other, sent(one, tmp_path / "xong.xlsx"))
    assert (again.counts.conflict, again.counts.changed) == (0, 1)


def test_a_closed_period_takes_no_new_figures_until_it_is_opened(
    leader: Desk, member: Desk, tmp_path: Path
) -> None:
    set_lock(leader, "2023", "Đã chốt số", locked=True)
    package = sent(member, tmp_path / "nop.xlsx")

    seen = preview(leader, package)

    assert (seen.counts.new, seen.counts.problem) == (0, 2)
    assert "đã khoá" in seen.problems[0].message
    set_lock(leader, "2023", "Bổ sung của Sơn La", locked=False)
    assert preview(leader, package).counts.new == 2
    assert [item.locked for item in list_locks(leader)] == [True, False]


def test_an_adjusted_figure_stands_beside_the_members_own(
    leader: Desk, member: Desk, tmp_path: Path
) -> None:
    taken(leader, sent(member, tmp_path / "nop.xlsx"))

    adjust(
        leader,
        Adjustment(
            target=TARGET, office="son-la", period="2023", value=Decimal(19), reason="Kiểm tra"
        ),
    )

    line = next(item for item in side_by_side(leader, TARGET, "2023") if item.office == "son-la")
    assert (line.value, line.adjusted) == (Decimal(20), Decimal(19))
    taken(member, letter(leader, PackageKind.ASSIGNMENT, tmp_path / "giao.xlsx"))
    with member.store.read() as session:
        row = session.get(AdjustmentRow, (TARGET, "son-la", "2023"))
        assert row is not None
        assert row.value == Decimal(19)


def test_the_board_tells_missing_late_received_returned_and_accepted(
    leader: Desk, member: Desk, tmp_path: Path
) -> None:
    set_deadline(leader, "2023", date(2023, 12, 20))
    taken(leader, sent(member, tmp_path / "nop.xlsx"))

    def state(office: str) -> CellState:
        line = next(item for item in period_board(leader).lines if item.office == office)
        return next(cell.state for cell in line.cells if cell.period == "2023")

    assert (state("son-la"), state("ha-giang")) == (CellState.RECEIVED, CellState.LATE)
    mark_values(leader, "son-la", [KEY], Stop.RETURNED, reason="Xem lại")
    assert state("son-la") is CellState.RETURNED
    mark_values(leader, "son-la", [KEY, f"{OTHER}|son-la|2023"], Stop.ACCEPTED)
    with leader.store.write(leader.mark()) as session:
        row = session.get(ResultRow, (TARGET, "son-la", "2023"))
        assert row is not None
        row.returned_revision = 0
    assert state("son-la") is CellState.ACCEPTED


def test_an_outlier_is_far_from_the_middle_of_the_others() -> None:
    values = {str(n): Decimal(n) for n in (90, 91, 92, 93)} | {"slip": Decimal(9200)}

    assert outliers(values) == {"slip"}
    assert outliers({"a": Decimal(1), "b": Decimal(900)}) == frozenset()


def test_a_rebuilt_leader_has_the_same_hash(
    leader: Desk, member: Desk, make_desk: Callable[..., Desk], tmp_path: Path
) -> None:
    other = make_desk("ha-giang", office="ha-giang")
    enter(other, "9", target=TARGET)
    taken(leader, sent(member, tmp_path / "1.xlsx"), sent(other, tmp_path / "2.xlsx"))
    undone = take_in(leader, sent_changed(member, tmp_path)).value
    undo_import(leader, undone.batch)
    mark_values(leader, "son-la", [KEY], Stop.RETURNED, reason="Thiếu minh chứng")
    letter(leader, PackageKind.RETURN, tmp_path / "tra.xlsx", "son-la")
    rename(leader, "Tên mới")
    letter(leader, PackageKind.ASSIGNMENT, tmp_path / "giao.xlsx")

    built = rebuild(
        tmp_path / "moi" / "so.db", leader.archive_folder, surroundings=leader.surroundings
    )

    assert (built.office, built.unreadable) == ("lao-cai", ())
    assert built.state_hash == state_hash(leader)


def sent_changed(member: Desk, tmp_path: Path) -> Path:
    enter(member, "99", target=TARGET)
    return sent(member, tmp_path / "bo.xlsx")


def test_a_rebuild_in_place_keeps_the_replaced_file_aside(
    leader: Desk, member: Desk, tmp_path: Path
) -> None:
    taken(leader, sent(member, tmp_path / "1.xlsx"))
    before = state_hash(leader)
    leader.store.close()

    built = rebuild(leader.place, leader.archive_folder, surroundings=leader.surroundings)

    assert (built.state_hash, built.replaced_hash) == (before, before)
    assert built.aside is not None
    assert built.aside.is_file()
    reopened = open_workspace(leader.place, surroundings=leader.surroundings)
    assert state_hash(reopened) == before
    reopened.store.close()


def test_a_package_that_cannot_be_delivered_is_kept(member: Desk, tmp_path: Path) -> None:
    blocked = tmp_path / "tep"
    blocked.write_bytes(b"day la tep")

    with pytest.raises(UserError, match="được giữ trong kho của sổ"):
        export_submission(member, blocked / "goi.xlsx")

    assert len(list(member.archive_folder.glob("*.xlsx"))) == 1


def proposals(desk: Desk) -> list[tuple[str, str]]:
    with desk.store.read() as session:
        rows = session.execute(select(ProposalRow).order_by(ProposalRow.name)).scalars()
        return [(row.office, row.name) for row in rows]


def test_a_submission_carries_whom_the_office_proposes(
    leader: Desk, member: Desk, tmp_path: Path
) -> None:
    nominate(member, example_dossier())
    package = sent(member, tmp_path / "nop.xlsx")

    report = take_in(leader, package).value

    found = proposals(leader)
    assert {office for office, _ in found} == {"son-la"}
    assert len(found) == report.counts.new - 2 > 0
    assert preview(leader, package).counts.same == report.counts.new
    place = consolidate(leader, tmp_path / "tong-hop.xlsx").value.place
    book = openpyxl.load_workbook(place, read_only=True)
    assert "Đề nghị khen thưởng" in book.sheetnames
    book.close()


def test_a_dossier_that_was_removed_takes_its_proposals_along(
    leader: Desk, member: Desk, tmp_path: Path
) -> None:
    code = nominate(member, example_dossier()).value
    first = sent(member, tmp_path / "1.xlsx")
    with member.store.write(member.mark()) as session:
        dossier = session.get(DossierRow, code)
        assert dossier is not None
        dossier.removed = True
    second = sent(member, tmp_path / "2.xlsx")

    taken(leader, second, first)

    assert proposals(leader) == []


def test_a_member_cannot_slip_rows_of_the_leader_into_its_submission(
    leader: Desk, member: Desk, tmp_path: Path
) -> None:
    nominate(member, example_dossier())
    package = sent(member, tmp_path / "nop.xlsx")
    before = name_of(leader)
    seen = preview(leader, package)
    forged = replace(
        seen.parsed,
        rows=(
            RowValue(
                entity="target", key=TARGET, fields={"id": TARGET, "name": "Giả"}, version="x:9"
            ),
        ),
    )

    report = take_in(leader, package, seen=replace(seen, parsed=forged)).value

    assert report.counts.problem == 1
    assert (name_of(leader), proposals(leader)) == (before, [])
