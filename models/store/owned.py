"""Editing a value that an office owns: one more edit on this computer."""

from models.domain import versions
from models.schema.base import Owned


def touch(row: Owned, *, owner: str, computer: str) -> None:
    """Count one more edit of `row` by `owner` on `computer`."""
    row.owner = owner
    row.base_version = row.version or ""
    row.version = versions.after_edit(row.base_version, computer)
    row.revision = versions.revision(row.version)
