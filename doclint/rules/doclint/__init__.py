"""The pages about what doclint says about itself; `checking/notices.py` makes the findings."""

PREFIX = "DL"
PRESETS = ("recommended",)
