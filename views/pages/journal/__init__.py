"""Journal and backups: who changed what, and the way back."""
