"""Signing in, at the start and after a while without a key."""
