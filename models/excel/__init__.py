"""Workbooks: facts in, bytes out; bytes in, facts and problems out."""
