"""Who may be proposed for which award: facts and dated rules in, answers with reasons out.

Law 06/2022/QH15, Arts. 21 to 28 and 42 to 44, 71 to 75. Nothing here reads a file or the clock.
"""

from models.domain.eligibility.answers import Answer, Reason, Verdict
from models.domain.eligibility.evaluation import evaluate, evaluate_all
from models.domain.eligibility.facts import (
    AwardCode,
    AwardFact,
    Discipline,
    InitiativeLevel,
    Proposed,
    Rating,
    Subject,
    SubjectKind,
    YearFacts,
)
from models.domain.eligibility.rules import AwardRule, Generation, RuleBook, Setting

__all__ = [
    "Answer",
    "AwardCode",
    "AwardFact",
    "AwardRule",
    "Discipline",
    "Generation",
    "InitiativeLevel",
    "Proposed",
    "Rating",
    "Reason",
    "RuleBook",
    "Setting",
    "Subject",
    "SubjectKind",
    "Verdict",
    "YearFacts",
    "evaluate",
    "evaluate_all",
]
