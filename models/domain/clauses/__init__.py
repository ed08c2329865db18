"""From the clauses of a directive to proposed targets, and what is odd about a programme."""

from models.domain.clauses.proposals import Proposal, propose_targets

__all__ = ["Proposal", "propose_targets"]
