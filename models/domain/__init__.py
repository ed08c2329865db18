"""Pure rules and values: no file, no clock, no database, standard library only."""
