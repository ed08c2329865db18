"""Alembic versions, run from code."""
