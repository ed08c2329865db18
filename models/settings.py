"""The small file of preferences: read with forgiveness, written whole or not at all."""

import json
from dataclasses import asdict
from pathlib import Path

from models.domain.preferences import (
    LARGEST_FONT,
    LONGEST_LOCK_MINUTES,
    SCHEMES,
    SMALLEST_FONT,
    Preferences,
)
from models.domain.text import nfc
from models.store.outfile import write_whole

_LONGEST_FILE = 1_000_000


def load_preferences(place: Path) -> Preferences:
    """Return what stands at `place`; a missing or spoilt file gives the defaults.

    A value of the wrong kind is left out by itself, the others count.
    """
    try:
        if place.stat().st_size > _LONGEST_FILE:
            return Preferences()
        data = json.loads(place.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return Preferences()
    return _read(data) if isinstance(data, dict) else Preferences()


def save_preferences(place: Path, preferences: Preferences) -> None:
    """Write `preferences` to `place`; an older file stays whole until the new one is."""
    data = asdict(preferences) | {"columns": dict(preferences.columns)}
    text = json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True)
    write_whole(place, text.encode())


def _read(data: dict[str, object]) -> Preferences:
    default = Preferences()
    scheme = _text(data, "scheme")
    columns = data.get("columns")
    known = columns.items() if isinstance(columns, dict) else ()
    return Preferences(
        scheme=scheme if scheme in SCHEMES else default.scheme,
        font_scale=_scale(data.get("font_scale")),
        user_name=nfc(_text(data, "user_name")).strip(),
        workspace=_text(data, "workspace"),
        geometry=_text(data, "geometry"),
        is_collapsed=data.get("is_collapsed") is True,
        lock_minutes=_minutes(data.get("lock_minutes")),
        columns={key: value for key, value in known if isinstance(value, str)},
    )


def _text(data: dict[str, object], key: str) -> str:
    value = data.get(key)
    return value if isinstance(value, str) else ""


def _minutes(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        return Preferences().lock_minutes
    return value if 0 <= value <= LONGEST_LOCK_MINUTES else Preferences().lock_minutes


def _scale(value: object) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool):
        return 1.0
    return float(value) if SMALLEST_FONT <= value <= LARGEST_FONT else 1.0
