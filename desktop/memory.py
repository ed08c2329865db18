"""What the window remembers between runs: columns, size, appearance, name, last workspace."""

import base64
import binascii
from dataclasses import replace
from pathlib import Path

from models.domain.errors import UserError
from models.domain.preferences import Preferences
from models.settings import load_preferences, save_preferences


class Memory:
    """The preferences file, read once; every change is written at once.

    A file that cannot be written is no reason to stop anybody's work, so it is then only kept
    until the program ends.
    """

    def __init__(self, place: Path) -> None:
        self._place = place
        self.preferences = load_preferences(place)

    def keep(self, preferences: Preferences) -> None:
        """Remember `preferences`."""
        if preferences == self.preferences:
            return
        self.preferences = preferences
        try:
            save_preferences(self._place, preferences)
        except UserError:
            return

    def load(self, table: str) -> str | None:
        """Return the remembered columns of a table."""
        return self.preferences.columns.get(table)

    def save(self, table: str, state: str) -> None:
        """Remember the columns of a table."""
        columns = dict(self.preferences.columns) | {table: state}
        self.keep(replace(self.preferences, columns=columns))

    def load_geometry(self) -> bytes | None:
        """Return where the window was."""
        try:
            return base64.b64decode(self.preferences.geometry, validate=True) or None
        except (binascii.Error, ValueError):
            return None

    def save_geometry(self, geometry: bytes) -> None:
        """Remember where the window is."""
        text = base64.b64encode(geometry).decode()
        self.keep(replace(self.preferences, geometry=text))

    def load_collapsed(self) -> bool:
        """Return whether the navigation was folded."""
        return self.preferences.is_collapsed

    def save_collapsed(self, *, collapsed: bool) -> None:
        """Remember whether the navigation is folded."""
        self.keep(replace(self.preferences, is_collapsed=collapsed))
