"""What one Markdown dialect differs in from plain Markdown, as a value."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

__all__ = [
    "PLAIN",
    "Dialect",
    "DirectiveLines",
    "Templates",
    "Verbatim",
    "closing_of",
    "opening_of",
]

_WORD = "WORD"


class Verbatim(NamedTuple):
    """Directives of a template engine whose body is no Markdown.

    `words` are their names. `opening` and `closing` are regular expressions in which `WORD` stands
    for such a name; both directives of a pair have the same one.
    """

    words: tuple[str, ...]
    opening: str
    closing: str


@lru_cache
def opening_of(verbatim: Verbatim) -> re.Pattern[str]:
    """Matches the beginning of an opening directive; the first group is its word."""
    return re.compile(verbatim.opening.replace(_WORD, f"({'|'.join(verbatim.words)})"))


def closing_of(verbatim: Verbatim, word: str) -> re.Pattern[str]:
    """Matches the closing directive of `word`."""
    return re.compile(verbatim.closing.replace(_WORD, word))


class Templates(NamedTuple):
    """The directives of a template engine by the pairs of literals that they stand between."""

    delimiters: tuple[tuple[str, str], ...]
    verbatim: Verbatim | None = None


class DirectiveLines(NamedTuple):
    """Directives that a regular expression finds, most of them on lines of their own.

    Of the `traces` one must stand in a text, or `pattern` is not looked for. What matches the group
    `fence` is fenced code and no directive.
    """

    pattern: re.Pattern[str]
    traces: tuple[str, ...]


class Dialect(NamedTuple):
    """One Markdown dialect; everything has the value of plain Markdown unless it is given.

    `name` is what configurations call it. `templates` and `lines` are what the site's generator
    reads before Markdown does. With `admonitions` the group `marker` of `lines` opens a body that
    is indented below it, instead of hiding what it matches. With `expressions` braces hold code and
    comments, as in MDX. What belongs to a list item stands `list_columns` to its right, whatever
    its marker; 0 where that follows from the marker. `attribute_lines` says that a line of
    attributes in braces belongs to the block beside it. `www_scheme` is how a bare `www.` address
    is completed.
    """

    name: str
    templates: Templates | None = None
    lines: DirectiveLines | None = None
    admonitions: bool = False
    expressions: bool = False
    list_columns: int = 0
    attribute_lines: bool = False
    www_scheme: str = "http"

    @property
    def has_directives(self) -> bool:
        """Whether the generator reads anything before Markdown does."""
        return self.templates is not None or self.lines is not None


# where nothing says which dialect a page is written in
PLAIN = Dialect("auto")
