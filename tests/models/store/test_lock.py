import json
from datetime import datetime
from pathlib import Path

import pytest

from models.domain.errors import UserError
from models.store.lock import Holder, WorkspaceBusyError, WorkspaceLock

HOLDER = Holder(
    machine="MAY-TINH-01",
    user="Nguyễn Thị Ánh",
    since=datetime(2026, 11, 22, 8, 30),  # noqa: DTZ001  the office's own wall clock
)


def test_a_released_lock_can_be_taken_again(tmp_path: Path) -> None:
    for _ in range(3):
        WorkspaceLock(tmp_path / "so.db", HOLDER).release()

    assert [path.name for path in tmp_path.iterdir()] == ["so.db.lock"]


def test_a_held_lock_is_refused_with_who_holds_it(tmp_path: Path) -> None:
    held = WorkspaceLock(tmp_path / "so.db", HOLDER)

    with pytest.raises(WorkspaceBusyError) as refusal:
        WorkspaceLock(tmp_path / "so.db", HOLDER)

    assert "MAY-TINH-01, người dùng Nguyễn Thị Ánh, từ 08:30 ngày 22/11/2026" in refusal.value.text
    held.release()


@pytest.mark.parametrize("note", ["", "{", "[]", json.dumps({"machine": "x"}), "null"])
def test_a_spoilt_note_of_the_holder_never_decides_anything(note: str, tmp_path: Path) -> None:
    held = WorkspaceLock(tmp_path / "so.db", HOLDER)
    (tmp_path / "so.db.holder").write_text(note, "utf-8")

    with pytest.raises(WorkspaceBusyError, match=r"đang được mở\. Mỗi lúc"):
        WorkspaceLock(tmp_path / "so.db", HOLDER)

    held.release()
    WorkspaceLock(tmp_path / "so.db", HOLDER).release()


def test_a_folder_that_cannot_be_made_gives_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "tệp").touch()

    with pytest.raises(UserError, match="Không ghi được vào thư mục"):
        WorkspaceLock(tmp_path / "tệp" / "so.db", HOLDER)


def test_the_lock_of_one_file_is_not_the_lock_of_another(tmp_path: Path) -> None:
    one = WorkspaceLock(tmp_path / "một.db", HOLDER)
    other = WorkspaceLock(tmp_path / "hai.db", HOLDER)

    one.release()
    other.release()
