"""Which targets are shown: words without diacritics, programme, field, verdicts, what waits."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from models.domain.targets import Verdict
from models.domain.text import fold
from views.pages.targets.rows import TargetRow

UNSENT, REMARKED = "unsent", "remarked"


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetFilter:
    """What the bar above the list asks for; an empty part asks for nothing."""

    words: tuple[str, ...] = ()
    programme: str = ""
    field: str = ""
    verdicts: frozenset[Verdict] = frozenset()
    unsent: bool = False
    remarked: bool = False

    @property
    def asks_nothing(self) -> bool:
        """Say whether every row is kept."""
        return self == TargetFilter()

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
            and (not self.unsent or row.waits)
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


def count_chips(rows: Sequence[TargetRow], wanted: TargetFilter) -> Mapping[str, int]:
    """Return how many rows each chip would leave: by verdict among those kept, the rest in all."""
    kept = rows
    if not replace(wanted, verdicts=frozenset()).asks_nothing:
        kept = [row for row in rows if wanted.keeps_but_verdict(row)]
    counts: Counter[str] = Counter(row.line.judgement.verdict for row in kept)
    counts[UNSENT] = sum(row.waits for row in rows)
    counts[REMARKED] = sum(row.line.remark_count > 0 for row in rows)
    return counts
