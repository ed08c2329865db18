"""Numbers as Vietnamese papers write them: read, shown, and questioned when they jump."""
