"""The rescue window: works when the workspace cannot be opened."""
