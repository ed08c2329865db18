"""Prints, as JSON, the windows that Windows shows; run by the Windows Python, not by ours."""

import ctypes
import json
from ctypes import wintypes

user = ctypes.WinDLL("user32")
kernel = ctypes.WinDLL("kernel32")
QUERY = 0x1000


def text_of(handle: int) -> str:
    """Return the window's title."""
    buffer = ctypes.create_unicode_buffer(512)
    user.GetWindowTextW(handle, buffer, 512)
    return buffer.value


def program_of(process: int) -> str:
    """Return the path of the program that the process runs."""
    opened = kernel.OpenProcess(QUERY, 0, process)
    buffer = ctypes.create_unicode_buffer(1024)
    size = wintypes.DWORD(1024)
    kernel.QueryFullProcessImageNameW(opened, 0, buffer, ctypes.byref(size))
    kernel.CloseHandle(opened)
    return buffer.value


def inside_of(handle: int) -> list[int]:
    """Return where the part without frame and title bar begins, and how large it is."""
    corner, box = wintypes.POINT(), wintypes.RECT()
    user.ClientToScreen(handle, ctypes.byref(corner))
    user.GetClientRect(handle, ctypes.byref(box))
    return [corner.x, corner.y, box.right, box.bottom]


def facts_of(handle: int) -> dict[str, object]:
    """Return what is to be known of one window."""
    process = wintypes.DWORD()
    user.GetWindowThreadProcessId(handle, ctypes.byref(process))
    box = wintypes.RECT()
    user.GetWindowRect(handle, ctypes.byref(box))
    return {
        "title": text_of(handle),
        "process": process.value,
        "program": program_of(process.value),
        "minimised": bool(user.IsIconic(handle)),
        "in_front": user.GetForegroundWindow() == handle,
        "box": [box.left, box.top, box.right, box.bottom],
        "inside": inside_of(handle),
    }


def main() -> None:
    """List the visible top windows."""
    found = []
    kind = ctypes.WINFUNCTYPE(wintypes.BOOL, wintypes.HWND, wintypes.LPARAM)

    def note(handle: int, _unused: int) -> bool:
        if user.IsWindowVisible(handle):
            found.append(facts_of(handle))
        return True

    user.EnumWindows(kind(note), 0)
    print(json.dumps(found))


main()
