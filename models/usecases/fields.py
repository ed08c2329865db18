"""Reads data from a JSON file one named field at a time, with a sentence for each thing wrong."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from models.domain.errors import UserError
from models.domain.text import nfc
from models.domain.values import read_decimal

_SHOWN = 80
_WHOLE = re.compile(r"[+-]?[0-9]{1,18}")


class Fields:
    """One JSON object; `where` names it in sentences ("nominations[0]")."""

    def __init__(self, data: object, where: str) -> None:
        if not isinstance(data, Mapping):
            found = "để trống" if data is None else f"ghi “{data}”"
            raise UserError(f"Mục “{where}” phải là một đối tượng JSON, nhưng {found}.")
        self._data = data
        self._where = where

    def text(self, name: str, default: str | None = None) -> str:
        """Return a text, `default` where there is none; without it a text must be there."""
        value = self._told(name, default)
        if not isinstance(value, str) or (default is None and not value.strip()):
            raise self._wrong(name, value, "một đoạn chữ không rỗng")
        return nfc(value)

    def choice(self, name: str, allowed: tuple[str, ...]) -> str:
        """Return a text that must be one of `allowed`."""
        value = self.text(name)
        if value not in allowed:
            raise self._wrong(name, value, f"một trong: {', '.join(allowed)}")
        return value

    def whole(self, name: str, default: int | None = None) -> int | None:
        """Return a whole number, also one written as a text; `default` when it is not there."""
        value = self._told(name, default)
        if isinstance(value, str) and _WHOLE.fullmatch(value.strip()):
            value = int(value)
        if value is not None and (not isinstance(value, int) or isinstance(value, bool)):
            raise self._wrong(name, value, "một số nguyên")
        return value

    def day(self, name: str) -> date | None:
        """Return an ISO date, or None when it is not there or empty."""
        value = self._data.get(name)
        if value in (None, ""):
            return None
        try:
            return date.fromisoformat(str(value))
        except ValueError as error:
            raise self._wrong(name, value, "một ngày dạng 2024-02-15") from error

    def number(self, name: str) -> Decimal | None:
        """Return a decimal written with a point, or None when it is not there or empty."""
        value = self._data.get(name)
        if value in (None, ""):
            return None
        if isinstance(value, bool):
            raise self._wrong(name, value, "một số thập phân, ví dụ 95.5")
        try:
            return read_decimal(str(value))
        except ValueError as error:
            raise self._wrong(name, value, "một số thập phân, ví dụ 95.5") from error

    def flag(self, name: str) -> bool:
        """Return true or false; false when it is not there."""
        value = self._told(name, default=False)
        if not isinstance(value, bool):
            raise self._wrong(name, value, "true hoặc false")
        return value

    def part(self, name: str) -> "Fields":
        """Return the object inside; an absent one reads as empty."""
        return Fields(self._data.get(name) or {}, f"{self._where}.{name}")

    def parts(self, name: str) -> Iterator["Fields"]:
        """Return the objects of a list; an absent list reads as empty."""
        for index, item in enumerate(self._list(name)):
            yield Fields(item, f"{self._where}.{name}[{index}]")

    def texts(self, name: str) -> tuple[str, ...]:
        """Return the texts of a list; an absent list reads as empty."""
        items = self._list(name)
        for item in items:
            if not isinstance(item, str):
                raise self._wrong(name, item, "một danh sách các đoạn chữ")
        return tuple(nfc(str(item)) for item in items)

    def refuse(self, name: str, expected: str) -> UserError:
        """Return the error for a value that is there but does not fit."""
        return self._wrong(name, self._data.get(name), expected)

    def _told(self, name: str, default: object) -> object:
        value = self._data.get(name)
        return default if value is None else value

    def _list(self, name: str) -> list[object]:
        value = self._data.get(name) or []
        if not isinstance(value, list):
            raise self._wrong(name, value, "một danh sách")
        return value

    def _wrong(self, name: str, found: object, expected: str) -> UserError:
        shown = "để trống" if found in (None, "") else f"ghi “{str(found)[:_SHOWN]}”"
        return UserError(f"Mục “{self._where}.{name}” {shown}; cần {expected}.")
