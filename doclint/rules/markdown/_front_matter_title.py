"""Whether the front matter gives a page its title."""

from __future__ import annotations

import re

from doclint.page.document import Document

__all__ = ["TITLE_PATTERN", "has_title"]

TITLE_PATTERN = r"^\s*\"?title\"?\s*[:=]"


def has_title(document: Document, pattern: str) -> bool:
    """Whether a line of the front matter matches `pattern`; never for an empty pattern."""
    if document.front_matter is None or not pattern:
        return False
    matches = re.compile(pattern, re.IGNORECASE).search
    last = document.body_line - 1
    return any(map(matches, document.source.lines[:last]))
