"""Front matter that a regular expression recognises, as markdownlint has it.

Its own expression looks at fences alone: it takes dashes around prose too, and what a generator
reads is not always what it takes. `frontMatter` of markdownlint-cli2 names another expression.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from doclint.frontmatter.front_matter import FrontMatter
from doclint.values.lazy_pattern import lazy_pattern
from doclint.values.text import BYTE_ORDER_MARK, Source, Span

__all__ = ["as_markdownlint_takes_it", "front_matter_by_pattern"]

# the expression is searched in the beginning of a page only, which bounds what it may cost
_BEGINNING = 64 * 1024

# what `\s` stands for in JavaScript, which knows other blanks than Python
_BLANK = r"[\t-\r \xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]"
_INLINE_BLANK = r"[\t\v\f \xa0\u1680\u2000-\u200a\u202f\u205f\u3000\ufeff]"
_BREAK = r"[\r\n\u2028\u2029]"
# a fence alone on its line, anything, a closing fence alone on its line, and blank lines
_FENCED = lazy_pattern(
    rf"(?:---(?={_INLINE_BLANK}*{_BREAK}).+?(?<={_BREAK})---"
    rf"|\+\+\+(?={_INLINE_BLANK}*{_BREAK}).+?(?<={_BREAK})(?:\+\+\+|\.\.\.)"
    rf"|\{{(?={_INLINE_BLANK}*{_BREAK}).+?(?<={_BREAK})\}})"
    rf"(?:{_BLANK}*\Z|{_BLANK}*(?:[\r\n]|(?=[\u2028\u2029])))",
    re.DOTALL,
)


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


def as_markdownlint_takes_it(source: Source, read: FrontMatter | None) -> FrontMatter | None:
    """The front matter `read` with its end where markdownlint puts it.

    Where only markdownlint sees any, it has no values; where it sees none, the result is None.
    """
    start = 1 if source.text.startswith(BYTE_ORDER_MARK) else 0
    found = _FENCED.match(source.text, start)
    if found is None:
        return read if read is not None and read.body_start == start else None
    end = found.end()
    if read is None or read.body_start == start or read.span.end > end:
        return FrontMatter("custom", Span(start, end), end)
    return read if read.body_start == end else replace(read, body_start=end)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
