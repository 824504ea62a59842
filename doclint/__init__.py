"""doclint: the linter and fixer for Markdown content."""

__version__ = "0.1.0"
