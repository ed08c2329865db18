"""Exchange packages: what goes into one, what taking one in would change."""
