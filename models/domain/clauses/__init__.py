"""From the clauses of a directive to proposed targets, and what is odd about a programme."""

from models.domain.clauses.lint import FindingCode, Oddity, Watch, lint_targets, lint_texts
from models.domain.clauses.proposals import Proposal, propose_targets

__all__ = [
    "FindingCode",
    "Oddity",
    "Proposal",
    "Watch",
    "lint_targets",
    "lint_texts",
    "propose_targets",
]
