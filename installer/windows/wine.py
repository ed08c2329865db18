"""A Debian with Wine 10 in a folder, and Windows programs run in it.

All of it happens in a mount and process namespace of its own (`enter`): what is mounted is seen by
this run only and is gone with it, whatever way it ends, and no process stays behind.
"""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath

from environment import NotHereError, run
from windows.places import cache, digest, keep, remove, say

RELEASE = "trixie"
PACKAGES = (
    "wine",  # 10.0: Qt 6.9 stops at once in the 8.0 of Debian 12
    "wine64",
    "xvfb",
    "xdotool",  # keyboard and mouse
    "scrot",  # pictures of the screen
    "fonts-liberation",
)
USER = "Nguyễn Thị Ánh"
SCREEN = "1366x768"
# Windows shows its windows, with frames, on a desktop of its own inside the X screen.
_REGISTRY = (
    (r"HKCU\Software\Wine\Explorer", "Desktop", "Default"),
    (r"HKCU\Software\Wine\Explorer\Desktops", "Default", SCREEN),
)
_PREFIX = "/home/prefix"
_DISPLAY = ":50"
_INSIDE = "SO_THI_DUA_NAMESPACE"
_SETTINGS = {
    "LC_ALL": "C.UTF-8",
    "PATH": "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin",
    "HOME": "/root",
    "WINEPREFIX": _PREFIX,
    "WINEDEBUG": "-all",
    "DISPLAY": _DISPLAY,
}


def inside() -> bool:
    """Tell whether this process already runs in a namespace of its own."""
    return _INSIDE in os.environ


