"""The verbs around what other offices send: keys, notes on wrong cells, their own tables."""

# ruff: noqa: PLC0415  each verb loads only the libraries it needs

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.answers import Answer
from desktop.command import Add, destination, opened
from models.domain.values import Plain

if TYPE_CHECKING:
    from models.usecases.foreign_results import ResultRow
    from models.usecases.signing import KeyFacts


def add_verbs(add: Add) -> None:
    """Add the verbs of this module to the command line."""
    add(
        "keys",
        show_keys,
        "xem khoá ký của máy này và các khoá đã đăng ký\n\n"
        'JSON: {"own","keys":[{"office","fingerprint","note","registered_at"}]}',
    )
    key = add(
        "register-key",
        register_key,
        "đăng ký khoá ký của một đơn vị, theo gói đã nhận hoặc theo dấu vân tay trên giấy\n\n"
        'JSON: {"office","fingerprint","note","registered_at"}',
    )
    key.add_argument("--package", type=Path, metavar="FILE", help="gói do đơn vị ấy lập")
    key.add_argument("--office", metavar="OFFICE", help="mã đơn vị, khi không có gói")
    key.add_argument("--fingerprint", metavar="TEXT", help="dấu vân tay in trên phiếu xác nhận")
    noting = add(
        "annotate",
        annotate,
        "trả lại đúng tệp đơn vị đã gửi, ô sai tô đỏ và có ghi chú\n\n"
        'JSON: {"file","problem_count","cell_count","message"}',
    )
    noting.add_argument("file", type=Path, metavar="FILE", help="tệp đã nhận")
    noting.add_argument("--to", required=True, type=Path, metavar="FILE", help="tệp sẽ ghi")
    sheet = add(
        "confirmation-sheet",
        print_confirmation,
        'in phiếu xác nhận số liệu của gói đã lập ra PDF\n\nJSON: {"file","code","line_count"}',
    )
    sheet.add_argument("file", type=Path, metavar="FILE", help="gói nộp của chính đơn vị")
    sheet.add_argument("--to", required=True, type=Path, metavar="FILE.pdf", help="tệp sẽ ghi")
    proving = add(
        "confirm",
        confirm,
        "so mã trên phiếu xác nhận với gói; không khớp thì mã thoát 1\n\n"
        'JSON: {"package_id","from","code","matches","noted"}',
    )
    proving.add_argument("file", type=Path, metavar="FILE", help="tệp đã nhận")
    proving.add_argument("code", metavar="CODE", help="mã trên phiếu, hoặc nội dung ô vuông")
    _add_own_tables(add)


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
        done = annotate_file(desk, args.file.absolute(), destination(args.to))
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
        sheet = write(desk, args.file.absolute(), destination(args.to))
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
        done = convert_package(desk, args.file.absolute(), destination(args.to))
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


def _add_own_tables(add: Add) -> None:
    table = add(
        "read-list",
        read_list,
        "đọc bảng Excel riêng của đơn vị vào kết quả; không có --take thì chỉ xem\n\n"
        'JSON: {"file","sheet","remembered","columns","written","rows":[{"row","cell","text",'
        '"target","period","old",\n"new","state":"new|changed|same|question|problem","message"}]}',
    )
    table.add_argument("file", type=Path, metavar="FILE", help="tệp đã nhận")
    table.add_argument("--period", metavar="P", help="kỳ của dòng không ghi kỳ; mặc định cả năm")
    table.add_argument(
        "--map",
        action="append",
        default=[],
        metavar="KHOÁ=CỘT",
        help="chọn cột, ví dụ value=D; khoá: target value period numerator denominator note",
    )
    table.add_argument("--take", action="store_true", help="ghi các dòng mới và đổi")
    moving = add(
        "convert",
        convert,
        "chuyển số liệu trong gói mẫu cũ của đơn vị sang mẫu mới\n\n"
        'JSON: {"file","from_format","to_format","value_count","left_out":[…]}',
    )
    moving.add_argument("file", type=Path, metavar="FILE", help="tệp đã nhận")
    moving.add_argument("--to", required=True, type=Path, metavar="FILE", help="tệp sẽ ghi")
