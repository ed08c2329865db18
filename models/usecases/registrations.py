"""Registration of emulation (đăng ký thi đua) and the pledge (giao ước), member by member."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain.changed import Changed
from models.domain.errors import UserError
from models.domain.organisations import Role
from models.domain.package import PackageKind
from models.domain.programmes import Registration
from models.schema.exchange import RowVersionRow
from models.schema.packages import PackageRow
from models.schema.programmes import RegistrationRow
from models.store.queries import exemplars
from models.sync import log
from models.usecases.desk import Desk, Saved
from models.usecases.organisations import cluster

_VALUES = ("registered_on", "number", "titles", "pledged_on", "pledge", "note")


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistrationLine:
    """A member of the cluster with what it registered; empty while it registered nothing."""

    office: str
    name: str
    short_name: str
    role: Role
    registration: Registration


def list_registrations(desk: Desk, programme: str, year: int) -> tuple[RegistrationLine, ...]:
    """Return every member of the cluster in `year`, the leader first; nobody without a cluster."""
    with desk.store.read() as session:
        found = exemplars.registrations_of(session, programme)
    group = cluster(desk, year)
    order = [Role.LEADER, Role.DEPUTY, Role.MEMBER]
    members = sorted(group.members, key=lambda item: order.index(item.role))
    return tuple(
        RegistrationLine(
            office=item.organisation,
            name=group.names[item.organisation].name,
            short_name=group.names[item.organisation].short_name,
            role=item.role,
            registration=found.get(
                item.organisation, Registration(programme=programme, office=item.organisation)
            ),
        )
        for item in members
    )


def save_registration(desk: Desk, registration: Registration) -> Saved[None]:
    """Write what a member registered and signed.

    Raises UserError for another office's that came in its own package: that office changes it.
    """
    key = (registration.programme, registration.office)
    with desk.store.write(desk.mark()) as session:
        if registration.office != desk.office and _came(session, key):
            raise UserError(
                "Đăng ký này do đơn vị gửi đến bằng gói nộp nên chỉ đơn vị ấy sửa được. "
                "Hãy nhờ đơn vị ấy sửa rồi nộp lại gói."
            )
        row = session.get(RegistrationRow, key)
        if row is None:
            row = RegistrationRow(programme=key[0], office=key[1])
            session.add(row)
        for name in _VALUES:
            setattr(row, name, getattr(registration, name))
    return Saved(value=None, changed=Changed.PROGRAMMES, at=desk.now())


def _came(session: Session, key: tuple[str, str]) -> bool:
    """Say whether the office sends packages itself and this row came in one of them.

    A row that only a former leader typed came in a handover; the new leader goes on with it.
    """
    sent = select(PackageRow.id).where(
        PackageRow.sender == key[1],
        PackageRow.direction == log.IN,
        PackageRow.kind == PackageKind.SUBMISSION.value,
        PackageRow.undone.is_(False),
    )
    travelled = session.get(RowVersionRow, ("registration", "|".join(key))) is not None
    return travelled and session.execute(sent.limit(1)).first() is not None
