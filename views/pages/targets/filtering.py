"""Which targets are shown: words without diacritics, programme, field, verdicts, what waits."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from models.domain.results import Travel
from models.domain.targets import Verdict
from models.domain.text import fold
from views.pages.targets.rows import TargetRow

UNSENT, REMARKED = "unsent", "remarked"
_AT_HOME = (Travel.DRAFT, Travel.READY, Travel.CORRECTED, Travel.RETURNED)


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetFilter:
    """What the bar above the list asks for; an empty part asks for nothing."""

    words: tuple[str, ...] = ()
    programme: str = ""
    field: str = ""
    verdicts: frozenset[Verdict] = frozenset()
    unsent: bool = False
    remarked: bool = False

    def keeps(self, row: TargetRow) -> bool:
        """Say whether `row` is shown."""
        fits = not self.verdicts or row.line.judgement.verdict in self.verdicts
        return fits and self.keeps_but_verdict(row)

    def keeps_but_verdict(self, row: TargetRow) -> bool:
        """Say whether `row` would be shown with any verdict."""
        line = row.line
        return (
            (not self.programme or line.target.programme == self.programme)
            and (not self.field or line.field_name == self.field)
            and (not self.unsent or is_unsent(row))
            and (not self.remarked or line.remark_count > 0)
            and all(word in line.search_key for word in self.words)
        )


def filter_of(text: str, chips: frozenset[str], programme: str, field: str) -> TargetFilter:
    """Return the filter that a bar with these words, chips and choices asks for."""
    return TargetFilter(
        words=tuple(fold(text).split()),
        programme=programme,
        field=field,
        verdicts=frozenset(Verdict(key) for key in chips - {UNSENT, REMARKED}),
        unsent=UNSENT in chips,
        remarked=REMARKED in chips,
    )


def count_chips(rows: Iterable[TargetRow], wanted: TargetFilter) -> dict[str, int]:
    """Return how many rows each chip would leave: by verdict among those kept, the rest in all."""
    counts: Counter[str] = Counter({UNSENT: 0, REMARKED: 0})
    for row in rows:
        if wanted.keeps_but_verdict(row):
            counts[row.line.judgement.verdict.value] += 1
        counts[UNSENT] += is_unsent(row)
        counts[REMARKED] += row.line.remark_count > 0
    return counts


def is_unsent(row: TargetRow) -> bool:
    """Say whether the row has a result that has not left the office."""
    return row.line.latest is not None and row.line.travel in _AT_HOME
