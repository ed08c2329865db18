"""Packages against the workspace: what goes into one, and what becomes of one that arrives."""
