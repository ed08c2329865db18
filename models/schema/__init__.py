"""SQLAlchemy tables, one module per family; importing this package declares them all."""

from models.schema import (
    access,
    awards,
    documents,
    exchange,
    keys,
    merits,
    organisations,
    packages,
    papers,
    programmes,
    targets,
    workspace,
)
from models.schema.base import Base

__all__ = [
    "Base",
    "access",
    "awards",
    "documents",
    "exchange",
    "keys",
    "merits",
    "organisations",
    "packages",
    "papers",
    "programmes",
    "targets",
    "workspace",
]
