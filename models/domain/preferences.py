"""How one user of one computer likes the program; nothing here changes a score or a paper."""

from collections.abc import Mapping
from dataclasses import dataclass, field

SCHEMES = ("system", "light", "dark", "contrast")
SMALLEST_FONT, LARGEST_FONT = 0.9, 1.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """Look and habits.

    `scheme` is one of `SCHEMES`, `font_scale` 0.9 to 1.3, `user_name` the name that the journal
    shows, `workspace` the file opened last, `geometry` the window's state as base64 text,
    `columns` the state of each table by its name.
    """

    scheme: str = "system"
    font_scale: float = 1.0
    user_name: str = ""
    workspace: str = ""
    geometry: str = ""
    is_collapsed: bool = False
    columns: Mapping[str, str] = field(default_factory=dict)
