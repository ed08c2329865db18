"""The documents everything rests on."""
