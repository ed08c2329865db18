import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from models.domain.errors import UserError
from models.migrations import SCHEMA
from models.store.lock import Holder, WorkspaceLock
from models.usecases.desk import Desk, Surroundings
from models.usecases.safety import check_file, state_hash
from models.usecases.workspace import close_workspace, create_workspace, open_workspace

NEW: dict[str, Any] = {"office": "lao-cai", "year": 2023, "practice": False}


def a_closed_workspace(make_desk: Callable[..., Desk]) -> Path:
    desk = make_desk()
    close_workspace(desk, backup=False)
    return desk.place


def newer_schema(place: Path) -> None:
    with sqlite3.connect(place) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    connection.close()


def not_a_database(place: Path) -> None:
    place.write_bytes("Danh sách đề nghị khen thưởng".encode() * 100)


def empty(place: Path) -> None:
    place.write_bytes(b"")


def truncated(place: Path) -> None:
    content = place.read_bytes()
    place.write_bytes(content[: len(content) // 2])


def cut_inside_the_header(place: Path) -> None:
    place.write_bytes(place.read_bytes()[:60])


def of_another_program(place: Path) -> None:
    place.unlink()
    with sqlite3.connect(place) as connection:
        connection.execute("CREATE TABLE so_cai (so TEXT)")
    connection.close()


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (newer_schema, "do phiên bản Sổ Thi đua mới hơn tạo ra"),
        (not_a_database, "không phải tệp dữ liệu của Sổ Thi đua"),
        (empty, "không phải tệp dữ liệu của Sổ Thi đua"),
        (truncated, "bị cắt ngắn"),
        (cut_inside_the_header, "không phải tệp dữ liệu của Sổ Thi đua"),
        (of_another_program, "là cơ sở dữ liệu của chương trình khác"),
    ],
)
def test_a_file_that_may_not_be_opened_is_refused_and_not_a_byte_of_it_changes(
    spoil: Callable[[Path], None],
    sentence: str,
    make_desk: Callable[..., Desk],
    surroundings: Surroundings,
) -> None:
    place = a_closed_workspace(make_desk)
    spoil(place)
    before = place.read_bytes()

    with pytest.raises(UserError, match=sentence):
        open_workspace(place, surroundings=surroundings)

    assert place.read_bytes() == before
    assert sorted(path.name for path in place.parent.iterdir()) == [
        place.name,
        f"{place.name}.lock",
    ]


@pytest.mark.parametrize(
    "folder", ["OneDrive", "OneDrive - Sở TTTT Lào Cai", "Dropbox", "Dropbox (Cá nhân)", "iCloud"]
)
def test_a_synchronised_folder_is_refused_for_new_and_for_old_files(
    folder: str, make_desk: Callable[..., Desk], tmp_path: Path, surroundings: Surroundings
) -> None:
    content = a_closed_workspace(make_desk).read_bytes()
    place = tmp_path / folder / "2023" / "so.db"

    with pytest.raises(UserError, match="thư mục đồng bộ"):
        create_workspace(place, surroundings=surroundings, **NEW)
    assert not place.parent.exists()

    place.parent.mkdir(parents=True)
    place.write_bytes(content)
    with pytest.raises(UserError, match="thư mục đồng bộ"):
        open_workspace(place, surroundings=surroundings)
    assert place.read_bytes() == content
    assert list(place.parent.iterdir()) == [place]


def test_a_folder_the_machine_says_it_synchronises_is_refused(
    tmp_path: Path, surroundings: Surroundings
) -> None:
    known = replace(surroundings, cloud_folders=(tmp_path / "Tài liệu",))

    with pytest.raises(UserError, match="thư mục đồng bộ"):
        create_workspace(tmp_path / "Tài liệu" / "so.db", surroundings=known, **NEW)


def test_a_link_into_a_synchronised_folder_is_refused(
    tmp_path: Path, surroundings: Surroundings
) -> None:
    (tmp_path / "OneDrive").mkdir()
    (tmp_path / "lien-ket").symlink_to(tmp_path / "OneDrive")

    with pytest.raises(UserError, match="thư mục đồng bộ"):
        create_workspace(tmp_path / "lien-ket" / "so.db", surroundings=surroundings, **NEW)


