"""Word documents: passages in; papers out as blocks, and what a person changed, read back."""
