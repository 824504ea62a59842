"""MD: Markdown structure, compatible with markdownlint."""

PREFIX = "MD"
PRESETS = ("recommended", "markdownlint")
