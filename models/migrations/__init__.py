"""Alembic versions, run from code; `SCHEMA` is the number of the newest.

A version never imports a live table class: the class changes, the version must not.
"""

SCHEMA = 6
