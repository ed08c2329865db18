"""Word documents: text of passages in, papers out."""
