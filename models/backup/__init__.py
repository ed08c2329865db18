"""Backups: whole copies of the workspace file, each reopened and checked, and the way back.

Everything here talks to SQLite itself, through its backup interface.
"""
