"""Settings: the office, the printed pages, the look."""
