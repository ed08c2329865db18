"""What every use case works with: the open workspace and the facts of the moment."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Generic, TypeVar

from models.domain.access import AccessRole
from models.domain.changed import Changed
from models.domain.errors import UserError
from models.store.journal import Mark, Why
from models.store.work import Store

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What only the composition root may ask the machine for.

    `new_id` gives a fresh random name of 16 characters each time; `cloud_folders` are folders
    that the machine synchronises; `fonts` the folder of the system's own faces, if any.
    """

    clock: Callable[[], datetime]
    new_id: Callable[[], str]
    machine: str
    user: str
    cloud_folders: tuple[Path, ...] = ()
    fonts: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """An open workspace; hold it, pass it on, never look inside it from a view.

    `role` is that of the account signed in, None where the office keeps no accounts.
    """

    store: Store
    surroundings: Surroundings
    office: str
    computer: str
    is_practice: bool
    role: AccessRole | None = None

    def require(self, role: AccessRole) -> None:
        """Raise UserError where accounts are kept and whoever signed in may not do this."""
        if self.role is not None and not self.role.includes(role):
            raise UserError(
                f"Việc này cần vai trò {role.label.lower()}; anh/chị đang đăng nhập với vai trò "
                f"{self.role.label.lower()}. Hãy nhờ người có vai trò ấy đăng nhập."
            )

    @property
    def place(self) -> Path:
        """The workspace file."""
        return self.store.place

    @property
    def evidence_folder(self) -> Path:
        """Where attached files lie, each named by its content."""
        return self.place.with_name(f"{self.place.stem}-minh-chung")

    @property
    def backup_folder(self) -> Path:
        """Where backups lie."""
        return self.place.with_name(f"{self.place.stem}-sao-luu")

    @property
    def archive_folder(self) -> Path:
        """Where packages that left or arrived lie, unmodified."""
        return self.place.with_name(f"{self.place.stem}-goi")

    @property
    def key_place(self) -> Path:
        """The private key this computer signs packages with; no backup holds it."""
        return self.place.with_name(f"{self.place.stem}-khoa.pem")

    def now(self) -> datetime:
        """Return the present moment, to the second."""
        return self.surroundings.clock().replace(microsecond=0)

    def today(self) -> date:
        """Return today's date."""
        return self.now().date()

    def mark(self, why: Why = Why.EDIT, batch: str = "") -> Mark:
        """Return who is writing, when and why, for the journal."""
        return Mark(
            office=self.office, user=self.surroundings.user, at=self.now(), why=why, batch=batch
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved(Generic[T]):
    """What a writing use case answers: the value, what kind of data changed, and when."""

    value: T
    changed: Changed
    at: datetime