def enter(*command: str | Path) -> int:
    """Run `command` where its mounts and processes end with it; returns its exit code."""
    isolated = ("unshare", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc")
    if run(*isolated, "true"):
        message = "This system lets nobody make a mount namespace, so Wine cannot be run apart."
        raise NotHereError(message)
    os.environ[_INSIDE] = "1"
    try:
        with _alone():
            return run(*isolated, *command)
    finally:
        del os.environ[_INSIDE]


def listen_to_the_end() -> None:
    """Let this run be ended: the first process of a namespace is deaf to it unless it says so."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)


@contextmanager
def _alone() -> Iterator[None]:
    """Let one run at a time use the cache, and clear what an interrupted one left there."""
    import fcntl  # noqa: PLC0415  Windows, where this module is read too, has none

    with (cache() / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Waiting for another run that uses the same cache")
            fcntl.flock(lock, fcntl.LOCK_EX)
        for left in cache().glob("run-*"):
            remove(left)
        yield


def prepare() -> Path:
    """Return the folder of the Debian with Wine, made first if it is not there yet."""
    settings = [word for setting in _REGISTRY for word in setting]
    made_of = digest([name.encode() for name in (RELEASE, USER, *PACKAGES, *settings)])
    folder = cache() / f"wine-{made_of}"
    if not folder.exists():
        say("Making a Debian with Wine (two minutes, once)")
        making = cache() / "wine-part"
        remove(making)
        _fetch(making)
        with _screen(making):
            _checked("wineboot", _in(making, "wineboot", "--init"))
            for key, name, value in _REGISTRY:
                adding = ("wine", "reg", "add", key, "/v", name, "/d", value, "/f")
                _checked("wine reg", _in(making, *adding))
            _checked("wineserver", _in(making, "wineserver", "--wait"))
        keep(making, folder)
    return folder


@dataclass(frozen=True, slots=True, kw_only=True)
class Wine:
    """Windows as one run of the chain sees it; whatever is changed in it is gone with the run."""

    root: Path

    def program(self, *words: str, workdir: str = "/") -> list[str]:
        """Return the command that starts a Windows program; `workdir` is a folder of the root."""
        return [*_in(self.root), "env", f"--chdir={workdir}", "wine", *words]

    def tool(self, *words: str) -> list[str]:
        """Return the command that starts a program of the Debian around Wine."""
        return _in(self.root, *words)

    def folder(self, windows_path: str) -> Path:
        """Return where a path on drive C: or Z: lies, for this machine."""
        path = PureWindowsPath(windows_path)
        base = self.root if path.drive.upper() == "Z:" else self.root / _PREFIX[1:] / "drive_c"
        return base.joinpath(*path.parts[1:])


@contextmanager
def windows(shared: Mapping[str, Path]) -> Iterator[Wine]:
    """Give a fresh Windows with a screen; `shared` names folders seen on drive Z: of it."""
    base = prepare()
    place = Path(tempfile.mkdtemp(prefix="run-", dir=cache()))
    for name in ("changes", "work", "root"):
        (place / name).mkdir(parents=True)
    layers = f"lowerdir={base},upperdir={place / 'changes'},workdir={place / 'work'}"
    root = place / "root"
    if subprocess.run(
        ["mount", "-t", "overlay", "-o", layers, "overlay", root], check=False
    ).returncode:
        message = "This system has no overlay file system, which keeps the cached Wine as it is."
        raise NotHereError(message)
    for name, source in shared.items():
        target = root / name
        target.mkdir(parents=True, exist_ok=True)
        subprocess.run(["mount", "--bind", source, target], check=True)
    try:
        with _screen(root):
            # Started here and kept, so that each program need not wait for Windows' services, nor
            # they hold the pipes of the program that came first.
            for command in (("wineserver", "--persistent"), ("wine", "wineboot")):
                silent = subprocess.DEVNULL
                started = _in(root, *command)
                subprocess.run(started, check=True, stdin=silent, stdout=silent, stderr=silent)
            yield Wine(root=root)
            subprocess.run(_in(root, "wineserver", "--kill"), check=False)
    finally:
        subprocess.run(["umount", "--recursive", "--lazy", root], check=False)
    remove(place)


def _fetch(folder: Path) -> None:
    _checked("debootstrap", ["debootstrap", "--variant=minbase", RELEASE, str(folder), _mirror()])
    for source in (Path("/etc/apt/apt.conf.d"), Path("/etc/resolv.conf"), Path("/etc/hosts")):
        target = folder / source.relative_to("/")
        if source.is_dir():
            shutil.copytree(source, target, dirs_exist_ok=True)
        elif source.exists():
            shutil.copy(source, target)
    install = ("apt-get", "install", "--yes", "--no-install-recommends", *PACKAGES)
    with _system_folders(folder):
        _checked("apt-get update", _in(folder, "apt-get", "update"))
        quiet = ("env", "DEBIAN_FRONTEND=noninteractive")
        _checked("apt-get install", _in(folder, *quiet, *install))
        _checked("apt-get clean", _in(folder, "apt-get", "clean"))
    # Windows takes the user's name from here, and with it the path of the profile.
    users = folder / "etc" / "passwd"
    text = users.read_text(encoding="utf-8").replace("root:", f"{USER}:", 1)
    users.write_text(text, encoding="utf-8")


def _mirror() -> str:
    """Return the address of Debian's packages as this machine's apt has it."""
    form = "$(ORIGIN)|$(LABEL)|$(SITE)"
    command = ["apt-get", "indextargets", "--format", form, "Created-By: Packages"]
    answer = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    for line in answer.splitlines():
        origin, label, site = line.split("|", 2)
        if origin == label == "Debian":
            return site
    message = "apt knows no Debian archive on this machine (run apt-get update), so no Wine."
    raise NotHereError(message)


@contextmanager
def _system_folders(root: Path) -> Iterator[None]:
    """Show the machine's /proc, /dev and /sys in `root` meanwhile."""
    names = ("proc", "dev", "sys")
    for name in names:
        subprocess.run(["mount", "--rbind", f"/{name}", root / name], check=True)
    try:
        yield
    finally:
        for name in names:
            subprocess.run(["umount", "--recursive", "--lazy", root / name], check=True)


@contextmanager
def _screen(root: Path) -> Iterator[None]:
    """Run an X server in `root` meanwhile."""
    with _system_folders(root):
        server = ("Xvfb", _DISPLAY, "-screen", "0", f"{SCREEN}x24", "-nolisten", "tcp")
        apart = ("-nolisten", "local", "-noreset")  # no socket that other namespaces would see
        with subprocess.Popen(_in(root, *server, *apart), stderr=subprocess.DEVNULL) as running:
            try:
                _wait_for(root / "tmp" / ".X11-unix" / f"X{_DISPLAY[1:]}", running)
                yield
            finally:
                running.terminate()


def _wait_for(socket: Path, server: subprocess.Popen[bytes]) -> None:
    for _ in range(200):
        if socket.exists():
            return
        if server.poll() is not None:
            break
        time.sleep(0.05)
    message = "The X server for Wine did not start."
    raise NotHereError(message)


def _in(root: Path, *words: str) -> list[str]:
    settings = [f"{name}={value}" for name, value in _SETTINGS.items()]
    return ["chroot", str(root), "env", "--ignore-environment", *settings, *words]


def _checked(what: str, command: Sequence[str]) -> None:
    log = cache() / "wine.log"
    with log.open("ab") as stream:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=stream,
            stderr=stream,
            check=False,
            timeout=900,
        )
    if done.returncode:
        tail = log.read_text(encoding="utf-8", errors="replace").splitlines()[-15:]
        message = "\n".join([*tail, f"{what} failed while Wine was made; see {log}."])
        raise NotHereError(message)
