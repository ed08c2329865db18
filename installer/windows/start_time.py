"""Prints how long programs take to show a window and what memory they then hold, as JSON.

Run by a Python for Windows: start_time.py ROUNDS PROGRAM [ARGUMENT ...]. The time is taken from
the start of the process to its first visible top window; then the window is asked to close.
"""

import ctypes
import json
import subprocess
import sys
import time
from ctypes import wintypes

user = ctypes.WinDLL("user32")
memory = ctypes.WinDLL("psapi")
kernel = ctypes.WinDLL("kernel32")
kernel.OpenProcess.restype = wintypes.HANDLE
QUERY, CLOSE = 0x0410, 0x0010
SECONDS = 120
REST_SECONDS = 3


class Counters(ctypes.Structure):
    """PROCESS_MEMORY_COUNTERS_EX, as far as it is read."""

    _fields_ = (
        ("size", wintypes.DWORD),
        ("faults", wintypes.DWORD),
        *((name, ctypes.c_size_t) for name in "abcdefgh"),
        ("private", ctypes.c_size_t),
    )


def window_of(process: int) -> int:
    """Return the first visible window of the process, 0 when it has none yet."""
    found = [0]
    kind = ctypes.WINFUNCTYPE(wintypes.BOOL, wintypes.HWND, wintypes.LPARAM)

    def look(handle: int, _unused: int) -> bool:
        owner = wintypes.DWORD()
        user.GetWindowThreadProcessId(handle, ctypes.byref(owner))
        if owner.value == process and user.IsWindowVisible(handle):
            found[0] = handle
            return False
        return True

    user.EnumWindows(kind(look), 0)
    return found[0]


def held_by(process: int) -> dict[str, int]:
    """Return the working set and the private bytes of the process."""
    counters = Counters(size=ctypes.sizeof(Counters))
    opened = kernel.OpenProcess(QUERY, 0, process)
    memory.GetProcessMemoryInfo(wintypes.HANDLE(opened), ctypes.byref(counters), counters.size)
    kernel.CloseHandle(wintypes.HANDLE(opened))
    return {"working_set": counters.b, "private": counters.private}


def measure(command: list[str]) -> dict[str, float]:
    """Start, wait for the window, rest, look at the memory, close."""
    begin = time.perf_counter()
    running = subprocess.Popen(command)
    while not (window := window_of(running.pid)):
        if running.poll() is not None or time.perf_counter() - begin > SECONDS:
            sys.exit(f"no window: {command}")
        time.sleep(0.005)
    seconds = time.perf_counter() - begin
    time.sleep(REST_SECONDS)
    facts = held_by(running.pid)
    user.PostMessageW(window, CLOSE, 0, 0)
    running.wait(timeout=SECONDS)
    return {"seconds": seconds, **facts}


print(json.dumps([measure(sys.argv[2:]) for _ in range(int(sys.argv[1]))]))
