"""Workbooks: files in, parsed rows with problems out; facts in, bytes out."""
