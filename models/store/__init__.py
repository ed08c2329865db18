"""The one place that talks to the database: engine, unit of work, journal, queries."""
