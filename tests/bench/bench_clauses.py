# ruff: noqa: T201 - a script that prints its table
"""Recall and precision of the clause reader against the hand-made catalogue.

Run as ``python tests/bench/bench_clauses.py [SEEDS]``, SEEDS being the folder of the sample
documents (beside the repository unless stated). Each document is read as it stands, then with its
lines broken at 90 characters, as text copied from a PDF is. A catalogue target with a number is
found when one proposal has the same numbers and kind and a quote that shares its words; each
proposal counts for one target only.
"""

import re
import sys
import textwrap
import tomllib
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from models.domain.clauses import Proposal, propose_targets
from models.domain.text import nfc
from models.domain.values import decimal_text

CATALOGUE = Path(__file__).parents[2] / "resources" / "catalogue" / "targets"
DOCUMENTS = {
    "1097/KH-BTTTT": ("001_*.txt", ["ke-hoach-1097-ha-tang", "ke-hoach-1097-tiet-kiem"]),
    "67/CT-BTTTT": ("004_*.txt", ["chi-thi-67-2019"]),
    "03/CT-BTTTT": ("000_*.txt", ["chi-thi-03-2022"]),
    "05/CT-BTTTT": ("003_*.txt", []),
    "Cụm 2, 2023": ("002_*.txt", []),
}
SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
Row = dict[str, Any]


def expected(names: list[str]) -> list[Row]:
    rows: list[Row] = []
    for name in names:
        rows += tomllib.loads((CATALOGUE / f"{name}.toml").read_text("utf-8"))["target"]
    return [row for row in rows if row["kind"] != "describe"]


def same(row: Row, found: Proposal) -> bool:
    numbers = (decimal_text(found.low), found.high and decimal_text(found.high))
    return (
        (row.get("low"), row.get("high")) == numbers
        and row["kind"] == found.kind.value
        and overlap(row["quote"], found.quote)
    )


def overlap(one: str, other: str) -> bool:
    first, second = (" ".join(re.findall(r"\S+", nfc(text))) for text in (one, other))
    shorter, longer = sorted((first, second), key=len)
    return shorter in longer or any(
        shorter[start : start + 20] in longer for start in range(0, max(1, len(shorter) - 19), 5)
    )


def compare(rows: list[Row], found: tuple[Proposal, ...]) -> tuple[list[Row], list[Proposal]]:
    """Return the targets that were missed and the proposals that match none."""
    left = list(found)
    missed = []
    for row in rows:
        match = next((one for one in left if same(row, one)), None)
        if match is None:
            missed.append(row)
        else:
            left.remove(match)
    return missed, left


def measure(seeds: Path) -> list[tuple[str, int, int, list[Row], list[Proposal]]]:
    results = []
    for name, (pattern, files) in DOCUMENTS.items():
        whole = next(seeds.glob(pattern)).read_text("utf-8")
        rows = expected(files)
        for shape, text in (("", whole), (", broken", broken(whole))):
            found = propose_targets(text)
            results.append((name + shape, len(rows), len(found), *compare(rows, found)))
    return results


def broken(text: str) -> str:
    """Return `text` with every line broken at 90 characters."""
    return "\n".join(textwrap.fill(line, 90) for line in text.splitlines())


def main(seeds: Path) -> None:
    print(f"{'document':<24}{'targets':>8}{'proposed':>9}{'recall':>9}{'precision':>11}")
    for name, wanted, proposed, missed, extra in measure(seeds):
        recall = f"{(wanted - len(missed)) / wanted:.1%}" if wanted else "-"
        precision = f"{(proposed - len(extra)) / proposed:.1%}" if proposed else "-"
        print(f"{name:<24}{wanted:>8}{proposed:>9}{recall:>9}{precision:>11}")
        for row in missed:
            print(f"   missed  {row['kind']} {row.get('low')} {row.get('high')}: {row['quote']}")
        for one in extra:
            print(f"   extra   {one.kind.value} {one.low} {one.high} {one.unit}: {one.quote}")


if __name__ == "__main__":
    place = Path(sys.argv[1]) if len(sys.argv) > 1 else SEEDS
    if place.is_dir():
        main(place)
    else:
        print(f"No sample documents in {place}; give their folder as the argument.")
