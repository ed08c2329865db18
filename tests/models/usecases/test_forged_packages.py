"""Packages whose workbook is whole and whose canonical copies are not: forged, never believed.

Each has one value of its hidden sheet replaced by something no program would write. Looking at it
must end in an answer or a sentence, and change nothing.
"""

import json
import random
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from models.domain.errors import UserError
from models.domain.package import FORMAT_VERSION, PackageKind
from models.excel.archive import read_parts
from models.excel.cells import escaped
from models.excel.grid import list_sheets, read_book
from models.usecases.desk import Desk
from models.usecases.exchange import preview
from models.usecases.safety import state_hash
from tests.models.excel.sent_files import parts_of, zipped

KEPT = Path(__file__).parents[2] / "data" / "packages"
SEED = 20231216
FORGERIES: tuple[Any, ...] = (
    None,
    0,
    -1,
    2**70,
    10**30,
    1e308,
    True,
    "",
    "x" * 40_000,
    "9" * 70,
    "1e99999999",
    "NaN",
    "2023-13",
    "9999-99-99",
    "a|b|c",
    "m:99999999999999999999",
    "x:1;x:1",
    "../../x",
    "đ\ud800",
    "a" + "\u0591\u05ae" * 500,
    [],
    [1, 2],
    {},
    {"a": 1},
)
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def forged(kind: PackageKind, rounds: int) -> Iterator[bytes]:
    """Yield copies of a kept package with one forged value each."""
    name = f"format-{FORMAT_VERSION}-{kind.value}.xlsx"
    content = (KEPT / name).read_bytes()
    chance = random.Random(SEED)  # noqa: S311 - forgeries need not be secret
    parts = parts_of(content)
    refs = list_sheets(parts, name)
    part = next(ref.part for ref in refs if ref.name == "_meta")
    grid = read_book(read_parts(content, name), name).grids["_meta"]
    block: dict[str, str] = {}
    for row in sorted(grid):
        cells = grid[row]
        key = cells[1].text
        block[key] = block.get(key, "") + (cells[2].text if 2 in cells else "")
    for _ in range(rounds):
        yield zipped(parts | {part: sheet_of(forge(block, chance))})


def forge(block: Mapping[str, str], chance: random.Random) -> dict[str, str]:
    lists = [key for key, text in block.items() if text.startswith("[{")]
    if lists and chance.random() < 0.8:
        key = chance.choice(lists)
        items = json.loads(block[key])
        mutate(items, chance)
        return {**block, key: json.dumps(items)}
    key = chance.choice([key for key in block if "/" not in key])
    return {**block, key: str(chance.choice(FORGERIES))}


def mutate(items: list[Any], chance: random.Random) -> None:
    item = chance.choice(items)
    node: Any = item
    while True:
        keys = list(node) if isinstance(node, dict) else list(range(len(node)))
        if not keys:
            items.append(item)
            return
        key = chance.choice(keys)
        if isinstance(node[key], dict | list) and chance.random() < 0.7:
            node = node[key]
            continue
        if chance.random() < 0.1:
            del node[key]
        else:
            node[key] = chance.choice(FORGERIES)
        return


def sheet_of(block: Mapping[str, str]) -> bytes:
    rows: list[str] = []
    for key, text in block.items():
        for start in range(0, max(len(text), 1), 30_000):
            cells = "".join(
                f'<c r="{letter}{len(rows) + 1}" t="inlineStr"><is>'
                f'<t xml:space="preserve">{escaped(value)}</t></is></c>'
                for letter, value in (("A", key), ("B", text[start : start + 30_000]))
            )
            rows.append(f'<row r="{len(rows) + 1}">{cells}</row>')
    whole = f'<worksheet xmlns="{MAIN}"><sheetData>{"".join(rows)}</sheetData></worksheet>'
    return whole.encode("utf-8", "replace")


def look_at_all(desk: Desk, kind: PackageKind, place: Path, rounds: int) -> None:
    before = state_hash(desk)
    outcomes: list[str] = []
    for copy in forged(kind, rounds):
        place.write_bytes(copy)
        try:
            seen = preview(desk, place)
        except UserError as error:
            outcomes.append(error.text)
        else:
            outcomes.append("touched." if seen.is_touched else "whole.")
    assert len(outcomes) == rounds
    assert all(text.endswith(".") for text in outcomes)
    assert state_hash(desk) == before


def receiver_of(kind: PackageKind) -> str:
    return "lao-cai" if kind is PackageKind.SUBMISSION else "dien-bien"


@pytest.mark.parametrize("kind", [PackageKind.SUBMISSION, PackageKind.HANDOVER])
def test_a_few_forged_copies_end_in_an_answer_or_a_sentence(
    make_desk: Callable[..., Desk], tmp_path: Path, kind: PackageKind
) -> None:
    desk = make_desk("nhan", office=receiver_of(kind))

    look_at_all(desk, kind, tmp_path / "gia.xlsx", 25)


@pytest.mark.slow
@pytest.mark.parametrize("kind", list(PackageKind))
def test_forged_copies_of_every_kind_end_in_an_answer_or_a_sentence(
    make_desk: Callable[..., Desk], tmp_path: Path, kind: PackageKind
) -> None:
    desk = make_desk("nhan", office=receiver_of(kind))

    look_at_all(desk, kind, tmp_path / "gia.xlsx", 120)
