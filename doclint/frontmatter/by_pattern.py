"""Front matter that a regular expression recognises, as `frontMatter` of markdownlint-cli2 asks."""

from __future__ import annotations

import re
from functools import cache

from doclint.frontmatter.model import FrontMatter
from doclint.text import BYTE_ORDER_MARK, Source, Span

__all__ = ["front_matter_by_pattern"]

# the expression is searched in the beginning of a page only, which bounds what it may cost
_BEGINNING = 64 * 1024


def front_matter_by_pattern(source: Source, pattern: str) -> FrontMatter | None:
    """What `pattern` matches at the beginning of `source`; it has no values that anyone could read.

    None where it matches nothing there.
    """
    start = 1 if source.text.startswith(BYTE_ORDER_MARK) else 0
    found = _compiled(pattern).match(source.text[start : start + _BEGINNING])
    if found is None or not found[0]:
        return None
    end = start + found.end()
    return FrontMatter("custom", Span(start, end), end)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
