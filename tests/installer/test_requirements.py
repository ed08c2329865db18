"""The locked requirements say what to install, completely, and never where from."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "installer" / "requirements"
PINNED = re.compile(r"^([a-z0-9-]+)(?:\[[a-z,]+\])?==(\S+)(?: ; sys_platform == 'win32')? \\$")
HASHED = re.compile(r"^    --hash=sha256:[0-9a-f]{64}(?: \\)?$")


def pins(group: str) -> dict[str, str]:
    lines = (FOLDER / f"{group}.txt").read_text(encoding="utf-8").splitlines()
    return {found[1]: found[2] for line in lines if (found := PINNED.match(line))}


def name_of(requirement: str) -> str:
    return re.sub(r"[-_.]+", "-", re.split(r"[^A-Za-z0-9._-]", requirement)[0]).lower()


@pytest.mark.parametrize("group", ["run", "build", "dev"])
def test_a_locked_file_holds_pins_and_hashes_only(group: str) -> None:
    lines = (FOLDER / f"{group}.txt").read_text(encoding="utf-8").splitlines()
    odd = [line for line in lines if not PINNED.match(line) and not HASHED.match(line)]
    assert odd == []


@pytest.mark.parametrize(("smaller", "larger"), [("run", "build"), ("build", "dev")])
def test_a_larger_group_holds_the_same_pins_and_more(smaller: str, larger: str) -> None:
    assert pins(smaller).items() < pins(larger).items()


def test_every_wanted_package_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"]
    asked = [*project["project"]["dependencies"], *groups["dev"], *groups["build"]]
    names = {name_of(line) for line in asked if isinstance(line, str)}
    assert names - pins("dev").keys() == set()
    assert {name_of(line) for line in project["project"]["dependencies"]} <= pins("run").keys()


def test_what_only_windows_needs_is_marked_so() -> None:
    text = (FOLDER / "dev.txt").read_text(encoding="utf-8")
    marked = set(re.findall(r"^(\S+)==\S+ ; sys_platform == 'win32'", text, re.MULTILINE))
    assert marked == {"colorama", "pefile", "pywin32-ctypes"}
