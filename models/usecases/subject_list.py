"""What a list of people and a list of collectives do alike with the register."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from sqlalchemy.orm import Session

from models.domain.changed import Changed
from models.domain.errors import UserError
from models.domain.nominations import AwardRecord, Collective, Person, SubjectKind
from models.domain.text import fold
from models.store import dossiers as writing
from models.store.dossiers import record_code
from models.store.queries.merits import all_histories
from models.usecases.desk import Desk, Saved
from models.usecases.foreign_list import ListLook, remember_mapping
from models.usecases.list_rows import RowState

Subject = TypeVar("Subject", Person, Collective)


class HeldAwards:
    """The awards of the register and those met in the list so far."""

    def __init__(self, session: Session) -> None:
        self._codes = {
            record_code(code, record)
            for code, records in all_histories(session).items()
            for record in records
        }

    def state_with(self, subject: str, record: AwardRecord | None, state: RowState) -> RowState:
        """Return the state of a row whose subject alone gives `state`; its award counts as met."""
        if record is None:
            return state
        code = record_code(subject, record)
        is_new = code not in self._codes
        self._codes.add(code)
        return RowState.CHANGED if is_new and state is RowState.SAME else state


def filled(known: Subject, read: Subject, keys: Sequence[str]) -> tuple[Subject, str]:
    """Return `known` with what it lacks from `read`, and what the two say differently."""
    changes: dict[str, object] = {}
    differing = []
    for key in keys:
        old, new = getattr(known, key), getattr(read, key)
        if new and not old:
            changes[key] = new
        elif new and old and fold(str(new)) != fold(str(old)):
            differing.append(f"sổ ghi “{old}”, danh sách ghi “{new}”")
    message = f"Giữ theo sổ: {'; '.join(differing)}." if differing else ""
    return replace(known, **changes), message  # type: ignore[arg-type] # by name


def write_rows(
    desk: Desk,
    look: ListLook,
    purpose: str,
    rows: Sequence[tuple[Person | Collective, AwardRecord | None]],
) -> Saved[int]:
    """Write subjects and their awards, all or none; remember the mapping; answer how many rows.

    Raises UserError when there is nothing to write.
    """
    if not rows:
        raise UserError("Không có dòng nào mới để ghi. Hãy xem lại các dòng vướng mắc.")
    with desk.store.write(desk.mark()) as session:
        for subject, record in rows:
            writing.write_subject(session, subject)
            if record is not None:
                is_person = isinstance(subject, Person)
                kind = SubjectKind.INDIVIDUAL if is_person else SubjectKind.COLLECTIVE
                writing.write_record(session, subject.code, kind, record, only_said=True)
            session.flush()
    remember_mapping(desk, purpose, look)
    return Saved(value=len(rows), changed=Changed.AWARDS, at=desk.now())
