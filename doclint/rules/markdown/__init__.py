"""MD: Markdown structure, compatible with markdownlint."""
