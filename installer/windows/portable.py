"""The portable copy: unpacked on a stick, used, its data beside it."""

import zipfile
from collections.abc import Iterable
from pathlib import Path

from windows import main_job, trials
from windows.packages import portable_name
from windows.places import DIST
from windows.stage import HOME, ProofError, Stage
from windows.wine import Wine

STICK = rf"{HOME}\USB thi đua"
FOLDER = rf"{STICK}\SoThiDua"
WORKSPACE = rf"{FOLDER}\du-lieu\so-thi-dua.db"


class Portable:
    """The steps with the portable archive, in order."""

    def __init__(self, wine: Wine, pictures: Path, linux: Path) -> None:
        self._stage = Stage(wine=wine, folder=FOLDER, pictures=pictures)
        self._linux = linux

    def steps(self) -> Iterable[tuple[str, trials.Step]]:
        """Return the steps, each with its name."""
        stage = self._stage
        return (
            ("portable: unpack", self._unpack),
            ("portable: self-test", lambda: trials.self_test(stage)),
            ("portable: demonstration", lambda: trials.demonstration(stage, self._linux)),
            ("portable: data beside it", self._keep_data_beside),
            ("portable: a member", lambda: main_job.members_part(stage, self._linux)),
            ("portable: the leader", lambda: main_job.leaders_part(stage, WORKSPACE)),
            ("portable: second start", lambda: trials.second_start(stage, WORKSPACE)),
            ("portable: window killed", lambda: trials.killed_window(stage, WORKSPACE)),
            ("portable: newer archive over it", self._unpack_again),
        )

    def _unpack(self) -> str:
        archive = DIST / "windows" / portable_name()
        with zipfile.ZipFile(archive) as packed:
            packed.extractall(self._stage.path(STICK))
        return f"{archive.stat().st_size / 1_000_000:.0f} MB archive in {STICK}"

    def _keep_data_beside(self) -> str:
        """With no workspace named, the program must use the one beside itself."""
        stage = self._stage
        start = ("init", "--office", trials.OFFICE, "--year", str(trials.YEAR))
        stage.command_line(*start)
        beside = stage.path(WORKSPACE)
        elsewhere = stage.path(rf"{HOME}\AppData\Local\SoThiDua\so-thi-dua.db")
        if not beside.exists() or elsewhere.exists():
            message = f"the workspace lies beside the program: {beside.exists()}"
            raise ProofError(message)
        return "the workspace was made in du-lieu beside the program, nothing in the profile"

    def _unpack_again(self) -> str:
        before = trials.content(self._stage, WORKSPACE)
        self._unpack()
        if trials.content(self._stage, WORKSPACE) != before:
            message = "unpacking over the folder changed the content"
            raise ProofError(message)
        return "the content is the same"
