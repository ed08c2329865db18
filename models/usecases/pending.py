"""What waits to be sent; apart from the exchange itself, which loads far more."""

from sqlalchemy import select

from models.domain.arrival import PendingFacts
from models.schema.workspace import WorkspaceRow
from models.sync import log
from models.sync.roster import roster_of
from models.usecases.desk import Desk


def pending_count(desk: Desk) -> PendingFacts:
    """Return how many of the desk's own values wait to be sent, and when some last were."""
    with desk.store.read() as session:
        year = session.execute(select(WorkspaceRow.year)).scalar_one()
        leader = roster_of(session, desk.office, year, desk.today()).leader
        return PendingFacts(
            unsent_count=log.unsent_count(session, desk.office),
            last_sent_at=log.last_sent_at(session),
            is_leader=leader == desk.office,
        )
