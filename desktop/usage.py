"""How the command line explains itself: help and wrong usage in Vietnamese.

Python's parser speaks English only; its sentences are found by their shape and said again.
"""

import argparse
import difflib
import re
import sys
from collections.abc import Iterable, Sequence
from typing import Any, NoReturn

from typing_extensions import override

_FEW = 8
_SENTENCES: tuple[tuple[str, str], ...] = (
    (r"argument (?P<name>.+?): (?P<rest>.+)", "{name}: {rest}"),
    (r"the following arguments are required: (.+)", "thiếu {0}"),
    (r"one of the arguments (.+) is required", "thiếu một trong {0}"),
    (r"unrecognized arguments: (.+)", "không hiểu {0}"),
    (r"not allowed with argument (.+)", "không dùng cùng {0}"),
    (r"ignored explicit argument (.+)", "không nhận giá trị {0}"),
    (r"expected one argument", "thiếu giá trị"),
    (r"expected at most one argument", "nhận nhiều nhất một giá trị"),
    (r"expected at least one argument", "cần ít nhất một giá trị"),
    (r"expected (\d+) arguments?", "cần {0} giá trị"),
    (
        r"ambiguous option: (.+) could match (.+)",
        "{0} có thể là {1}; hãy gõ đủ tên",
    ),
    (r"invalid choice: (?P<asked>.+?) \(choose from (?P<choices>.+)\)", "không có {0}; {near}"),
    (r"unknown parser (?P<asked>.+?) \(choices: (?P<choices>.+)\)", "không có {0}; {near}"),
    (r"invalid int value: (.+)", "{0} không phải số nguyên"),
    (r"invalid iso_day value: (.+)", "{0} không phải ngày dạng 2023-12-31"),
    (r"invalid \S+ value: (.+)", "{0} không đúng dạng"),
)


class Parser(argparse.ArgumentParser):
    """A parser whose headings, help and refusals are Vietnamese; wrong usage ends with 2."""

    def __init__(
        self,
        *,
        prog: str | None = None,
        description: str | None = None,
        epilog: str | None = None,
        parents: Sequence["Parser"] = (),
    ) -> None:
        super().__init__(
            prog=prog,
            description=description,
            epilog=epilog,
            parents=[*parents],
            formatter_class=_Formatter,
            add_help=False,
        )
        self._positionals.title = "phải ghi"
        self._optionals.title = "tuỳ chọn"

    def explain_on_request(self) -> None:
        """Take --help."""
        self.add_argument("-h", "--help", action="help", help="in hướng dẫn này rồi thôi")

    @override
    def error(self, message: str) -> NoReturn:
        """Say how the command is written and what is wrong with it."""
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: gõ sai lệnh: {in_vietnamese(message)}. Xem thêm: --help\n")


def in_vietnamese(message: str) -> str:
    """Return the parser's English `message` in Vietnamese, or as it is when it is not known."""
    for shape, words in _SENTENCES:
        found = re.fullmatch(shape, message, re.DOTALL)
        if found is None:
            continue
        if "rest" in found.groupdict():
            return words.format(name=found["name"], rest=in_vietnamese(found["rest"]))
        if "choices" in found.groupdict():
            return words.format(*found.groups(), near=_near(found["asked"], found["choices"]))
        return words.format(*found.groups())
    return message


def _near(asked: str, choices: str) -> str:
    """Say what there is instead: all of a few, of many those that look alike."""
    known = [choice.strip(" '") for choice in choices.split(",")]
    if len(known) <= _FEW:
        return f"chọn một trong: {', '.join(known)}"
    alike = difflib.get_close_matches(asked.strip("'"), known)
    return f"có phải {' hoặc '.join(alike)}" if alike else "tên ấy không có trong danh sách"


class _Formatter(argparse.RawDescriptionHelpFormatter):
    @override
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "cách gõ: " if prefix is None else prefix)
