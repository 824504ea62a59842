"""How a temporary file beside the content is told from content."""

from __future__ import annotations

__all__ = ["TEMPORARY_PREFIX"]

# a fix writes its files under such a name before it puts them in place; a killed run may leave one
TEMPORARY_PREFIX = ".doclint-tmp-"
