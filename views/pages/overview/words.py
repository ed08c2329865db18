"""What the overview calls things."""

from models.domain.targets import Verdict
from models.usecases.overview import Deadline, FieldStanding
from views.widgets.formats import date_text
from views.widgets.stack_row import Part
from views.widgets.status import status_look

ORDER = (
    Verdict.EXCEEDED,
    Verdict.MET,
    Verdict.ON_TRACK,
    Verdict.AT_RISK,
    Verdict.NOT_MET,
    Verdict.UNKNOWN,
)
_ROLES = {
    Verdict.EXCEEDED: "good",
    Verdict.MET: "good",
    Verdict.ON_TRACK: "info",
    Verdict.AT_RISK: "warn",
    Verdict.NOT_MET: "bad",
    Verdict.UNKNOWN: "unknown",
}


def verdict_parts(counts: dict[Verdict, int]) -> tuple[Part, ...]:
    """Return the parts of a bar; exceeded and reached are one, like their colour."""
    reached = counts.get(Verdict.EXCEEDED, 0) + counts.get(Verdict.MET, 0)
    parts = [Part(count=reached, word="vượt hoặc đạt", role="good")]
    parts += [
        Part(
            count=counts.get(verdict, 0),
            word=status_look(verdict).word,
            role=_ROLES[verdict],
            hatched=verdict is Verdict.UNKNOWN,
        )
        for verdict in ORDER[2:]
    ]
    return tuple(parts)


def reached_words(standing: FieldStanding) -> str:
    """Return how many targets of a field are reached: "5/12 đạt"."""
    reached = standing.counts.get(Verdict.EXCEEDED, 0) + standing.counts.get(Verdict.MET, 0)
    return f"{reached}/{sum(standing.counts.values())} đạt"


def days_words(item: Deadline) -> str:
    """Return how far away a day is."""
    if item.days < 0:
        return "Quá hạn"
    return "Hôm nay" if item.days == 0 else f"Còn {item.days} ngày"


def days_role(item: Deadline) -> str:
    """Return the colour for how far away a day is."""
    if item.days < 0:
        return "bad"
    soon = 30
    return "warn" if item.days <= soon else "info"


def deadline_tip(item: Deadline) -> str:
    """Return all there is to say about a deadline."""
    return f"{item.kind}: {item.name}\nHạn {date_text(item.due)}"
