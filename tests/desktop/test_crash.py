"""Faults of ours are written down, told once, and read at the next start."""

import subprocess
import sys
from pathlib import Path

from desktop.crash import log_place, logs, unread_faults

ROOT = Path(__file__).parents[2]
FAULT = """
import sys, threading
from pathlib import Path
from desktop import crash
crash.install(Path(sys.argv[1]), lambda sentence: print(sentence))
def fail():
    raise ValueError("hỏng ở luồng phụ")
thread = threading.Thread(target=fail)
thread.start()
thread.join()
raise KeyError("hỏng ở luồng chính")
"""
HARD = """
import faulthandler, sys
from pathlib import Path
from desktop import crash
crash.install(Path(sys.argv[1]), print)
faulthandler._sigsegv()
"""


def run(code: str, folder: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(  # noqa: S603  ours
        [sys.executable, "-X", "utf8", "-c", code, str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )


def test_faults_of_every_thread_are_logged_with_their_trace_and_told(tmp_path: Path) -> None:
    ended = run(FAULT, tmp_path)

    text = log_place(tmp_path).read_text("utf-8")
    assert "hỏng ở luồng phụ" in text
    assert "hỏng ở luồng chính" in text
    assert text.count("Traceback") == 2
    assert ended.stdout.count("dữ liệu đã lưu vẫn nguyên vẹn") == 2


def test_a_hard_crash_leaves_a_trace_too(tmp_path: Path) -> None:
    ended = run(HARD, tmp_path)

    assert ended.returncode != 0
    assert any("Segmentation fault" in path.read_text("utf-8") for path in logs(tmp_path))


def test_a_fault_is_told_once_at_the_next_start(tmp_path: Path) -> None:
    assert not unread_faults(tmp_path)
    run(FAULT, tmp_path)

    assert unread_faults(tmp_path)
    assert not unread_faults(tmp_path)
