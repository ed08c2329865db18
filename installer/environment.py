"""The project's own environment: `.venv` in the repository, and the system's libraries.

Standard library only: this runs before anything is installed.
"""

import hashlib
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
REQUIREMENTS = ROOT / "installer" / "requirements"
STAMP = VENV / "set-up-with.txt"
SUPPORTED = ((3, 11), (3, 12))

# Debian packages, each with the reason it is needed.
DEBIAN_PACKAGES = {
    "libgl1": "Qt draws through it",
    "libegl1": "Qt's GUI library links it",
    "libglib2.0-0": "Qt's event loop",
    "libfontconfig1": "Qt finds typefaces with it",
    "libfreetype6": "Qt draws letters with it",
    "libdbus-1-3": "Qt talks to the desktop through it",
    "libatomic1": "Qt's core library links it",
    "libxkbcommon0": "Qt reads the keyboard",
    "libxkbcommon-x11-0": "Qt reads the keyboard under X",
    "libx11-xcb1": "Qt's X platform plugin",
    "libxcb-cursor0": "Qt's X platform plugin, from Qt 6.5 on",
    "libxcb-icccm4": "Qt's X platform plugin",
    "libxcb-image0": "Qt's X platform plugin",
    "libxcb-keysyms1": "Qt's X platform plugin",
    "libxcb-randr0": "Qt's X platform plugin",
    "libxcb-render-util0": "Qt's X platform plugin",
    "libxcb-shape0": "Qt's X platform plugin",
    "libxcb-sync1": "Qt's X platform plugin",
    "libxcb-xfixes0": "Qt's X platform plugin",
    "libxcb-xkb1": "Qt's X platform plugin",
    "libcups2": "Qt's printing plugin",
    "fontconfig": "the list of typefaces that Qt reads without a screen",
    "binutils": "PyInstaller reads libraries with objdump",
    "xvfb": "a screen for tests that need real windows",
    "xauth": "xvfb-run asks for it",
    "poppler-utils": "tests read PDF files with pdffonts, pdftotext and pdftoppm",
    "libreoffice-calc": "tests open every workbook without repair",
    "libreoffice-writer": "tests open every text document without repair",
}


class SetUpError(Exception):
    """The environment cannot be made; the message says what to do."""


class NotHereError(SetUpError):
    """A machine that cannot do it, which says nothing about the program."""


def has_screen() -> bool:
    """Tell whether windows can be shown to somebody."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def variables() -> dict[str, str]:
    """Return the environment for programs started from here; Qt draws in memory with no screen."""
    found = dict(os.environ)
    found["PYTHONPATH"] = str(ROOT)
    found["PYTHONUTF8"] = "1"
    if not has_screen():
        found["QT_QPA_PLATFORM"] = "offscreen"
    return found


def run(*command: str | Path) -> int:
    """Run `command` in the repository with its output shown, and return its exit code."""
    sys.stdout.flush()
    words = [str(word) for word in command]
    return subprocess.run(words, cwd=ROOT, env=variables(), check=False).returncode


def python() -> Path:
    """Return the interpreter of the project's environment."""
    if sys.platform == "win32":
        return VENV / "Scripts" / "python.exe"
    return VENV / "bin" / "python"


def set_up() -> None:
    """Make the system and `.venv` ready; does nothing when they are. Raises SetUpError."""
    if sys.version_info[:2] not in SUPPORTED:
        message = (
            f"Python {sys.version_info.major}.{sys.version_info.minor} is not supported: "
            "start this with Python 3.11 or 3.12."
        )
        raise SetUpError(message)
    install_debian_packages(DEBIAN_PACKAGES)
    lock = REQUIREMENTS / "dev.txt"
    wanted = _stamp_for(lock)
    if _read_stamp() == wanted and python().exists():
        return
    _make_venv()
    print("Installing the locked packages into .venv", flush=True)
    install = ("-m", "pip", "install", "-qq", "--require-hashes", "--only-binary=:all:")
    if run(python(), *install, "--requirement", lock):
        message = "pip could not install the locked packages; its words are above."
        raise SetUpError(message)
    STAMP.write_text(wanted, encoding="utf-8")


def _stamp_for(lock: Path) -> str:
    digest = hashlib.sha256(lock.read_bytes()).hexdigest()
    return f"{_version_line()} {digest}\n"


def _version_line() -> str:
    return f"{sys.version_info.major}.{sys.version_info.minor}"


def _read_stamp() -> str:
    return STAMP.read_text(encoding="utf-8") if STAMP.exists() else ""


def _make_venv() -> None:
    """Make `.venv`, or mend one that was left half made; another Python's is made anew."""
    STAMP.unlink(missing_ok=True)
    anew = ("--clear",) if VENV.exists() and not _is_of_this_python() else ()
    print("Making .venv", flush=True)
    if run(sys.executable, "-m", "venv", *anew, VENV):
        message = (
            "Python could not make .venv. On Debian, install the package python3-venv; "
            "elsewhere, delete .venv and start again."
        )
        raise SetUpError(message)


def _is_of_this_python() -> bool:
    settings = VENV / "pyvenv.cfg"
    if not settings.exists() or not python().exists():
        return False
    lines = settings.read_text(encoding="utf-8").splitlines()
    versions = [line.split("=")[1].strip() for line in lines if line.startswith("version")]
    return any(version.split(".")[:2] == _version_line().split(".") for version in versions)


def install_debian_packages(reasons: Mapping[str, str]) -> None:
    """On Debian, install what is missing when we may; otherwise print the command."""
    if sys.platform != "linux" or shutil.which("dpkg-query") is None:
        return
    missing = _missing_debian_packages(reasons)
    if not missing:
        return
    for name in missing:
        print(f"Missing: {name} ({reasons[name]})", flush=True)
    install = ["apt-get", "install", "--yes", "--no-install-recommends", *missing]
    if os.geteuid() != 0:
        print("Not root, so going on without. To install them:")
        print(f"  sudo apt-get update && sudo {shlex.join(install)}", flush=True)
        return
    os.environ.setdefault("DEBIAN_FRONTEND", "noninteractive")
    run("apt-get", "update")  # one broken source must not stop us: the next line decides
    if run(*install):
        message = f"apt-get could not install {', '.join(missing)}; its words are above."
        raise SetUpError(message)


def _missing_debian_packages(wanted: Iterable[str]) -> list[str]:
    """Compare with installed packages and with what those provide (renamed libraries)."""
    query = ["dpkg-query", "--show", "--showformat", "${db:Status-Abbrev}|${Package}|${Provides}\n"]
    answer = subprocess.run(query, capture_output=True, text=True, check=True).stdout
    present: set[str] = set()
    for line in answer.splitlines():
        status, package, provides = line.split("|", 2)
        if not status.startswith("ii"):
            continue
        present.add(package)
        present.update(part.split()[0] for part in provides.split(",") if part.strip())
    return [name for name in wanted if name not in present]


if __name__ == "__main__":
    print(" ".join(DEBIAN_PACKAGES))