@pytest.mark.parametrize("place", ["//may-chu/chung/so.db", r"\\may-chu\chung\so.db"])
def test_a_network_share_is_refused(place: str, surroundings: Surroundings) -> None:
    with pytest.raises(UserError, match="ổ đĩa mạng"):
        open_workspace(Path(place), surroundings=surroundings)
    with pytest.raises(UserError, match="ổ đĩa mạng"):
        create_workspace(Path(place), surroundings=surroundings, **NEW)


def test_a_missing_file_is_refused_and_nothing_is_made(
    tmp_path: Path, surroundings: Surroundings
) -> None:
    with pytest.raises(UserError, match="Không tìm thấy tệp dữ liệu"):
        open_workspace(tmp_path / "x" / "so.db", surroundings=surroundings)

    assert list(tmp_path.iterdir()) == []


def test_an_existing_file_is_never_made_anew(
    make_desk: Callable[..., Desk], surroundings: Surroundings
) -> None:
    place = a_closed_workspace(make_desk)
    before = place.read_bytes()

    with pytest.raises(UserError, match="Đã có tệp"):
        create_workspace(place, surroundings=surroundings, **NEW)

    assert place.read_bytes() == before


def test_an_unknown_office_is_refused_with_the_codes_and_nothing_is_made(
    tmp_path: Path, surroundings: Surroundings
) -> None:
    with pytest.raises(UserError) as refusal:
        create_workspace(
            tmp_path / "so.db",
            office="ha-noi",
            year=2023,
            practice=False,
            surroundings=surroundings,
        )

    codes = "son-la lai-chau dien-bien lao-cai ha-giang cao-bang lang-son"
    assert all(code in refusal.value.text for code in codes.split())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("year", [0, 23, 2014, 2101])
def test_a_year_out_of_range_is_refused(
    year: int, tmp_path: Path, surroundings: Surroundings
) -> None:
    with pytest.raises(UserError, match=f"Năm {year}"):
        create_workspace(
            tmp_path / "so.db",
            office="lao-cai",
            year=year,
            practice=False,
            surroundings=surroundings,
        )


def test_pages_broken_in_the_middle_are_told_in_a_sentence(
    make_desk: Callable[..., Desk], surroundings: Surroundings
) -> None:
    place = a_closed_workspace(make_desk)
    content = bytearray(place.read_bytes())
    content[8192:] = b"\xa5" * (len(content) - 8192)
    place.write_bytes(content)

    with pytest.raises(UserError, match="bị hỏng bên trong"):
        open_workspace(place, surroundings=surroundings)

    assert place.read_bytes() == bytes(content)
    WorkspaceLock(place, Holder(machine="", user="", since=surroundings.clock())).release()


@pytest.mark.parametrize("page", range(1, 24, 2))
def test_any_broken_page_gives_a_sentence_or_is_found_by_the_check(
    page: int, make_desk: Callable[..., Desk], surroundings: Surroundings
) -> None:
    place = a_closed_workspace(make_desk)
    content = bytearray(place.read_bytes())
    content[page * 4096 : (page + 1) * 4096] = b"\xff" * 4096
    place.write_bytes(content)

    assert "bị hỏng bên trong" in said_of(place, surroundings)


def said_of(place: Path, surroundings: Surroundings) -> str:
    """Open, check and read everything; return the refusal, else what the check says."""
    try:
        desk = open_workspace(place, surroundings=surroundings)
    except UserError as error:
        return error.text
    try:
        said = check_file(desk)
        state_hash(desk)
    except UserError as error:
        return error.text
    finally:
        desk.store.close()
    return said


def test_a_workspace_without_its_own_row_is_refused(
    make_desk: Callable[..., Desk], surroundings: Surroundings
) -> None:
    desk = make_desk()
    with desk.store.write(desk.mark()) as session:
        session.execute(text("DELETE FROM workspace"))
    desk.store.close()

    with pytest.raises(UserError, match="không ghi đơn vị nào"):
        open_workspace(desk.place, surroundings=surroundings)
