"""What an office sets once and its papers begin with: names, signer, council, recipients."""

from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain.access import AccessRole
from models.domain.changed import Changed
from models.domain.organisations import OrganisationName, name_on
from models.domain.text import nfc
from models.schema.organisations import OrganisationNameRow
from models.schema.workspace import SettingRow
from models.store.queries.organisations import names_of
from models.usecases.desk import Desk, Saved
from models.usecases.organisations import edit_name

_PREFIX = "paper."
_ALL_TIME = date(9999, 12, 31)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperDefaults:
    """What a new dossier begins with; each field is the setting ``paper.<name>``, "" when unset.

    `recipients` are lines of "Nơi nhận". The place before a date belongs to the office's name.
    """

    addressee: str = ""
    signer_authority: str = ""
    signer_title: str = ""
    signer_name: str = ""
    chair: str = ""
    chair_title: str = ""
    secretary: str = ""
    secretary_title: str = ""
    recipients: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeName:
    """One name of the desk's office; `order` counts its names from the oldest."""

    order: int
    name: OrganisationName
    is_current: bool


def paper_defaults(desk: Desk) -> PaperDefaults:
    """Return the print settings of the office."""
    with desk.store.read() as session:
        rows = session.execute(select(SettingRow).where(SettingRow.key.startswith(_PREFIX)))
        found = {row.key.removeprefix(_PREFIX): row.value for row in rows.scalars()}
    known = {field.name for field in fields(PaperDefaults)}
    return PaperDefaults(**{key: value for key, value in found.items() if key in known})


def set_paper_default(desk: Desk, name: str, text: str) -> Saved[PaperDefaults]:
    """Change one print setting; an empty `text` unsets it."""
    if name not in {field.name for field in fields(PaperDefaults)}:
        raise KeyError(name)
    desk.require(AccessRole.ADMIN)
    value = nfc(text).strip()
    with desk.store.write(desk.mark()) as session:
        row = session.get(SettingRow, f"{_PREFIX}{name}")
        if row is None and value:
            session.add(SettingRow(key=f"{_PREFIX}{name}", value=value))
        elif row is not None and value:
            row.value = value
        elif row is not None:
            session.delete(row)
    return Saved(value=paper_defaults(desk), changed=Changed.SETTINGS, at=desk.now())


def office_names(desk: Desk, year: int) -> tuple[OfficeName, ...]:
    """Return the names of the desk's office, the latest first.

    Current is the name valid today, or at the end of `year` when that has passed.
    """
    with desk.store.read() as session:
        names = _ordered_names(session, desk.office)
    current = name_on(tuple(names.values()), min(desk.today(), date(year, 12, 31)))
    found = [
        OfficeName(order=order, name=name, is_current=name == current)
        for order, name in names.items()
    ]
    return tuple(sorted(found, key=lambda item: item.name.valid_to or _ALL_TIME, reverse=True))


def change_office_name(desk: Desk, order: int, field: str, text: str) -> Saved[None]:
    """Change one field of one name of the desk's office. Raises UserError as `edit_name` does."""
    desk.require(AccessRole.ADMIN)
    with desk.store.read() as session:
        name = _ordered_names(session, desk.office)[order]
    changes: dict[str, Any] = {field: nfc(text).strip()}
    return edit_name(desk, desk.office, order, replace(name, **changes))


def _ordered_names(session: Session, office: str) -> dict[int, OrganisationName]:
    query = select(OrganisationNameRow.order).where(OrganisationNameRow.organisation == office)
    orders = session.execute(query.order_by(OrganisationNameRow.order)).scalars()
    return dict(zip(orders, names_of(session, office), strict=True))
