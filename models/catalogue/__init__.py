"""Reads the dated and sourced data under resources/catalogue."""
