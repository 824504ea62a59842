"""RN: text that will not render as its author meant."""

PREFIX = "RN"
PRESETS = ("recommended",)
