"""Packages that need no walk through their sheets: nothing but what the sender signed is in them.

A signature covers the head of a package, through one hash its values and through another every
other part of the workbook, to the byte. Where a known office vouches for both, the sheets show
what the values say, and the values are all there is to read. Any other workbook is left to the
general way, which reads every cell: one somebody saved again, one touched, one of an older format,
one whose signature is not known here.
"""

import hashlib
import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from models.domain.package import Cargo, PackageKind, PackageMeta, Value, texts_hash
from models.domain.packed import Text
from models.domain.values import Plain, canonical_json
from models.excel.cells import CellValue
from models.excel.columns import META_SHEET
from models.excel.grid import list_sheets
from models.excel.meta import (
    MARK,
    MARKS,
    NOTES,
    PLACES,
    RESULTS,
    ROWS,
    SHEETS_HASH,
    TASKS,
    meta_rows,
    read_cargo,
    read_meta,
)
from models.excel.own_form import own_pairs
from models.excel.strings import unescaped
from models.excel.workbook import Workbook

Sign = Callable[[PackageMeta], PackageMeta]
Vouched = Callable[[PackageMeta], bool]
_PARTS = (RESULTS, TASKS, ROWS, MARKS, NOTES)
_COVERED = re.compile(r"xl/.+\.(?:xml|rels)", re.IGNORECASE)
# Looked for before a copy of everything is made.
_NAMED_HASH = re.compile(rb">%b<[^\n]{1,60}<t>[0-9a-f]{64}<" % SHEETS_HASH.encode())


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """On which sheet values of one kind stand, their column, and each one's row in their order."""

    sheet: str = ""
    column: str = ""
    rows: tuple[int, ...] = ()


def finished(
    book: Workbook,
    meta: PackageMeta,
    texts: Mapping[str, Text],
    *,
    places: str = "",
    sign: Sign | None = None,
) -> bytes:
    """Return the workbook with its `_meta` sheet, very hidden.

    `texts` are the canonical copies, as `cargo_texts` gives them, or packed; `places` says where
    they are shown. `sign`, when given, gets the head with the hash of everything else and answers
    it signed.
    """
    sheet = book.add_sheet(META_SHEET, state="veryHidden")
    sheet.is_apart = True

    def rows(parts: Mapping[str, bytes]) -> Iterable[Sequence[CellValue]]:
        told = sign(replace(meta, sheets_hash=_hash(parts, "", places))) if sign else meta
        return meta_rows(told, texts, places)

    return book.with_last(rows)


def places_of(cargo: Cargo, standing: tuple[Standing, Standing]) -> str:
    """Return where the values stand, each kind in the order of the canonical copies."""
    kinds: tuple[Sequence[Value], Sequence[Value]] = (cargo.results, cargo.tasks)
    told: list[Plain] = []
    for items, stand in zip(kinds, standing, strict=True):
        by_key = sorted(zip((item.key for item in items), stand.rows, strict=True))
        told.append([stand.sheet, stand.column, [row for _, row in by_key]])
    return canonical_json(told)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """What a workbook says that is as it was signed; `rows` are those of results and tasks."""

    meta: PackageMeta
    cargo: Cargo
    standing: tuple[Standing, Standing]


def read_sealed(parts: Mapping[str, bytes], file_name: str, vouched: Vouched) -> Sealed | None:
    """Return what a workbook says that is as its sender signed it; None to read it cell by cell.

    `vouched` says whether a head is signed by a key its sender is known by. Raises UserError for
    a broken workbook, or a package that is of a newer format or damaged.
    """
    place = next(
        (ref.part for ref in list_sheets(parts, file_name) if ref.name == META_SHEET), None
    )
    block = _block(parts[place]) if place else None
    if place is None or block is None:
        return None
    places = block.get(PLACES, "")
    if _hash(parts, place, places) != block.get(SHEETS_HASH):
        return None
    meta = read_meta(block, file_name)
    texts = {name: block[name] for name in _PARTS if name in block}
    if texts_hash(texts) != meta.content_hash or not vouched(meta):
        return None
    cargo, standing = read_cargo(block, file_name), _standing(places)
    if standing is None:
        return None
    told = [len(cargo.results), len(cargo.tasks)]
    if meta.kind is PackageKind.SUBMISSION and [len(one.rows) for one in standing] != told:
        return None
    return Sealed(meta=meta, cargo=cargo, standing=standing)


def _hash(parts: Mapping[str, bytes], apart: str, places: str) -> str:
    """Return the hash of every part a reader looks at but one, and of `places`."""
    total = hashlib.sha256(places.encode())
    for name in sorted(parts):
        if name != apart and _COVERED.fullmatch(name):
            total.update(f"\n{name}\n{len(parts[name])}\n".encode())
            total.update(parts[name])
    return total.hexdigest()


def _block(content: bytes) -> dict[str, str] | None:
    """Return what a `_meta` sheet in our own form says, None for any other."""
    if _NAMED_HASH.search(content) is None:
        return None
    pairs = own_pairs(content)
    if not pairs or pairs[0][0] != MARK:
        return None
    pieces: dict[str, list[str]] = {}
    for name, text in pairs:
        pieces.setdefault(name, []).append(unescaped(text))
    block = {name: "".join(texts) for name, texts in pieces.items()}
    is_composed = all(unicodedata.is_normalized("NFC", text) for text in block.values())
    return block if is_composed else None


def _standing(places: str) -> tuple[Standing, Standing] | None:
    """Return where results and tasks stand, None where the text does not say so."""
    if not places:
        return Standing(), Standing()
    try:
        results, tasks = (
            Standing(sheet=str(sheet), column=str(column), rows=tuple(map(int, rows)))
            for sheet, column, rows in json.loads(places)
        )
    except (ValueError, TypeError, RecursionError):
        return None
    return results, tasks
