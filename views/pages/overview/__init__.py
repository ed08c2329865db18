"""The overview: how the year stands and what to do next."""
