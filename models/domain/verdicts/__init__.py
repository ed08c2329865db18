"""Verdicts: what a target reached, how values become one, what is to be expected, and why."""

from models.domain.verdicts.aggregation import (
    Part,
    Pooled,
    aggregate_periods,
    aggregate_units,
    fraction_factor,
    is_share,
)
from models.domain.verdicts.facts import Actual, Basis, Finding, Forecast, Grounds
from models.domain.verdicts.judge import Judgement, change_since_baseline, judge
from models.domain.verdicts.requirement import reaches
from models.domain.verdicts.sentences import baseline_sentence, write_sentence

__all__ = [
    "Actual",
    "Basis",
    "Finding",
    "Forecast",
    "Grounds",
    "Judgement",
    "Part",
    "Pooled",
    "aggregate_periods",
    "aggregate_units",
    "baseline_sentence",
    "change_since_baseline",
    "fraction_factor",
    "is_share",
    "judge",
    "reaches",
    "write_sentence",
]
