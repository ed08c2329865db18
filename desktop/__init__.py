"""Wires models and views together and owns the window; nothing imports it."""

__version__ = "0.1.0"
