"""Numbers as Vietnamese papers write them: read, shown, and questioned when they jump."""

from models.domain.numbers.jumps import jump_warning, plausible_range
from models.domain.numbers.reader import Candidate, Reading, read_number
from models.domain.numbers.shown import show_number, show_quantity, show_rounded, show_share

__all__ = [
    "Candidate",
    "Reading",
    "jump_warning",
    "plausible_range",
    "read_number",
    "show_number",
    "show_quantity",
    "show_rounded",
    "show_share",
]
