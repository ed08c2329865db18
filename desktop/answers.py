"""What a command answers: data for programs, lines for people."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field

from models.domain.values import Plain, canonical


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """`data` is printed with ``--json`` in canonical form, `lines` otherwise."""

    data: Plain
    lines: Sequence[str] = field(default=())
    exit_code: int = 0


def as_json(data: Plain) -> str:
    """Return `data` as indented JSON: NFC, decimals and dates as text."""
    return json.dumps(canonical(data), ensure_ascii=False, indent=2)
