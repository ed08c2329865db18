"""Forms of papers, each used over a span of days."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class FormKind(StrEnum):
    """What a form is for."""

    COLLECTIVE_REPORT = "collective_report"
    INDIVIDUAL_REPORT = "individual_report"
    SUDDEN_REPORT = "sudden_report"
    THEMATIC_REPORT = "thematic_report"
    INITIATIVE_PROOF = "initiative_proof"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperForm:
    """A form: its number as printed ("" where no source confirms one) and its headings.

    `occasion` is what the title adds ("đột xuất"); a form without `has_history` has no tables of
    earlier titles and awards. `valid_from` and `valid_to` are inclusive.
    """

    kind: FormKind
    valid_from: date
    valid_to: date | None
    number: str
    background: tuple[str, ...]
    results: tuple[str, ...]
    occasion: str
    has_history: bool
    source: str
    verified: bool


def form_on(forms: Iterable[PaperForm], kind: FormKind, day: date) -> PaperForm:
    """Return the form of `kind` for a paper of `day`; before the first span, the first.

    Raises ValueError when there is no form of that kind at all.
    """
    ordered = sorted((form for form in forms if form.kind is kind), key=lambda f: f.valid_from)
    if not ordered:
        message = f"no form of kind {kind.value}"
        raise ValueError(message)
    begun = [form for form in ordered if form.valid_from <= day]
    return (begun or ordered[:1])[-1]
