"""What travels beside figures: registrations, exemplars, a task's unit, files taken away."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import select

from models.domain.errors import UserError
from models.domain.merge import Decision
from models.domain.package import PackageKind, TaskValue, task_fields
from models.domain.programmes import Registration
from models.schema.documents import AttachmentRow
from models.schema.programmes import ExemplarRow, RegistrationRow, TaskProgressRow, TaskRow
from models.schema.workspace import ChangeRow
from models.usecases.desk import Desk
from models.usecases.exchange import (
    Consent,
    consolidate,
    export_submission,
    preview,
    take_in,
    take_in_all,
    undo_import,
)
from models.usecases.exchange_leading import export_letter
from models.usecases.exchange_rebuild import rebuild
from models.usecases.exemplars import bin_exemplar, list_exemplars
from models.usecases.registrations import save_registration
from models.usecases.safety import state_hash
from models.usecases.targets import attach_evidence, detach_evidence
from tests.models.exchange_sample import (
    PROGRAMME,
    TARGET,
    a_task,
    column_of,
    edited,
    enter,
    exemplify,
    register,
    report,
    row_of,
    sent,
)

RESULT = f"{TARGET}|son-la|2023"


@pytest.fixture
def leader(make_desk: Callable[..., Desk]) -> Desk:
    return make_desk("lao-cai")


@pytest.fixture
def member(make_desk: Callable[..., Desk]) -> Desk:
    desk = make_desk("son-la", office="son-la")
    enter(desk, "9", target=TARGET)
    return desk


def registered(desk: Desk, office: str = "son-la") -> str | None:
    with desk.store.read() as session:
        row = session.get(RegistrationRow, (PROGRAMME, office))
        return None if row is None else row.titles


def exemplars(desk: Desk) -> list[str]:
    return [line.exemplar.name for line in list_exemplars(desk, PROGRAMME)]


def unit_of(desk: Desk, task: str) -> str:
    with desk.store.read() as session:
        return session.get_one(TaskProgressRow, (task, "son-la")).unit


def files(desk: Desk) -> list[str]:
    with desk.store.read() as session:
        query = select(AttachmentRow.name).where(AttachmentRow.key == RESULT)
        return sorted(session.execute(query).scalars())


def attached(desk: Desk, folder: Path, name: str) -> str:
    paper = folder / name
    paper.write_text(name, "utf-8")
    return attach_evidence(desk, TARGET, "2023", paper).value.sha256


def test_a_submission_carries_registration_and_exemplars(
    leader: Desk, member: Desk, tmp_path: Path
) -> None:
    register(member)
    exemplify(member)
    package = sent(member, tmp_path / "nop.xlsx")

    seen = preview(leader, package)
    take_in(leader, package)

    names = [row.name for row in seen.rows]
    assert any(name.startswith("Đăng ký thi đua: ") and PROGRAMME not in name for name in names)
    assert "Điển hình: Tổ công nghệ số" in names
    assert seen.counts.new == len(seen.rows) == 3
    assert (registered(leader), exemplars(leader)) == (
        "Tập thể lao động xuất sắc",
        ["Tổ công nghệ số"],
    )


def test_people_can_read_registration_and_exemplars_in_the_sheets(
    leader: Desk, member: Desk, tmp_path: Path
) -> None:
    register(member)
    exemplify(member)
    package = sent(member, tmp_path / "nop.xlsx")
    take_in(leader, package)
    total = consolidate(leader, tmp_path / "tong-hop.xlsx").value.place

    for place, office in ((package, ""), (total, "Sơn La")):
        book = openpyxl.load_workbook(place)
        shown = {
            name: [str(cell.value) for row in book[name] for cell in row if cell.value is not None]
            for name in ("Đăng ký thi đua", "Điển hình")
        }
        book.close()
        assert "Tập thể lao động xuất sắc" in shown["Đăng ký thi đua"]
        assert {"Tổ công nghệ số", "Mô hình, cách làm hay"} <= set(shown["Điển hình"])
        assert all(any(office in text for text in texts) for texts in shown.values())


def test_an_exemplar_in_the_bin_is_in_the_bin_of_the_leader_too(
    leader: Desk, member: Desk, tmp_path: Path
) -> None:
    code = exemplify(member)
    take_in(leader, sent(member, tmp_path / "1.xlsx"))
    bin_exemplar(member, code, removed=True)

    take_in(leader, sent(member, tmp_path / "2.xlsx"))

    assert exemplars(leader) == []


def test_a_member_cannot_write_over_the_exemplar_of_another(
    leader: Desk, member: Desk, make_desk: Callable[..., Desk], tmp_path: Path
) -> None:
    other = make_desk("ha-giang", office="ha-giang")
    code = exemplify(other, "Của Hà Giang")
    take_in(leader, sent(other, tmp_path / "1.xlsx"))
    with member.store.write(member.mark()) as session:
        session.add(
            ExemplarRow(
                code=code, office="son-la", programme=PROGRAMME, kind="person", name="Lấn sang"
            )
        )
    package = sent(member, tmp_path / "2.xlsx")

    found = preview(leader, package).problems
    take_in(leader, package)

    assert ["Điển hình" in item.message for item in found] == [True]
    assert exemplars(leader) == ["Của Hà Giang"]


def test_undoing_the_import_takes_back_what_was_told(
    leader: Desk, member: Desk, tmp_path: Path
) -> None:
    register(member, "Cờ thi đua")
    take_in(leader, sent(member, tmp_path / "1.xlsx"))
    before = state_hash(leader)
    register(member, "Bằng khen")
    exemplify(member)
    report(member, "Phòng Bưu chính")
    batch = take_in(leader, sent(member, tmp_path / "2.xlsx")).value.batch
    assert registered(leader) == "Bằng khen"

    undone = undo_import(leader, batch).value

    assert undone.kept == ()
    assert state_hash(leader) == before


def test_a_rebuild_brings_back_what_was_told(leader: Desk, member: Desk, tmp_path: Path) -> None:
    register(member)
    exemplify(member)
    report(member, "Văn phòng")
    take_in(leader, sent(member, tmp_path / "1.xlsx"))

    for desk in (leader, member):
        built = rebuild(
            tmp_path / f"moi-{desk.office}" / "so.db",
            desk.archive_folder,
            surroundings=desk.surroundings,
        )
        assert built.state_hash == state_hash(desk)


def test_two_computers_of_an_office_agree_whatever_comes_first(
    make_desk: Callable[..., Desk], leader: Desk, member: Desk, tmp_path: Path
) -> None:
    register(member, "Lúc đầu")
    other = make_desk("son-la-2", office="son-la")
    take_in(other, sent(member, tmp_path / "1.xlsx"))
    register(member, "Máy một")
    register(other, "Máy hai")
    one, two = sent(member, tmp_path / "2.xlsx"), sent(other, tmp_path / "3.xlsx")

    for desk, places in ((member, [two]), (other, [one]), (leader, [two, one])):
        take_in_all(desk, places, consent=Consent(accepts_touched=True))

    found = {registered(desk) for desk in (member, other, leader)}
    assert len(found) == 1
    lost = ({"Máy một", "Máy hai"} - found).pop()
    notes = []
    for desk in (member, other):
        with desk.store.read() as session:
            rows = select(ChangeRow.old).where(ChangeRow.entity == "registration")
            notes += [text or "" for text in session.execute(rows).scalars()]
    assert any(lost in text for text in notes)


def test_what_was_changed_here_and_not_sent_yet_is_not_lost_to_the_other_computer(
    make_desk: Callable[..., Desk], member: Desk, tmp_path: Path
) -> None:
    register(member, "Lúc đầu")
    other = make_desk("son-la-2", office="son-la")
    take_in(other, sent(member, tmp_path / "1.xlsx"))
    register(member, "Máy một")
    package = sent(member, tmp_path / "2.xlsx")
    register(other, "Máy hai, chưa gửi")

    take_in(other, package)
    second = sent(other, tmp_path / "3.xlsx")
    take_in_all(member, [second], consent=Consent(accepts_touched=True))

    assert registered(member) == registered(other)


def test_the_unit_of_a_task_travels_and_can_be_filled_in_by_hand(
    leader: Desk, member: Desk, tmp_path: Path
) -> None:
    task = report(member, "Văn phòng")
    package = sent(member, tmp_path / "nop.xlsx")
    take_in(leader, package)
    assert unit_of(leader, task) == "Văn phòng"

    def fill(book: openpyxl.Workbook) -> None:
        sheet = book["Nhiệm vụ"]
        sheet.cell(row_of(sheet, task), column_of(sheet, "department")).value = "Phòng Bưu chính"

    again = edited(package, tmp_path / "sua.xlsx", fill)
    take_in_all(leader, [again], consent=Consent(accepts_touched=True))

    assert unit_of(leader, task) == "Phòng Bưu chính"


def test_a_file_taken_away_is_taken_away_at_the_leader_in_any_order(
    make_desk: Callable[..., Desk], member: Desk, tmp_path: Path
) -> None:
    wrong = attached(member, tmp_path, "nham.txt")
    attached(member, tmp_path, "dung.txt")
    first = sent(member, tmp_path / "1.xlsx")
    detach_evidence(member, TARGET, "2023", wrong)
    second = sent(member, tmp_path / "2.xlsx")

    hashes = set()
    for name, order in (("a", [first, second]), ("b", [second, first, second])):
        desk = make_desk(name)
        take_in_all(desk, order)
        assert files(desk) == ["dung.txt"]
        hashes.add(state_hash(desk))
    assert len(hashes) == 1


def test_the_assignment_shows_who_leads_a_task(leader: Desk, tmp_path: Path) -> None:
    task = a_task(leader)
    with leader.store.write(leader.mark()) as session:
        session.get_one(TaskRow, task).lead = "Phòng Công nghệ thông tin"

    place = export_letter(leader, PackageKind.ASSIGNMENT, tmp_path / "giao.xlsx").value.place

    book = openpyxl.load_workbook(BytesIO(place.read_bytes()))
    texts = [cell.value for row in book["Nhiệm vụ"] for cell in row]
    book.close()
    assert "Đơn vị chủ trì" in texts
    assert "Phòng Công nghệ thông tin" in texts


def test_a_value_without_unit_weighs_what_it_weighed_before() -> None:
    plain = TaskValue(task="t", office="o")

    assert len(plain.content) == 4
    assert "unit" not in task_fields(plain)
    assert task_fields(replace(plain, unit="Văn phòng"))["unit"] == "Văn phòng"


def test_the_preview_tells_how_many_files_prove_a_result(
    leader: Desk, member: Desk, tmp_path: Path
) -> None:
    attached(member, tmp_path, "mot.txt")
    seen = preview(leader, export_submission(member, tmp_path / "nop.xlsx").value.place)

    row = next(row for row in seen.rows if row.decision is Decision.NEW)
    assert "1 tệp minh chứng" in row.new


def test_what_came_in_a_package_is_changed_only_by_whose_it_is(
    leader: Desk, member: Desk, tmp_path: Path
) -> None:
    register(member)
    code = exemplify(member)
    take_in(leader, sent(member, tmp_path / "nop.xlsx"))
    (line,) = list_exemplars(leader, PROGRAMME)
    assert (line.is_own, "Sơn La" in line.office_name) == (False, True)

    with pytest.raises(UserError, match="chỉ đơn vị ấy sửa được"):
        bin_exemplar(leader, code, removed=True)
    with pytest.raises(UserError, match="chỉ đơn vị ấy sửa được"):
        exemplify(leader, "Tên khác", code)
    with pytest.raises(UserError, match="chỉ đơn vị ấy sửa được"):
        save_registration(leader, Registration(programme=PROGRAMME, office="son-la"))


def test_what_a_former_leader_typed_for_a_member_is_gone_on_with(
    make_desk: Callable[..., Desk], leader: Desk, tmp_path: Path
) -> None:
    taker = make_desk("ha-giang", office="ha-giang")
    typed = Registration(programme=PROGRAMME, office="cao-bang", titles="Cờ thi đua")
    save_registration(leader, typed)
    handed = export_letter(
        leader, PackageKind.HANDOVER, tmp_path / "ban-giao.xlsx", office="ha-giang"
    ).value.place

    take_in_all(taker, [handed], consent=Consent(accepts_touched=True))
    assert registered(taker, "cao-bang") == "Cờ thi đua"

    save_registration(taker, replace(typed, titles="Bằng khen"))
    assert registered(taker, "cao-bang") == "Bằng khen"
