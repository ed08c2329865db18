"""Prints how long programs take to show a window and what memory they hold at rest, as JSON.

Run by a Python for Windows: start_time.py ROUNDS PROGRAM [ARGUMENT ...]. The time is taken from
the start of the process to its first visible top window, and to the end of all work that follows;
then the window is asked to close.
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
REST_SECONDS, LOOK_SECONDS, WORKING_SHARE = 3, 0.25, 0.04
TICKS_PER_SECOND = 10_000_000


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


def worked_by(process: int) -> float:
    """Return the seconds that the process has worked so far, as the processor counts them."""
    began, ended, inside, outside = (wintypes.FILETIME() for _ in range(4))
    opened = wintypes.HANDLE(kernel.OpenProcess(QUERY, 0, process))
    times = (ctypes.byref(part) for part in (began, ended, inside, outside))
    kernel.GetProcessTimes(opened, *times)
    kernel.CloseHandle(opened)
    return (
        sum((part.dwHighDateTime << 32) + part.dwLowDateTime for part in (inside, outside))
        / TICKS_PER_SECOND
    )


def wait_for_rest(process: int, begin: float) -> float:
    """Wait until the process has done nothing for some seconds; return when that began."""
    worked, rested_since = worked_by(process), time.perf_counter()
    while (now := time.perf_counter()) - begin < SECONDS:
        if now - rested_since > REST_SECONDS:
            break
        time.sleep(LOOK_SECONDS)
        before, worked = worked, worked_by(process)
        if worked - before > WORKING_SHARE * LOOK_SECONDS:
            rested_since = time.perf_counter()
    return rested_since - begin


def measure(command: list[str]) -> dict[str, float]:
    """Start, wait for the window and for rest, look at the memory, close."""
    begin = time.perf_counter()
    running = subprocess.Popen(command)
    while not (window := window_of(running.pid)):
        if running.poll() is not None or time.perf_counter() - begin > SECONDS:
            sys.exit(f"no window: {command}")
        time.sleep(0.005)
    seconds = time.perf_counter() - begin
    done = wait_for_rest(running.pid, begin)
    facts = held_by(running.pid)
    user.PostMessageW(window, CLOSE, 0, 0)
    running.wait(timeout=SECONDS)
    return {"seconds": seconds, "done": done, **facts}


print(json.dumps([measure(sys.argv[2:]) for _ in range(int(sys.argv[1]))]))
