"""The command line: same verbs, same use cases as the window.

Exit 0: done. Exit 1: refused, with a sentence on the error stream. Exit 2: wrong usage.
The verbs stand in the modules `*_verbs`, each with how it is written.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from desktop import (
    __version__,
    award_verbs,
    certificate_verbs,
    desk_verbs,
    exchange_verbs,
    paper_verbs,
    program_verbs,
    reading_verbs,
    report_verbs,
    target_verbs,
    workspace_verbs,
)
from desktop.answers import Answer, as_json
from desktop.command import Verb
from desktop.usage import Parser
from models.domain.errors import UserError
from models.store.reasons import reason_of

DONE, REFUSED = 0, 1
_NOTHING = "Danh sách trống."
_AREAS = (
    workspace_verbs,
    target_verbs,
    exchange_verbs,
    desk_verbs,
    reading_verbs,
    award_verbs,
    paper_verbs,
    certificate_verbs,
    report_verbs,
    program_verbs,
)
_ABOUT = "Sổ Thi đua: chỉ tiêu thi đua, gói đồng bộ của cụm và hồ sơ khen thưởng, không cần mạng."
_CONVENTIONS = """\
Không có VERB: mở cửa sổ chương trình. Cách dùng và khoá JSON của từng lệnh: VERB --help.
--json: in JSON, khoá tiếng Anh; số thập phân là chuỗi với dấu chấm, ngày dạng 2023-12-31;
năm, số đếm và số tiền đồng là số nguyên; điều không có là null.
Kỳ: 2023 · 2023-H1 · 2023-Q1 · 2023-01 · 2022..2025.
--to FILE ghi vào một thư mục có sẵn; gõ sai tên thư mục thì bị từ chối.
Mã thoát: 0 xong, 1 bị từ chối (câu giải thích ở luồng lỗi), 2 gõ sai lệnh."""


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Return the parsed command line; exits with 2 on wrong usage."""
    common = _common()
    parser = Parser(prog="so-thi-dua", description=_ABOUT, epilog=_CONVENTIONS, parents=[common])
    parser.explain_on_request()
    parser.add_argument(
        "--version",
        action="version",
        version=f"Sổ Thi đua {__version__}",
        help="in số phiên bản rồi thôi",
    )
    parser.add_argument("--practice", action="store_true", help="mở tệp thực hành với cụm ví dụ")
    adding = parser.add_subparsers(dest="verb", metavar="VERB", help="một trong các lệnh:")

    def add(name: str, run: Verb, text: str) -> argparse.ArgumentParser:
        summary = text.split("\n", 1)[0]
        verb = adding.add_parser(name, help=summary, description=text, parents=[common])
        verb.explain_on_request()
        verb.set_defaults(run=run)
        return verb

    for area in _AREAS:
        area.add_verbs(add)
    found = parser.parse_args(arguments)
    found.workspace = getattr(found, "workspace", None)
    found.json = getattr(found, "json", False)
    return found


def run(args: argparse.Namespace, out: TextIO, errors: TextIO) -> int:
    """Run the verb and print its answer; returns the exit code."""
    try:
        answer: Answer = args.run(args)
    except UserError as error:
        print(error.text, file=errors)
        return REFUSED
    except OSError as error:
        place = f" “{error.filename}”" if error.filename else ""
        print(
            f"Không đọc hoặc ghi được{place} ({reason_of(error)}). "
            "Hãy kiểm tra đường dẫn, quyền ghi và chỗ trống trên đĩa rồi thử lại.",
            file=errors,
        )
        return REFUSED
    if args.json:
        print(as_json(answer.data), file=out)
    else:
        for line in answer.lines or [_NOTHING]:
            print(line, file=out)
    return answer.exit_code


def use_utf8() -> None:
    """Write Vietnamese whatever code page the console has."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _common() -> Parser:
    """Return what may stand before the verb or behind it."""
    common = Parser()
    common.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="in JSON")
    common.add_argument(
        "--workspace",
        type=Path,
        metavar="FILE",
        default=argparse.SUPPRESS,
        help="tệp dữ liệu; mặc định là tệp trong thư mục người dùng",
    )
    return common
