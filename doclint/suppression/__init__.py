"""Comments in pages that suppress findings or configure rules."""
