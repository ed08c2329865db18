"""A workbook read back: whose package it is, what it says now, and what cannot be taken."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import TypeVar

from models.domain import versions
from models.domain.carried import Mark, RowValue
from models.domain.errors import Problem, Severity, UserError
from models.domain.foreign_list import NOT_OURS
from models.domain.merge import edited_outside
from models.domain.package import (
    Cargo,
    Encodings,
    PackageKind,
    PackageMeta,
    Parsed,
    ResultValue,
    TaskValue,
    Unknown,
    Value,
    cargo_hash,
)
from models.domain.text import match_key
from models.excel.archive import read_parts
from models.excel.columns import (
    EXEMPLAR_SHEET,
    GUIDE_SHEET,
    LIST_SHEET,
    META_SHEET,
    PROPOSAL_SHEET,
    REGISTRATION_SHEET,
    TARGET_COLUMNS,
    TARGET_SHEET,
    TASK_COLUMNS,
    TASK_SHEET,
    Column,
)
from models.excel.grid import Book, Grid, read_book
from models.excel.looked_at import changes_on_lists
from models.excel.meta import MARK, read_cargo, read_meta
from models.excel.rows import RowReader
from models.excel.sealed import Sealed, Standing, Vouched, read_sealed
from models.excel.table import Table, find_table, suggestion

V = TypeVar("V", ResultValue, TaskValue)
_OURS = (
    GUIDE_SHEET,
    TARGET_SHEET,
    TASK_SHEET,
    PROPOSAL_SHEET,
    REGISTRATION_SHEET,
    EXEMPLAR_SHEET,
    LIST_SHEET,
    META_SHEET,
)


def read_package(
    content: bytes,
    file_name: str,
    encodings: Encodings | None = None,
    vouched: Vouched | None = None,
) -> Parsed:
    """Return what a package says; one that is as a known office signed it is read in short.

    `encodings` are a person's choices for its columns of words; `vouched` says whether a head is
    signed by a key its sender is known by. Raises UserError when the file is not a workbook, is
    broken or beyond the limits, or holds no package. Anything that concerns single cells is a
    problem in the answer instead.
    """
    parts = read_parts(content, file_name)
    sealed = read_sealed(parts, file_name, vouched) if vouched and not encodings else None
    if sealed is not None:
        _check_versions(sealed.cargo, file_name)
        return _as_sealed(sealed)
    book = read_book(parts, file_name)
    block = _find_meta(book.grids, file_name)
    meta = read_meta(block, file_name)
    cargo = read_cargo(block, file_name)
    _check_versions(cargo, file_name)
    is_genuine = cargo_hash(cargo) == meta.content_hash
    if meta.kind is not PackageKind.SUBMISSION:
        return _as_copied(meta, cargo, is_genuine=is_genuine)
    copies = _Copies(
        results={item.key: item for item in _distrusted(cargo.results, is_genuine=is_genuine)},
        tasks={item.key: item for item in _distrusted(cargo.tasks, is_genuine=is_genuine)},
    )
    parsed = _submission(meta, copies, book, encodings or {})
    is_touched = parsed.is_touched or not is_genuine
    said, strange = changes_on_lists(book.grids, cargo.rows)
    return replace(
        parsed,
        is_genuine=is_genuine,
        is_touched=is_touched,
        rows=cargo.rows,
        problems=(*parsed.problems, *said),
        unknown=(*parsed.unknown, *strange),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Copies:
    """The canonical copies by key."""

    results: Mapping[str, ResultValue]
    tasks: Mapping[str, TaskValue]


def _submission(meta: PackageMeta, copies: _Copies, book: Book, encodings: Encodings) -> Parsed:
    grids = book.grids
    targets_table = _find(grids, TARGET_SHEET, _columns(TARGET_COLUMNS, meta))
    tasks_table = _find(grids, TASK_SHEET, _columns(TASK_COLUMNS, meta))
    reader = RowReader(meta.sender, meta.year, book.formats, encodings)
    found = reader.found
    if targets_table is not None:
        reader.read_targets(targets_table, copies.results)
    if tasks_table is not None:
        reader.read_tasks(tasks_table, copies.tasks)
    met = found.seen | found.doubtful
    lost = [item for key, item in copies.results.items() if key not in met]
    lost_tasks = [item for key, item in copies.tasks.items() if key not in met]
    found.results |= {item.key: item for item in lost}
    found.tasks |= {item.key: item for item in lost_tasks}
    found.problems += _structure(targets_table, TARGET_SHEET, len(lost))
    found.problems += _structure(tasks_table, TASK_SHEET, len(lost_tasks))
    return Parsed(
        meta=meta,
        results=tuple(found.results.values()),
        tasks=tuple(found.tasks.values()),
        problems=tuple(found.problems),
        unknown=_unknown(grids, (targets_table, tasks_table)),
        touched=frozenset(found.touched),
        is_touched=bool(found.touched or lost or lost_tasks) or _is_wrong(found.problems),
        places=found.places,
        decoded=tuple(found.decoded),
        encodings=encodings,
    )


def _is_wrong(problems: Sequence[Problem]) -> bool:
    """Say whether a cell cannot be taken: this program writes none of these."""
    return any(item.severity is not Severity.WARNING for item in problems)


def _columns(columns: Sequence[Column], meta: PackageMeta) -> tuple[Column, ...]:
    """Return the columns that sheets of the package's own format have."""
    return tuple(column for column in columns if column.since <= meta.format_version)


