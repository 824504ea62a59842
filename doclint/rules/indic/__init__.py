"""IN: Indic scripts."""

PREFIX = "IN"
