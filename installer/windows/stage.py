"""Drives the program as a person would: starts it, looks at its windows, types, clicks."""

import json
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path, PureWindowsPath
from tempfile import TemporaryFile

from windows.wine import USER, Wine

HOME = rf"C:\users\{USER}"
DOCUMENTS = rf"{HOME}\Documents\Máy tính\Thi đua 2023"
_SECONDS = 60
_PAUSE, _SETTLE = 0.3, 1.0
_MUCH = 3_000  # dots; a blinking caret has some thirty


class ProofError(Exception):
    """Something that a user would see go wrong; the message says what."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """A program that has run: what it returned and printed."""

    code: int
    output: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A window on the screen of Windows.

    `box` is left, top, right, bottom; `inside` left, top, width, height of what its frame holds.
    """

    title: str
    process: int
    program: str
    minimised: bool
    in_front: bool
    box: tuple[int, int, int, int]
    inside: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One copy of the program in `folder` (a Windows path) and the screen it shows on."""

    wine: Wine
    folder: str
    pictures: Path
    _started: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def command_line(self, *words: str, seconds: int = 300) -> str:
        """Run the program's command line and return what it printed. Raises ProofError."""
        done = self.run(rf"{self.folder}\SoThiDua-cli.exe", *words, seconds=seconds)
        if done.code:
            message = f"{' '.join(words)} ended with {done.code}: {_tail(done)}"
            raise ProofError(message)
        return done.output

    def run(self, *words: str, seconds: int = 300) -> Ended:
        """Run a Windows program to its end. Raises ProofError when it takes too long."""
        with TemporaryFile() as output:
            try:
                done = subprocess.run(
                    self.wine.program(*words),
                    stdin=subprocess.DEVNULL,
                    stdout=output,
                    stderr=subprocess.STDOUT,
                    check=False,
                    timeout=seconds,
                )
            except subprocess.TimeoutExpired as error:
                message = f"{PureWindowsPath(words[0]).name} did not end within {seconds} s"
                raise ProofError(message) from error
            output.seek(0)
            return Ended(code=done.returncode, output=output.read().decode(errors="replace"))

    def start(self, *words: str) -> subprocess.Popen[bytes]:
        """Start a Windows program and let it run."""
        return subprocess.Popen(
            self.wine.program(*words),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def start_window(self, *words: str) -> subprocess.Popen[bytes]:
        """Start the program with its window."""
        self._started.append(self.start(rf"{self.folder}\SoThiDua.exe", *words))
        return self._started[-1]

    def wait_for_ends(self) -> None:
        """Wait until every program started with its window has ended. Raises ProofError.

        Its last work comes after the window is gone: a backup, and the database put together.
        """
        while self._started:
            try:
                self._started.pop().wait(timeout=_SECONDS)
            except subprocess.TimeoutExpired as error:
                message = f"the program went on for {_SECONDS} s after its window was gone"
                raise ProofError(message) from error

    def windows(self) -> list[Window]:
        """Return the windows of this copy of the program."""
        done = self.run(r"Z:\python\python.exe", r"Z:\repo\installer\windows\window_list.py")
        if done.code:
            message = f"the list of windows failed: {_tail(done)}"
            raise ProofError(message)
        found = [
            Window(**{**facts, "box": tuple(facts["box"]), "inside": tuple(facts["inside"])})
            for facts in json.loads(done.output)
        ]
        return [window for window in found if _same(window.program, rf"{self.folder}\SoThiDua.exe")]

    def wait_for(
        self, what: str, wanted: Callable[[list[Window]], bool], seconds: int = _SECONDS
    ) -> list[Window]:
        """Return the windows once they are as `wanted`. Raises ProofError after `seconds`."""
        end = time.monotonic() + seconds
        while True:
            found = self.windows()
            if wanted(found):
                return found
            if time.monotonic() > end:
                self.picture("loi")
                message = f"{what}: not within {seconds} s; there was {found}"
                raise ProofError(message)
            time.sleep(_PAUSE)

    def keys(self, *names: str) -> None:
        """Press keys one after another, named as xdotool does."""
        self._screen("key", "--delay", "120", *names)

    def type(self, text: str) -> None:
        """Type `text`."""
        self._screen("type", "--delay", "80", text)

    def click(self, x: int, y: int, times: int = 1) -> None:
        """Click at a place of the screen, `times` quickly one after another."""
        often = ("--repeat", str(times), "--delay", "90")
        self._screen("mousemove", str(x), str(y), "click", *often, "1")

    def settle(self) -> None:
        """Give the program the time a person gives it between two actions."""
        time.sleep(_SETTLE)

    def answer_with_path(self, caption: str, path: str) -> None:
        """Type `path` into the file dialog called `caption`; letters of the keyboard only."""
        asks = f"the dialog “{caption}”"
        self.wait_for(asks, lambda found: any(w.title == caption and w.in_front for w in found))
        self.keys("ctrl+a")
        self.type(path)
        self.keys("Return")
        self.wait_for(f"{asks} closing", lambda found: all(w.title != caption for w in found))

    def wait_for_file(self, path: str) -> Path:
        """Return where the file at `path` lies, once it is there. Raises ProofError."""
        place = self.path(path)
        for _ in range(_SECONDS):
            if place.exists():
                return place
            self.settle()
        self.picture("loi")
        message = f"{path} was not written within {_SECONDS} s"
        raise ProofError(message)

    def wait_for_change(self, name: str) -> Path:
        """Save a picture once much of the screen is another than in the one taken before."""
        before = max(self.pictures.glob("*.png"), key=lambda path: path.stat().st_mtime)
        old = before.read_bytes()
        for _ in range(_SECONDS):
            self.settle()
            place = self.picture(name)
            if _changed_dots(old, place.read_bytes()) > _MUCH:
                return place
        message = f"the screen stayed as it was ({name})"
        raise ProofError(message)

    def wait_for_rest(self, name: str) -> Path:
        """Save a picture once the screen stays as it is: what is being read has arrived."""
        old = self.picture(name).read_bytes()
        for _ in range(_SECONDS):
            self.settle()
            place = self.picture(name)
            new = place.read_bytes()
            if _changed_dots(old, new) <= _MUCH:
                return place
            old = new
        message = f"the screen never came to rest ({name})"
        raise ProofError(message)

    def picture(self, name: str) -> Path:
        """Save what the screen shows as PNG and return the file."""
        self.pictures.mkdir(parents=True, exist_ok=True)
        inside = self.wine.folder(r"Z:\tmp\screen.png")
        inside.unlink(missing_ok=True)
        subprocess.run(self.wine.tool("scrot", "--silent", "/tmp/screen.png"), check=True)  # noqa: S108  in the throw-away root
        place = self.pictures / f"{name}.png"
        place.write_bytes(inside.read_bytes())
        return place

    def path(self, windows_path: str) -> Path:
        """Return where a Windows path lies, for this machine."""
        return self.wine.folder(windows_path)

    def _screen(self, *words: str) -> None:
        subprocess.run(self.wine.tool("xdotool", *words), check=True, timeout=_SECONDS)
        time.sleep(_PAUSE)


def _changed_dots(old: bytes, new: bytes) -> int:
    """Return how many dots of two pictures differ."""
    from PIL import Image, ImageChops  # noqa: PLC0415  not before there is an environment

    with Image.open(BytesIO(old)) as one, Image.open(BytesIO(new)) as other:
        dots = ImageChops.difference(one.convert("L"), other.convert("L")).histogram()
    return sum(dots[1:])


def _same(one: str, other: str) -> bool:
    return PureWindowsPath(one) == PureWindowsPath(other)


def _tail(done: Ended) -> str:
    lines = done.output.strip().splitlines()
    return " / ".join(lines[-4:])
