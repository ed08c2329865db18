"""What the verbs of the command line share: the workspace, files named in a command, dates.

Imports stand inside the functions, because each verb needs few of the libraries and neither the
window nor `--help` should pay for the rest.
"""

# ruff: noqa: PLC0415  see above

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import machine
from desktop.answers import Answer
from models.domain.errors import UserError
from models.store.reasons import reason_of

if TYPE_CHECKING:
    from models.usecases.desk import Desk

Verb = Callable[[Namespace], Answer]
Add = Callable[[str, Verb, str], ArgumentParser]


@contextmanager
def opened(args: Namespace) -> Iterator["Desk"]:
    """Open the workspace a command line names, and close it again without a backup."""
    from models.usecases.workspace import close_workspace, open_workspace

    desk = open_workspace(place_of(args), surroundings=machine.surroundings())
    try:
        yield desk
    finally:
        close_workspace(desk, backup=False)


def place_of(args: Namespace) -> Path:
    """Return the workspace that a command line names, or the usual one."""
    place: Path = args.workspace or machine.default_workspace()
    return place.absolute()


def destination(place: Path) -> Path:
    """Return where to write a file or a new folder.

    Raises UserError when the folder around it does not exist: a mistyped path must not come into
    being on somebody's stick.
    """
    folder = place.absolute().parent
    if not folder.is_dir():
        raise UserError(
            f"Không có thư mục “{folder}” nên chưa ghi gì. "
            "Hãy xem lại đường dẫn, hoặc tạo thư mục ấy rồi làm lại."
        )
    return place.absolute()


def read_json(file: Path) -> object:
    """Return the content of a JSON file. Raises UserError when there is none."""
    try:
        return json.loads(file.read_text("utf-8-sig"), parse_float=Decimal)
    except OSError as error:
        raise UserError(
            f"Không đọc được tệp “{file}” ({reason_of(error)}). Hãy kiểm tra đường dẫn."
        ) from error
    except RecursionError as error:
        raise UserError(
            f"Tệp “{file.name}” lồng ngoặc quá nhiều tầng nên không đọc được. Hãy sửa tệp."
        ) from error
    except json.JSONDecodeError as error:
        raise UserError(
            f"Tệp “{file.name}” không phải JSON đúng khuôn dạng, sai ở dòng {error.lineno}, cột "
            f"{error.colno}. Hãy sửa tệp rồi thử lại."
        ) from error
    except ValueError as error:
        raise UserError(
            f"Tệp “{file.name}” không đọc được thành chữ và số. Hãy lưu tệp dạng UTF-8 rồi thử lại."
        ) from error


def iso_day(text: str) -> date:
    """Return a date of the command line, written 2023-12-31 and no other way."""
    found = date.fromisoformat(text)
    if found.isoformat() != text:
        raise ValueError(text)
    return found
