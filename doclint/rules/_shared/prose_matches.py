"""Matches of a pattern that lie in prose: what most rules about characters look at."""

from __future__ import annotations

import re
from collections.abc import Iterator

from doclint.page.document import Document
from doclint.values.lazy_pattern import lazy_pattern
from doclint.values.text import Span

__all__ = ["blanks_before", "ends_in_url", "line_around", "paragraph_around", "prose_matches"]

_LONGEST_URL = 2_000
_BLANK_LINE = lazy_pattern(r"\n[ \t>]*\r?\n")


def prose_matches(document: Document, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The matches of `pattern` in the text of `document` that lie wholly in prose.

    The whole text is searched and the prose map asked only about what was found: most pages have
    nothing to find, and then their Markdown need not be parsed for it.
    """
    for found in pattern.finditer(document.text):
        if Span(found.start(), found.end()) in document.prose:
            yield found


def line_around(text: str, offset: int) -> Span:
    """The span of the line that holds `offset`, without its line feed."""
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    return Span(start, len(text) if end < 0 else end)


def paragraph_around(text: str, offset: int) -> Span:
    """The span between the blank lines around `offset`."""
    start = 0
    line = text.rfind("\n", 0, offset)
    while line >= 0:
        before = text.rfind("\n", 0, line)
        if not text[before + 1 : line].strip(" \t\r>"):
            start = line + 1
            break
        line = before
    blank = _BLANK_LINE.search(text, offset)
    return Span(start, blank.start() if blank else len(text))


def blanks_before(text: str, offset: int) -> Span:
    """The span of the spaces and no-break spaces that end at `offset`."""
    start = offset
    while start > 0 and text[start - 1] in " \u00a0":
        start -= 1
    return Span(start, offset)


def ends_in_url(text: str, offset: int) -> bool:
    """Whether what stands right before `offset` is a bare URL, which would swallow more text."""
    reach = max(offset - _LONGEST_URL, 0)
    start = max(reach, *(text.rfind(end, reach, offset) + 1 for end in " \n\t\u00a0(<"))
    last = text[start:offset]
    return "://" in last or last.startswith("www.")
