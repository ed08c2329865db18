"""Turn the dependencies of pyproject.toml into requirement files locked with hashes.

The files name packages, versions and hashes, never where to fetch them: that is the business of
the machine that installs. Hashes of every platform's files are listed, so one file serves all.
"""

import re
import tempfile
import tomllib
from pathlib import Path

from environment import REQUIREMENTS, ROOT, SetUpError, python, run

GROUPS = ("dev", "build", "run")
WINDOWS_MARKER = "sys_platform == 'win32'"
# Nothing that tells where this machine found the packages may reach the files.
OPTIONS = (
    "--quiet",
    "--generate-hashes",
    "--allow-unsafe",
    "--no-strip-extras",
    "--no-annotate",
    "--no-header",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--no-emit-trusted-host",
    "--no-emit-options",
)
PINNED = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==(\S+)")


def lock(*, upgrade: bool) -> None:
    """Write run.txt, build.txt and dev.txt; known pins stay unless `upgrade`."""
    REQUIREMENTS.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for group in GROUPS:
            kept = _pins(REQUIREMENTS / "dev.txt") if group != "dev" or not upgrade else []
            constraints = Path(folder) / "constraints.txt"
            constraints.write_text("\n".join(kept) + "\n", encoding="utf-8")
            _lock_group(group, Path(folder), constraints)


def wanted(group: str) -> list[str]:
    """Return the requirement lines of `group`: the program's own, and those of its groups."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    lines: list[str] = list(project["project"]["dependencies"])
    if group != "run":
        lines += _group_lines(project["dependency-groups"], group)
    return lines


def _group_lines(groups: dict[str, list[str | dict[str, str]]], name: str) -> list[str]:
    lines: list[str] = []
    for entry in groups[name]:
        if isinstance(entry, str):
            lines.append(entry)
        else:
            lines += _group_lines(groups, entry["include-group"])
    return lines


def _lock_group(group: str, folder: Path, constraints: Path) -> None:
    """Resolve everywhere what only Windows needs, then write its marker back."""
    asked = wanted(group)
    windows_only = {_name(line) for line in asked if WINDOWS_MARKER in line}
    source = folder / f"{group}.in"
    source.write_text("\n".join(line.split(";")[0] for line in asked) + "\n", encoding="utf-8")
    result = folder / f"{group}.txt"
    where = ("--constraint", constraints, "--output-file", result, source)
    if run(python(), "-m", "piptools", "compile", *OPTIONS, *where):
        message = f"pip-tools could not lock the group {group}; its words are above."
        raise SetUpError(message)
    text = _with_markers(result.read_text(encoding="utf-8"), windows_only)
    (REQUIREMENTS / f"{group}.txt").write_text(text, encoding="utf-8", newline="\n")
    count = len(_pins(REQUIREMENTS / f"{group}.txt"))
    print(f"installer/requirements/{group}.txt: {count} packages locked", flush=True)


def _with_markers(text: str, windows_only: set[str]) -> str:
    lines: list[str] = []
    for line in text.splitlines():
        found = PINNED.match(line)
        if line.startswith("#") or not line.strip():
            continue
        marked = found is not None and _name(found[1]) in windows_only
        lines.append(line.replace(" \\", f" ; {WINDOWS_MARKER} \\") if marked else line)
    return "\n".join(lines) + "\n"


def _pins(locked: Path) -> list[str]:
    if not locked.exists():
        return []
    found = (PINNED.match(line) for line in locked.read_text(encoding="utf-8").splitlines())
    return [f"{match[1]}=={match[2]}" for match in found if match]


def _name(requirement: str) -> str:
    stem = re.split(r"[^A-Za-z0-9._-]", requirement.strip(), maxsplit=1)[0]
    return re.sub(r"[-_.]+", "-", stem).lower()
