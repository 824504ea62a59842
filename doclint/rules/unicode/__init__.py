"""UC: Unicode hygiene in any script."""

PREFIX = "UC"
PRESETS = ("recommended",)
