"""LK: links, anchors, assets and the site."""

PREFIX = "LK"
PRESETS = ("recommended",)
