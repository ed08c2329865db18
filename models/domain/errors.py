"""What may go wrong in the user's world, as values the user can act on."""

from dataclasses import dataclass
from enum import StrEnum


class UserError(Exception):
    """A refusal the user can act on.

    `text` is one or more whole Vietnamese sentences: what happened, where, what to do.
    Anything else that is raised is a bug and goes to the crash log untouched.
    """

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


class Severity(StrEnum):
    """How much a problem matters to the import it was found in."""

    ERROR = "error"
    QUESTION = "question"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing found in a file, with the place a person can go to.

    `cell` is an Excel address such as ``F17`` (empty when the whole sheet is meant), `code` the
    code of the target or task concerned (may be empty), `name` what it is called, `found` the text
    as it stands there.
    """

    sheet: str
    cell: str
    code: str
    found: str
    message: str
    severity: Severity = Severity.ERROR
    name: str = ""

    @property
    def sentence(self) -> str:
        """Return the message with its place, whether or not it names the place itself."""
        if not self.sheet or self.message.startswith(f"Trang {self.sheet}"):
            return self.message
        place = f", ô {self.cell}" if self.cell else ""
        return f"Trang {self.sheet}{place}: {self.message}"
