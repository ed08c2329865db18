"""Questions to the database, one module per feature; answers are frozen facts."""
