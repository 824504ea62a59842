"""Problems that every front-matter format can have, in the same words."""

from __future__ import annotations

from doclint.frontmatter.front_matter import DUPLICATE_KEY, UNCLOSED, Problem
from doclint.values.text import Span

__all__ = ["duplicate_key", "line_in", "unclosed"]


def duplicate_key(key: object, span: Span, first_line: int) -> Problem:
    """The problem of a key at `span` that line `first_line` has set already."""
    return Problem(DUPLICATE_KEY, f"duplicate key `{key}`, first set on line {first_line}", span)


def unclosed(fence: Span, opening: str, closing: str) -> Problem:
    """The problem of front matter whose end is missing; it stands on the opening fence."""
    words = (
        f"front matter opens with `{opening}` and is never closed, expected `{closing}` below it"
    )
    return Problem(UNCLOSED, words, fence)


def line_in(text: str, index: int, first: int = 2) -> int:
    """The line of `index` in `text`, whose own first line is line `first` of the page."""
    breaks = text.count("\n", 0, index)
    return first + (breaks or text.count("\r", 0, index))
