"""One function per verb of the user."""
