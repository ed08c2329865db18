"""SQLAlchemy tables, one module per family."""
