"""The first start: whose register this is."""