def _as_sealed(sealed: Sealed) -> Parsed:
    """Return the values in the order of the sheets, which show them as they are."""
    parsed = _as_copied(sealed.meta, sealed.cargo, is_genuine=True)
    if sealed.meta.kind is not PackageKind.SUBMISSION:
        return parsed
    results, tasks = sealed.standing
    places: dict[str, tuple[str, str]] = {}
    return replace(
        parsed,
        results=_in_order(parsed.results, results, places),
        tasks=_in_order(parsed.tasks, tasks, places),
        marks=(),
        notes=(),
        places=places,
    )


def _in_order(
    items: Sequence[V], standing: Standing, places: dict[str, tuple[str, str]]
) -> tuple[V, ...]:
    rows = sorted(zip(standing.rows, items, strict=True), key=itemgetter(0))
    for row, item in rows:
        places[item.key] = standing.sheet, f"{standing.column}{row}"
    return tuple(item for _, item in rows)


def _as_copied(meta: PackageMeta, cargo: Cargo, *, is_genuine: bool) -> Parsed:
    return Parsed(
        meta=meta,
        results=cargo.results,
        tasks=cargo.tasks,
        rows=cargo.rows,
        marks=cargo.marks,
        notes=cargo.notes,
        problems=(),
        unknown=(),
        touched=frozenset(),
        is_touched=not is_genuine,
        places={},
        is_genuine=is_genuine,
    )


def _find_meta(grids: Mapping[str, Grid], file_name: str) -> dict[str, str]:
    """Return the block of the one sheet that names itself ours, whatever its visibility."""
    marked = [name for name, grid in grids.items() if _text(grid, 1, 1) == MARK]
    if len(marked) != 1:
        raise UserError(
            f"Tệp “{file_name}” là tệp Excel nhưng {NOT_OURS}"
            f"{' (có hai phần nhận dạng)' if marked else ''}. "
            "Hãy chọn tệp .xlsx do chương trình xuất ra."
        )
    grid = grids[marked[0]]
    block: dict[str, list[str]] = {}
    for row in sorted(grid):
        block.setdefault(_text(grid, row, 1), []).append(_text(grid, row, 2))
    return {name: "".join(pieces) for name, pieces in block.items()}


def _text(grid: Grid, row: int, column: int) -> str:
    cell = grid.get(row, {}).get(column)
    return (cell.original or cell.text) if cell is not None else ""


def _find(grids: Mapping[str, Grid], name: str, columns: Sequence[Column]) -> Table | None:
    by_name = sorted(grids, key=lambda sheet: match_key(sheet) != match_key(name))
    for sheet in by_name:
        if sheet in (META_SHEET, LIST_SHEET):
            continue
        table = find_table(sheet, grids[sheet], columns)
        if table is not None and _is_its_own(table, columns):
            return table
    return None


def _is_its_own(table: Table, columns: Sequence[Column]) -> bool:
    telling = {column.key for column in columns if column.is_input and column.key != "note"}
    return bool(telling & table.columns.keys())


def _distrusted(items: Sequence[V], *, is_genuine: bool) -> Sequence[V]:
    """Return the copies; when they do not fit their hash, each counts as one more edit."""
    return items if is_genuine else [edited_outside(item, item) for item in items]


def _check_versions(cargo: Cargo, file_name: str) -> None:
    values: list[Value] = [*cargo.results, *cargo.tasks]
    keys = {item.key for item in values}
    names = {item.name for item in cargo.rows}
    carried: list[Value | RowValue | Mark] = [*values, *cargo.rows, *cargo.marks]
    try:
        fine = len(keys) == len(values) and len(names) == len(cargo.rows)
        fine = fine and all(versions.parse(item.version) for item in carried)
    except ValueError:
        fine = False
    if not fine:
        raise UserError(
            f"Phần nhận dạng trong tệp “{file_name}” đã hỏng. Hãy xin đơn vị gửi xuất lại gói."
        )


def _structure(table: Table | None, sheet: str, lost_count: int) -> list[Problem]:
    said: list[str] = []
    if table is None:
        said.append(f"Không tìm thấy trang {sheet}; số liệu được lấy theo bản gốc trong gói.")
    else:
        headers = ", ".join(column.header for column in table.missing)
        if headers:
            said.append(f"Trang {table.sheet} thiếu cột {headers}; lấy theo bản gốc trong gói.")
        if lost_count:
            said.append(
                f"Trang {table.sheet} đã bị xoá {lost_count} dòng có số liệu; "
                "các dòng ấy được lấy theo bản gốc trong gói."
            )
    name = table.sheet if table is not None else sheet
    return [
        *(_misplaced(table) if table is not None else ()),
        *(
            Problem(
                sheet=name, cell="", code="", found="", message=message, severity=Severity.WARNING
            )
            for message in said
        ),
    ]


def _misplaced(table: Table) -> list[Problem]:
    return [
        Problem(
            sheet=table.sheet,
            cell=f"{letters}{table.first_row - 1}",
            code="",
            found=table.header(letters),
            message=(
                f"Trang {table.sheet}, ô {letters}{table.first_row - 1}: tiêu đề ghi "
                f"“{table.header(letters)}” nhưng đây là cột {column.header} của tệp gốc, nên cột "
                "này không được đọc. Hãy trả các cột về chỗ cũ trong tệp gốc rồi gửi lại."
            ),
        )
        for letters, column in table.misplaced
    ]


def _unknown(grids: Mapping[str, Grid], tables: Sequence[Table | None]) -> tuple[Unknown, ...]:
    known = {match_key(name) for name in _OURS} | {table.sheet for table in tables if table}
    sheets = [
        Unknown(sheet=name, column="", suggestion=suggestion(name, (TARGET_SHEET, TASK_SHEET)))
        for name, grid in grids.items()
        if grid and match_key(name) not in known and name not in known
    ]
    columns = [item for table in tables if table is not None for item in table.unknown]
    return (*sheets, *columns)
