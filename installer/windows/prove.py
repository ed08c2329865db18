"""What a clerk will do with the setup and the stick, done here under Wine and looked at.

Every step says what it saw or fails; steps after a failed one of the same copy are left out.
"""

import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from environment import python, run
from windows.installed import Installed
from windows.places import DIST, remove, say
from windows.portable import Portable
from windows.stage import ProofError
from windows.trials import Step
from windows.wine import Wine

OUT = DIST / "windows"
_WIDTH = 34


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One step: what it was and what was seen; `passed` is None for one left out."""

    name: str
    passed: bool | None
    found: str
    seconds: float = 0


def prove(wine: Wine) -> int:
    """Try the setup and the portable archive in `wine`; 0 when all steps passed."""
    pictures, linux = OUT / "pictures", OUT / "demo-linux"
    for folder in (pictures, linux):
        remove(folder)
    if run(python(), "-m", "desktop", "demo", linux):
        say("The demonstration failed on Linux, so there is nothing to compare with.")
        return 1
    outcomes = [
        *_carry_out(Installed(wine, pictures / "installed", linux).steps()),
        *_carry_out(Portable(wine, pictures / "portable", linux).steps()),
    ]
    _summarise(outcomes, pictures)
    return 0 if all(outcome.passed for outcome in outcomes) else 1


def _carry_out(steps: Iterable[tuple[str, Step]]) -> list[Outcome]:
    outcomes: list[Outcome] = []
    broken = False
    for name, step in steps:
        if broken:
            outcomes.append(Outcome(name=name, passed=None, found="left out"))
            continue
        begin = time.monotonic()
        try:
            passed, found = True, step()
        except ProofError as error:
            passed, found = False, str(error)
        seconds = time.monotonic() - begin
        outcomes.append(Outcome(name=name, passed=passed, found=found, seconds=seconds))
        say(_line(outcomes[-1]))
        broken = not passed
    return outcomes


def _line(outcome: Outcome) -> str:
    mark = {True: "ok     ", False: "FAILED ", None: "-      "}[outcome.passed]
    return f"  {mark}{outcome.name:<{_WIDTH}} {outcome.seconds:4.0f} s  {outcome.found}"


def _summarise(outcomes: list[Outcome], pictures: Path) -> None:
    say("\nThe Windows program under Wine:")
    for outcome in outcomes:
        say(_line(outcome))
    failed = sum(outcome.passed is False for outcome in outcomes)
    left_out = sum(outcome.passed is None for outcome in outcomes)
    total = sum(outcome.seconds for outcome in outcomes)
    say(
        f"  {len(outcomes) - failed - left_out} of {len(outcomes)} steps passed, {failed} failed, "
        f"{left_out} left out, {total:.0f} s; pictures of the screen in {pictures}"
    )
