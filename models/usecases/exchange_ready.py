"""Calling values ready to send: the step between a draft and a package."""

from collections.abc import Sequence

from models.domain.changed import Changed
from models.sync.marking import all_of, key_of
from models.usecases.desk import Desk, Saved


def mark_ready(desk: Desk, keys: Sequence[str] = ()) -> Saved[int]:
    """Call the office's own values ready at the revision at hand: those named, or every draft.

    Return how many were drafts until now. No value changes; an edit makes a draft of it again.
    """
    wanted = set(keys)
    count = 0
    with desk.store.write(desk.mark()) as session:
        for _, row in all_of(session, desk.office):
            is_draft = row.revision > max(row.packed_revision, row.ready_revision)
            if is_draft and (not wanted or key_of(row) in wanted):
                row.ready_revision = row.revision
                count += 1
    return Saved(value=count, changed=Changed.RESULTS | Changed.PROGRAMMES, at=desk.now())
