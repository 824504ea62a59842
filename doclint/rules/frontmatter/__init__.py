"""FM: front matter."""

PREFIX = "FM"
PRESETS = ("recommended",)
