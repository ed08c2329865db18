"""Documents the program rests on: directives, plans, decisions."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document as it is cited.

    `kind` is the abbreviation of Nghị định 30/2020 (CT, KH, QĐ, NQ, CTr …; "" when it has none).
    `status` is in_force, replaced, expired or draft; `replaced_by` the code of what replaced it.
    `number` is the whole number and sign ("1097/KH-BTTTT"), "" while it is not known. Where sources
    disagree on the date, `other_issued_on` holds the second and `date_note` says who says which.
    """

    code: str
    kind: str
    number: str
    issued_on: date | None
    issuer: str
    title: str
    other_issued_on: date | None = None
    date_note: str = ""
    status: str = "in_force"
    replaced_by: str = ""
    note: str = ""
    source: str = ""
    verified: bool = True
