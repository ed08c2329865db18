"""What waits to be sent; apart from the exchange itself, which loads far more."""

from models.domain.arrival import PendingFacts
from models.sync import log
from models.usecases.desk import Desk


def pending_count(desk: Desk) -> PendingFacts:
    """Return how many of the desk's own values wait to be sent, and when some last were."""
    with desk.store.read() as session:
        return PendingFacts(
            unsent_count=log.unsent_count(session, desk.office),
            last_sent_at=log.last_sent_at(session),
        )
