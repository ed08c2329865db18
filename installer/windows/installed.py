"""The installed copy: setup, use, upgrade, removal."""

from collections.abc import Iterable
from pathlib import Path

from windows import main_job, trials
from windows.packages import setup_name
from windows.stage import DOCUMENTS, HOME, ProofError, Stage
from windows.wine import Wine

FOLDER = rf"{HOME}\AppData\Local\Programs\SoThiDua"
DATA = rf"{HOME}\AppData\Local\SoThiDua"
WORKSPACE = rf"{DOCUMENTS}\so-thi-dua.db"
OLDER = "0.0.9"
LEFTOVER = "only-in-the-older-version.txt"
_TOO_OLD, _SECONDS_TO_REMOVE = 10, 60
_SETUPS = r"Z:\repo\dist\windows"
_UNINSTALL = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\SoThiDua"


class Installed:
    """The steps with the setup, in order."""

    def __init__(self, wine: Wine, pictures: Path, linux: Path) -> None:
        self._stage = Stage(wine=wine, folder=FOLDER, pictures=pictures)
        self._linux = linux

    def steps(self) -> Iterable[tuple[str, trials.Step]]:
        """Return the steps, each with its name."""
        stage = self._stage
        return (
            ("setup refuses Windows 8.1", self._refuse_old_windows),
            ("silent install", self._install),
            ("self-test", lambda: trials.self_test(stage)),
            ("demonstration as on Linux", lambda: trials.demonstration(stage, self._linux)),
            ("main job: a member", lambda: main_job.members_part(stage, self._linux)),
            ("main job: the leader", lambda: main_job.leaders_part(stage, WORKSPACE)),
            ("second start", lambda: trials.second_start(stage, WORKSPACE)),
            ("window killed", lambda: trials.killed_window(stage, WORKSPACE)),
            ("import killed", lambda: trials.killed_while_writing(stage)),
            ("silent removal keeps data", self._remove),
            ("upgrade of an open older version", self._upgrade),
            ("removal after the upgrade", self._remove),
        )

    def _refuse_old_windows(self) -> str:
        self._pretend("win81")
        code = self._setup(setup_name())
        self._pretend("win10")
        if code != _TOO_OLD or self._stage.path(FOLDER).exists():
            message = f"setup ended with {code} on Windows 8.1 and may have installed"
            raise ProofError(message)
        return "it ended with its own code and wrote nothing"

    def _install(self) -> str:
        self._stage.path(DOCUMENTS).mkdir(parents=True, exist_ok=True)
        code = self._setup(setup_name())
        self._expect_program(code)
        size = sum(p.stat().st_size for p in self._stage.path(FOLDER).rglob("*") if p.is_file())
        return f"{size / 1_000_000:.0f} MB in {FOLDER}"

    def _remove(self) -> str:
        stage = self._stage
        before = {path: path.read_bytes() for path in self._data_files()}
        code = stage.run(rf"{FOLDER}\go-cai-dat.exe", "/S").code
        # It goes on from a copy of itself, as Windows' own list of programs would see it do.
        for _ in range(_SECONDS_TO_REMOVE):
            if not stage.path(FOLDER).exists():
                break
            stage.settle()
        stage.settle()
        left = sorted(path.name for path in stage.path(FOLDER).rglob("*"))
        listed = stage.run("reg", "query", _UNINSTALL).code == 0
        if code or left or listed or self._shortcuts():
            message = (
                f"removal ended with {code} and left {left or self._shortcuts() or 'its entry'}"
            )
            raise ProofError(message)
        lost = [
            path.name
            for path, content in before.items()
            if not path.exists() or path.read_bytes() != content
        ]
        if lost or not before:
            message = f"data changed by the removal: {', '.join(lost) or 'there was none'}"
            raise ProofError(message)
        return f"the program is gone, {len(before)} data files are as they were"

    def _upgrade(self) -> str:
        stage = self._stage
        self._expect_program(self._setup(setup_name(OLDER)))
        if not (stage.path(FOLDER) / "_internal" / LEFTOVER).exists():
            message = "the older version is not there"
            raise ProofError(message)
        before = trials.content(stage, WORKSPACE)
        running = stage.start_window("--workspace", WORKSPACE)
        stage.wait_for("the older version's window", bool)
        code = self._setup(setup_name())
        if running.poll() is None:
            message = "the running copy was not closed by the setup"
            raise ProofError(message)
        self._expect_program(code)
        if running.returncode or (stage.path(FOLDER) / "_internal" / LEFTOVER).exists():
            message = f"the running copy ended with {running.returncode}, or old files stayed"
            raise ProofError(message)
        if trials.content(stage, WORKSPACE) != before:
            message = "the content changed with the upgrade"
            raise ProofError(message)
        trials.opened(stage, WORKSPACE)
        stage.picture("after-upgrade")
        trials.closed(stage)
        return f"{OLDER} was closed politely and replaced; the content is the same"

    def _setup(self, name: str) -> int:
        return self._stage.run(rf"{_SETUPS}\{name}", "/S").code

    def _expect_program(self, code: int) -> None:
        folder = self._stage.path(FOLDER)
        names = {path.name for path in folder.iterdir()} if folder.exists() else set()
        wanted = {"SoThiDua.exe", "SoThiDua-cli.exe", "_internal", "go-cai-dat.exe"}
        if code or names != wanted or len(self._shortcuts()) != len(("menu", "desktop")):
            message = f"setup ended with {code} and left {sorted(names)}, {self._shortcuts()}"
            raise ProofError(message)

    def _shortcuts(self) -> list[str]:
        home = self._stage.path(HOME)
        return sorted(str(p.relative_to(home)) for p in home.rglob("*Thi đua.lnk"))

    def _data_files(self) -> list[Path]:
        folders = (self._stage.path(DATA), self._stage.path(DOCUMENTS))
        return [path for folder in folders for path in folder.rglob("*") if path.is_file()]

    def _pretend(self, version: str) -> None:
        self._stage.run("winecfg", "-v", version)
