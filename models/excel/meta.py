"""The `_meta` sheet: who, to whom, what, and canonical copies of all values.

Column A names, column B tells. The copies are JSON lists cut into pieces that fit a cell; reading
joins the pieces of one name in their order.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from models.domain.carried import (
    Mark,
    PackageNote,
    RowValue,
    Stop,
)
from models.domain.errors import UserError
from models.domain.package import (
    FORMAT_VERSION,
    OLDEST_FORMAT_VERSION,
    Cargo,
    Evidence,
    PackageKind,
    PackageMeta,
    ResultValue,
    TaskValue,
)
from models.domain.packed import Text, cut
from models.domain.programmes import TaskState
from models.domain.values import read_decimal

MARK = "so-thi-dua/package"
RESULTS = "results"
TASKS = "tasks"
ROWS = "rows"
MARKS = "marks"
NOTES = "notes"
PLACES = "places"
SHEETS_HASH = "sheets_sha256"
_PIECE = 30_000
_RESULT_TEXTS = ("target", "office", "period", "raw_text", "note", "version", "base_version")


def meta_rows(
    meta: PackageMeta, texts: Mapping[str, Text], places: str = ""
) -> Iterator[tuple[str, str]]:
    """Return the rows of the sheet; `texts` are as `cargo_texts` gives them, or packed."""
    head = {
        "format_version": str(meta.format_version),
        "package_id": meta.package_id,
        "kind": meta.kind.value,
        "from": meta.sender,
        "to": meta.receiver,
        "cluster": meta.cluster,
        "year": str(meta.year),
        "period": meta.period,
        "made_at": meta.made_at.isoformat(),
        "program_version": meta.program_version,
        "journal_head": meta.journal_head,
        "result_count": str(meta.result_count),
        "task_count": str(meta.task_count),
        "sha256": meta.content_hash,
        "public_key": meta.public_key,
        "signature": meta.signature,
        SHEETS_HASH: meta.sheets_hash,
    }
    yield MARK, "Trang của chương trình Sổ Thi đua, xin không sửa."
    yield from head.items()
    copies = {**texts, PLACES: places} if places else texts
    for name, text in copies.items():
        for piece in cut(text, _PIECE):
            yield name, piece


def read_meta(block: Mapping[str, str], file_name: str) -> PackageMeta:
    """Return the meta of a block read back.

    Raises UserError when it is of a newer format or not complete.
    """
    version = block.get("format_version", "")
    if version.isdecimal() and int(version) > FORMAT_VERSION:
        raise UserError(
            f"Tệp “{file_name}” theo mẫu gói số {int(version)}, mới hơn mẫu mà bản này đọc được "
            f"({FORMAT_VERSION}). Hãy cài phiên bản Sổ Thi đua mới rồi mở lại."
        )
    try:
        if int(version) < OLDEST_FORMAT_VERSION:
            raise ValueError(version)  # noqa: TRY301 - handled with the other damage
        return PackageMeta(
            format_version=int(version),
            package_id=_short(block["package_id"]),
            kind=PackageKind(block["kind"]),
            sender=_short(block["from"]),
            receiver=_short(block["to"]),
            cluster=_short(block.get("cluster", "")),
            year=_year(block["year"]),
            period=block.get("period", "")[:16],
            made_at=datetime.fromisoformat(block["made_at"]).replace(tzinfo=None),
            program_version=block.get("program_version", "")[:40],
            journal_head=block.get("journal_head", "")[:64],
            result_count=int(block["result_count"]),
            task_count=int(block["task_count"]),
            content_hash=block["sha256"][:64],
            public_key=block.get("public_key", "")[:64],
            signature=block.get("signature", "")[:128],
            sheets_hash=block.get(SHEETS_HASH, "")[:64],
        )
    except (KeyError, ValueError) as error:
        raise _damaged(file_name) from error


def read_cargo(block: Mapping[str, str], file_name: str) -> Cargo:
    """Return the canonical copies of everything. Raises UserError when they cannot be read."""
    try:
        return Cargo(
            results=tuple(_result(item) for item in _list(block, RESULTS)),
            tasks=tuple(_task(item) for item in _list(block, TASKS)),
            rows=tuple(_row(item) for item in _list(block, ROWS)),
            marks=tuple(_mark(item) for item in _list(block, MARKS)),
            notes=tuple(_note(item) for item in _list(block, NOTES)),
        )
    except (
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        RecursionError,
    ) as error:
        raise _damaged(file_name) from error


def _list(block: Mapping[str, str], name: str) -> list[dict[str, Any]]:
    found = json.loads(block.get(name, "") or "[]")
    if not isinstance(found, list):
        raise TypeError(name)
    return found


def _result(item: dict[str, Any]) -> ResultValue:
    texts = [item[name] for name in _RESULT_TEXTS]
    if {*map(type, texts)} != {str}:
        raise TypeError(_RESULT_TEXTS)
    target, office, period, raw_text, note, version, base_version = texts
    judged, evidence = item["judged"], item["evidence"]
    return ResultValue(
        target=target,
        office=office,
        period=period,
        value=_number(item["value"]),
        numerator=_number(item["numerator"]),
        denominator=_number(item["denominator"]),
        raw_text=raw_text,
        judged=judged if judged is None else bool(judged),
        note=note,
        evidence=tuple(map(_evidence, evidence)) if evidence else (),
        version=version,
        base_version=base_version,
    )


def _evidence(file: list[Any]) -> Evidence:
    sha256, name, size = file
    return Evidence(sha256=_text(sha256)[:64], name=_text(name), size=int(size))


def _task(item: dict[str, Any]) -> TaskValue:
    return TaskValue(
        task=_text(item["task"]),
        office=_text(item["office"]),
        state=TaskState(item["state"]),
        percent=_number(item["percent"]),
        assignee=_text(item["assignee"]),
        note=_text(item["note"]),
        unit=_text(item.get("unit", "")),
        version=_text(item["version"]),
        base_version=_text(item["base_version"]),
    )


def _row(item: dict[str, Any]) -> RowValue:
    fields = item["fields"]
    if not all(isinstance(value, str | int | bool) for value in fields.values()):
        raise TypeError(item["key"])
    return RowValue(
        entity=_text(item["entity"]),
        key=_text(item["key"]),
        fields={_text(name): value for name, value in fields.items()},
        version=_text(item["version"]),
        base_version=_text(item["base_version"]),
        is_removed=bool(item["removed"]),
    )


def _mark(item: dict[str, Any]) -> Mark:
    return Mark(
        entity=_text(item["entity"]),
        key=_text(item["key"]),
        version=_text(item["version"]),
        stop=Stop(item["stop"]),
        reason=_text(item["reason"]),
    )


def _note(item: dict[str, Any]) -> PackageNote:
    return PackageNote(
        id=_text(item["id"]),
        file_hash=_text(item["file_hash"]),
        sender=_text(item["sender"]),
        kind=_text(item["kind"]),
        year=int(item["year"]),
        period=_text(item["period"]),
        handled_at=_text(item["handled_at"]),
    )


def _number(text: str | None) -> Decimal | None:
    if text is None:
        return None
    return read_decimal(text)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _year(text: str) -> int:
    if not text.isascii() or len(text) != 4:  # noqa: PLR2004 - the figures of a year
        raise ValueError(text)
    return int(text)


def _short(text: str) -> str:
    if len(text) > 32:  # noqa: PLR2004 - the width of the column
        raise ValueError(text)
    return text


def _damaged(file_name: str) -> UserError:
    return UserError(
        f"Phần nhận dạng trong tệp “{file_name}” đã hỏng hoặc thiếu, nên không biết gói của ai "
        "gửi. Hãy xin đơn vị gửi xuất lại gói."
    )
