"""The page of the packages."""
