"""Qt corrected once: plain text only, no wheel in fields, names for screen readers, one look."""
