"""From this work tree to what a clerk gets on a stick: bundle, setup, portable archive, sums."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from environment import ROOT, NotHereError, SetUpError, install_debian_packages, python, run
from windows import installed, packages, python_folder, wine
from windows.places import DIST, cache, remove, say
from windows.prove import prove as prove_in

BUNDLE = DIST / "windows" / "SoThiDua"
SPEC = ROOT / "installer" / "so-thi-dua.spec"
_MINUTES = 20

DEBIAN_PACKAGES = {
    "debootstrap": "makes the Debian whose Wine runs the Windows program",
    "nsis": "makes the setup program",
    "gcc-mingw-w64-x86-64-win32": "compiles python.exe for Windows",
}


def check() -> None:
    """Tell early whether this machine can. Raises NotHereError when it cannot."""
    if sys.platform != "linux" or shutil.which("apt-get") is None or os.geteuid() != 0:
        message = "The Windows program is made on Debian as root, or on Windows itself."
        raise NotHereError(message)
    try:
        install_debian_packages(DEBIAN_PACKAGES)
    except SetUpError as error:
        raise NotHereError(str(error)) from error


def prepare() -> None:
    """Fetch and make what is missing. Raises NotHereError when this machine cannot."""
    if sys.platform == "win32":
        return
    python_folder.prepare()
    wine.prepare()


def make(only: str | None = None) -> None:
    """Make the bundle and all that is handed out, or `only` a part of it. Raises SetUpError.

    The parts are apart because a release signs the files between them.
    """
    out = DIST / "windows"
    if only in (None, "bundle"):
        bundle()
    if only in (None, "packages"):
        packages.make(BUNDLE, _libraries(), out)
    if only == "sums":
        packages.write_sums(out)


def _libraries() -> Path:
    if sys.platform == "win32":
        return ROOT / ".venv" / "Lib" / "site-packages"
    return python_folder.prepare() / "Lib" / "site-packages"


def bundle() -> Path:
    """Make the one-directory bundle for Windows and return its folder."""
    remove(BUNDLE)
    BUNDLE.parent.mkdir(parents=True, exist_ok=True)
    options = ("-m", "PyInstaller", "--noconfirm", "--clean", "--log-level=WARN")
    if sys.platform == "win32":
        folders = (
            "--distpath",
            str(BUNDLE.parent),
            "--workpath",
            str(ROOT / "build" / "pyinstaller"),
        )
        if run(python(), *options, *folders, SPEC):
            message = "PyInstaller failed; its words are above."
            raise SetUpError(message)
        return BUNDLE
    say("Bundling with PyInstaller under Wine")
    with windows() as machine:
        folders = ("--distpath", r"Z:\repo\dist\windows", "--workpath", r"C:\build")
        spec = r"Z:\repo\installer\so-thi-dua.spec"
        command = machine.program(r"Z:\python\python.exe", *options, *folders, spec)
        code = subprocess.run(
            command, stdin=subprocess.DEVNULL, check=False, timeout=_MINUTES * 60
        ).returncode
    if code or not BUNDLE.exists():
        message = "PyInstaller failed under Wine; its words are above."
        raise SetUpError(message)
    return BUNDLE


def prove() -> int:
    """Try what was made, under Wine, as a user would; 0 when all went well."""
    if sys.platform == "win32":
        message = "The trials drive Wine's screen; on Windows itself they cannot be run yet."
        raise NotHereError(message)
    packages.make_older_setup(BUNDLE, DIST / "windows", installed.OLDER, installed.LEFTOVER)
    with windows() as machine:
        return prove_in(machine)


@contextmanager
def windows() -> Iterator[wine.Wine]:
    """Give a fresh Windows that sees the work tree, the Windows Python and the cache."""
    shared = {"repo": ROOT, "python": python_folder.prepare(), "cache": cache()}
    with wine.windows(shared) as machine:
        yield machine
