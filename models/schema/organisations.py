"""Organisations, their names over time, successors, clusters."""

from datetime import date

from sqlalchemy import Boolean, Date, ForeignKey, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from models.schema.base import Base, Text


class OrganisationRow(Base):
    """An organisation by its lasting code."""

    __tablename__ = "organisation"

    code: Mapped[str] = mapped_column(String(32), primary_key=True)
    kind: Mapped[str] = mapped_column(String(16))
    province: Mapped[str] = mapped_column(Text, default="")


class OrganisationNameRow(Base):
    """A name with the days it was valid."""

    __tablename__ = "organisation_name"

    organisation: Mapped[str] = mapped_column(ForeignKey("organisation.code"), primary_key=True)
    order: Mapped[int] = mapped_column(Integer, primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    short_name: Mapped[str] = mapped_column(Text, default="")
    abbreviation: Mapped[str] = mapped_column(Text, default="")
    superior: Mapped[str] = mapped_column(Text, default="")
    place: Mapped[str] = mapped_column(Text, default="")
    valid_from: Mapped[date | None] = mapped_column(Date)
    valid_to: Mapped[date | None] = mapped_column(Date)
    source: Mapped[str] = mapped_column(Text, default="")
    verified: Mapped[bool] = mapped_column(Boolean, default=True)


class SuccessorRow(Base):
    """Who took over; the successor need not be an organisation of this file."""

    __tablename__ = "successor"

    organisation: Mapped[str] = mapped_column(ForeignKey("organisation.code"), primary_key=True)
    order: Mapped[int] = mapped_column(Integer, primary_key=True)
    code: Mapped[str] = mapped_column(String(32), default="")
    name: Mapped[str] = mapped_column(Text)
    on: Mapped[date | None] = mapped_column(Date)
    scope: Mapped[str] = mapped_column(Text, default="")
    source: Mapped[str] = mapped_column(Text, default="")
    verified: Mapped[bool] = mapped_column(Boolean, default=True)


class ClusterRow(Base):
    """A cluster of departments."""

    __tablename__ = "cluster"

    code: Mapped[str] = mapped_column(String(32), primary_key=True)
    name: Mapped[str] = mapped_column(Text)


class MembershipRow(Base):
    """A department's place in a cluster in one year."""

    __tablename__ = "membership"

    cluster: Mapped[str] = mapped_column(ForeignKey("cluster.code"), primary_key=True)
    year: Mapped[int] = mapped_column(Integer, primary_key=True)
    organisation: Mapped[str] = mapped_column(ForeignKey("organisation.code"), primary_key=True)
    role: Mapped[str] = mapped_column(String(16))
    source: Mapped[str] = mapped_column(Text, default="")
