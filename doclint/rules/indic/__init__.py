"""IN: Indic scripts."""

PREFIX = "IN"
PRESETS = ("recommended",)
