"""The verbs around reading what other offices send: keys, notes on wrong cells."""

# ruff: noqa: PLC0415  each verb loads only the libraries it needs

from argparse import Namespace
from typing import TYPE_CHECKING

from desktop.answers import Answer
from desktop.verbs import opened
from models.domain.values import Plain

if TYPE_CHECKING:
    from models.usecases.foreign_results import ResultRow
    from models.usecases.signing import KeyFacts


def show_keys(args: Namespace) -> Answer:
    """Show this computer's fingerprint and the keys of other offices."""
    from models.domain.signature import shown_fingerprint
    from models.usecases.signing import ensure_key, list_keys

    with opened(args) as desk:
        own = ensure_key(desk)
        keys = list_keys(desk)
    lines = [f"Khoá của máy này: {shown_fingerprint(own)}"]
    lines += [f"{key.office}: {key.shown}, đăng ký {key.registered_at:%d/%m/%Y}" for key in keys]
    return Answer(data={"own": own, "keys": [_key(key) for key in keys]}, lines=lines)


def register_key(args: Namespace) -> Answer:
    """Register the key of an office from a package, or from its fingerprint."""
    from models.usecases.signing import register_from
    from models.usecases.signing import register_key as register

    with opened(args) as desk:
        if args.package is not None:
            key = register_from(desk, args.package.absolute(), args.fingerprint or "").value
        else:
            key = register(desk, args.office or "", args.fingerprint or "").value
    return Answer(data=_key(key), lines=[f"Đã đăng ký khoá của {key.office}: {key.shown}"])


def annotate(args: Namespace) -> Answer:
    """Write the sender's own workbook with its wrong cells marked."""
    from models.usecases.annotating import annotate_file

    with opened(args) as desk:
        done = annotate_file(desk, args.file.absolute(), args.to.absolute())
    return Answer(
        data={
            "file": str(done.place),
            "problem_count": done.problem_count,
            "cell_count": done.cell_count,
            "message": done.message,
        },
        lines=[f"Đã ghi chú {done.cell_count} ô vào tệp {done.place}. Lời nhắn:", done.message],
    )


def print_confirmation(args: Namespace) -> Answer:
    """Write the sheet that ties the director's signature to a package."""
    from models.usecases.confirmation import print_confirmation as write

    with opened(args) as desk:
        sheet = write(desk, args.file.absolute(), args.to.absolute())
    return Answer(
        data={"file": str(sheet.place), "code": sheet.code, "line_count": sheet.line_count},
        lines=[f"Đã ghi phiếu xác nhận, mã {sheet.code}: {sheet.place}"],
    )


def confirm(args: Namespace) -> Answer:
    """Compare the code on paper with a package."""
    from models.usecases.confirmation import confirm as compare

    with opened(args) as desk:
        found = compare(desk, args.file.absolute(), args.code).value
    noted = "" if found.is_noted else " Gói chưa nhập nên chưa ghi vào danh sách gói."
    return Answer(
        data={
            "package_id": found.package_id,
            "from": found.sender,
            "code": found.code,
            "matches": True,
            "noted": found.is_noted,
        },
        lines=[f"Mã {found.code} khớp: giấy và gói của {found.sender_name} là một.{noted}"],
    )


def convert(args: Namespace) -> Answer:
    """Move a package of this office into the newest form."""
    from models.usecases.converting import convert_package

    with opened(args) as desk:
        done = convert_package(desk, args.file.absolute(), args.to.absolute())
    lost = f" Không còn trong sổ: {', '.join(done.left_out)}." if done.left_out else ""
    return Answer(
        data={
            "file": str(done.place),
            "from_format": done.from_format,
            "to_format": done.to_format,
            "value_count": done.value_count,
            "left_out": list(done.left_out),
        },
        lines=[f"Đã chuyển {done.value_count} số sang mẫu {done.to_format}: {done.place}.{lost}"],
    )


def read_list(args: Namespace) -> Answer:
    """Read a table that was never ours; with --take its new and changed rows are written."""
    from dataclasses import replace

    from models.domain.foreign_list import ListMapping
    from models.usecases.foreign_list import look_at_list
    from models.usecases.foreign_results import PURPOSE, WANTED, preview_results, take_results
    from models.usecases.workspace import describe

    with opened(args) as desk:
        year = describe(desk).year
        look = look_at_list(desk, args.file.absolute(), PURPOSE, WANTED)
        chosen = dict(_mapped(text) for text in args.map)
        columns = dict(look.mapping.columns) | chosen
        look = replace(look, mapping=ListMapping(columns=columns, encodings=look.mapping.encodings))
        rows = preview_results(desk, look, year, args.period or str(year))
        written = take_results(desk, look, rows, year).value.cell_count if args.take else 0
    return Answer(
        data={
            "file": str(args.file),
            "sheet": look.sheet,
            "remembered": look.is_remembered,
            "columns": columns,
            "written": written,
            "rows": [_list_row(row) for row in rows],
        },
        lines=[
            *(f"Dòng {row.number}: {row.state.label}. {row.text}. {row.message}" for row in rows),
            f"Đã ghi {written} kết quả." if args.take else "Chưa ghi gì; thêm --take để ghi.",
        ],
    )


def _mapped(text: str) -> tuple[str, int]:
    from models.domain.errors import UserError
    from models.usecases.foreign_results import WANTED

    key, _, letters = text.partition("=")
    keys = [item.key for item in WANTED]
    if key not in keys or not (letters.isascii() and letters.isalpha() and len(letters) < 4):  # noqa: PLR2004 - XFD
        raise UserError(
            f"“{text}” không đúng dạng KHOÁ=CỘT, ví dụ value=D. Khoá là một trong: "
            f"{', '.join(keys)}."
        )
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return key, number


def _list_row(row: "ResultRow") -> dict[str, Plain]:
    return {
        "row": row.number,
        "cell": row.address,
        "text": row.text,
        "target": row.target or None,
        "period": row.edit.period if row.edit else None,
        "old": row.old,
        "new": row.new,
        "state": row.state.value,
        "message": row.message,
    }


def _key(key: "KeyFacts") -> dict[str, Plain]:
    return {
        "office": key.office,
        "fingerprint": key.fingerprint,
        "note": key.note,
        "registered_at": key.registered_at,
    }
