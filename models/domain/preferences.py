"""How one user of one computer likes the program; nothing here changes a score or a paper."""

from collections.abc import Mapping
from dataclasses import dataclass, field

SCHEMES = ("system", "light", "dark", "contrast")
LONGEST_LOCK_MINUTES = 240
SMALLEST_FONT, LARGEST_FONT = 0.9, 1.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """Look and habits.

    `scheme` is one of `SCHEMES`, `font_scale` 0.9 to 1.3, `user_name` the name that the journal
    shows, `workspace` the file opened last, `geometry` the window's state as base64 text,
    `lock_minutes` after how long without a key the password is asked again (0: never), `columns`
    the state of each table by its name.
    """

    scheme: str = "system"
    font_scale: float = 1.0
    user_name: str = ""
    workspace: str = ""
    geometry: str = ""
    is_collapsed: bool = False
    lock_minutes: int = 15
    columns: Mapping[str, str] = field(default_factory=dict)
