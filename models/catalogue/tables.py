"""Typed reading of one TOML table; every fault names the file and the key."""

import tomllib
import unicodedata
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from pathlib import Path
from typing import NoReturn, TypeVar

Choice = TypeVar("Choice", bound=StrEnum)


class Table:
    """One table of a file; each key is read once and `close` refuses keys nobody read."""

    def __init__(self, data: dict[str, object], where: str) -> None:
        self._data = data
        self._where = where
        self._read: set[str] = set()

    def text(self, key: str, default: str | None = None) -> str:
        """Return a string in NFC; without `default` the key must be there and not be empty."""
        value = self._take(key)
        if value is None:
            return default if default is not None else self._refuse(key, "is missing")
        if not isinstance(value, str) or not value:
            self._refuse(key, "is not a text with letters in it")
        if not unicodedata.is_normalized("NFC", value):
            self._refuse(key, "is not in normal form NFC")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of strings, empty when the key is not there."""
        value = self._take(key)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self._refuse(key, "is not a list of texts")
        return tuple(value)

    def number(self, key: str) -> Decimal | None:
        """Return a decimal written as a string ("95.5"), None when the key is not there."""
        text = self.text(key, "")
        if not text:
            return None
        try:
            return Decimal(text)
        except InvalidOperation:
            self._refuse(key, f"is not a number: {text}")

    def integer(self, key: str) -> int | None:
        """Return a whole number, None when the key is not there."""
        value = self._take(key)
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool):
            self._refuse(key, "is not a whole number")
        return value

    def year(self, key: str) -> int:
        """Return a year that must be there."""
        value = self.integer(key)
        return value if value is not None else self._refuse(key, "is missing")

    def flag(self, key: str, *, default: bool) -> bool:
        """Return true or false."""
        value = self._take(key)
        if value is None:
            return default
        return value if isinstance(value, bool) else self._refuse(key, "is not true or false")

    def day(self, key: str) -> date | None:
        """Return a date, None when the key is not there."""
        value = self._take(key)
        if value is None:
            return None
        if not isinstance(value, date) or isinstance(value, datetime):
            self._refuse(key, "is not a date")
        return value

    def first_day(self, key: str) -> date:
        """Return a date that must be there."""
        return self.day(key) or self._refuse(key, "is missing")

    def choice(self, key: str, choices: type[Choice], default: Choice | None = None) -> Choice:
        """Return a member of `choices`; without `default` the key must be there."""
        text = self.text(key, default)
        try:
            return choices(text)
        except ValueError:
            self._refuse(key, f"is none of {', '.join(choices)}: {text}")

    def tables(self, key: str) -> tuple["Table", ...]:
        """Return the tables listed under `key`, empty when there are none."""
        value = self._take(key)
        if value is None:
            return ()
        if not isinstance(value, list):
            self._refuse(key, "is not a list of tables")
        found = []
        for position, item in enumerate(value, start=1):
            if not isinstance(item, dict):
                self._refuse(key, "is not a list of tables")
            name = item.get("id") or item.get("code") or position
            found.append(Table(item, f"{self._where}: {key}[{name}]"))
        return tuple(found)

    def close(self) -> None:
        """Refuse keys that nobody read: they are misspelt."""
        unknown = sorted(self._data.keys() - self._read)
        if unknown:
            self._refuse(unknown[0], "is not a known key")

    def _take(self, key: str) -> object:
        self._read.add(key)
        return self._data.get(key)

    def _refuse(self, key: str, why: str) -> NoReturn:
        message = f"{self._where}: {key} {why}"
        raise ValueError(message)


def read_table(file: Path) -> Table:
    """Return the top table of `file`.

    Raises ValueError when it is not TOML, FileNotFoundError when it is not there.
    """
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        message = f"{file.name}: {error}"
        raise ValueError(message) from error
    return Table(data, file.name)
