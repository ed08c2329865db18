"""Papers on A4: facts in, PDF bytes out."""
