"""Drives the program as a person would: starts it, looks at its windows, types, clicks."""

import json
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
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
    """A window on the screen of Windows."""

    title: str
    process: int
    program: str
    minimised: bool
    in_front: bool
    box: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One copy of the program in `folder` (a Windows path) and the screen it shows on."""

    wine: Wine
    folder: str
    pictures: Path

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
        return self.start(rf"{self.folder}\SoThiDua.exe", *words)

    def windows(self) -> list[Window]:
        """Return the windows of this copy of the program."""
        done = self.run(r"Z:\python\python.exe", r"Z:\repo\installer\windows\window_list.py")
        if done.code:
            message = f"the list of windows failed: {_tail(done)}"
            raise ProofError(message)
        found = [
            Window(**{**facts, "box": tuple(facts["box"])}) for facts in json.loads(done.output)
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

    def click(self, x: int, y: int) -> None:
        """Click at a place of the screen."""
        self._screen("mousemove", str(x), str(y), "click", "1")

    def settle(self) -> None:
        """Give the program the time a person gives it between two actions."""
        time.sleep(_SETTLE)

    def wait_for_change(self, name: str) -> Path:
        """Save a picture once much of the screen is another than in the one taken before."""
        from PIL import Image, ImageChops  # noqa: PLC0415  not before there is an environment

        before = max(self.pictures.glob("*.png"), key=lambda path: path.stat().st_mtime)
        with Image.open(before) as opened:
            old = opened.convert("L")
        for _ in range(_SECONDS):
            self.settle()
            place = self.picture(name)
            with Image.open(place) as new:
                dots = ImageChops.difference(old, new.convert("L")).histogram()
            if sum(dots[1:]) > _MUCH:
                return place
        message = f"the screen stayed as it was ({name})"
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


def _same(one: str, other: str) -> bool:
    return PureWindowsPath(one) == PureWindowsPath(other)


def _tail(done: Ended) -> str:
    lines = done.output.strip().splitlines()
    return " / ".join(lines[-4:])
