"""What site generators read before Markdown does: shortcodes, template tags, JSX, admonitions.

`mask` hides them from the Markdown parser without moving a single byte, so that every offset still
fits the source. A directive on lines of its own becomes blanks: it separates blocks, as it does for
the generator. One inside text keeps its outer two characters and becomes letters between them, so
that it may stand where a word may, as in `[text]({{< ref "a b" >}})`; such a link's `url` reads
`{{xxx}}`, and its real text is in the source. What generators do not parse as Markdown
(`{{< highlight >}}…`, `{% raw %}…`, MDX imports) becomes blanks as a whole.

`directives` gives the code-point spans of all that, for whoever has to know what is not prose.
Plain Markdown (`commonmark`, `gfm` and `auto`) has no directives and costs nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from doclint.syntax.admonitions import BULLET
from doclint.syntax.dialect import (
    Dialect,
    DirectiveLines,
    Templates,
    Verbatim,
    closing_of,
    opening_of,
)
from doclint.values.text import Span

__all__ = ["directives", "mask"]

# the length of `!!!`
_SHORT = 3
# a directive farther than this from a line break is not looked at as standing alone
_NEAR = 200


class _Piece(NamedTuple):
    """One directive: its span in the text and what the parser reads in its place."""

    span: Span
    cover: Callable[[str], str]


def mask(text: str, dialect: Dialect) -> str:
    """`text` as the Markdown parser should read it, of the same length in UTF-8."""
    parts: list[str] = []
    position = 0
    for (start, end), cover in _pieces(text, dialect):
        parts.append(text[position:start])
        parts.append(cover(text[start:end]))
        position = end
    if not position:
        return text
    parts.append(text[position:])
    return "".join(parts)


def directives(text: str, dialect: Dialect) -> list[Span]:
    """The spans of what is no Markdown in `text`, in order."""
    return [piece.span for piece in _pieces(text, dialect)]


def _pieces(text: str, dialect: Dialect) -> Iterator[_Piece]:
    if dialect.templates is not None:
        yield from _templates(text, dialect.templates)
    if dialect.lines is not None:
        yield from _lines(text, dialect.lines, dialect.admonitions)


def _lines(text: str, lines: DirectiveLines, admonitions: bool) -> Iterator[_Piece]:
    """The directives that a regular expression finds."""
    if not any(trace in text for trace in lines.traces):
        return
    for found in lines.pattern.finditer(text):
        if found["fence"] is not None:
            continue
        if admonitions:
            # the rest of the line is the title
            yield _Piece(Span(*found.span("marker")), _as_bullet)
        else:
            yield _Piece(Span(*found.span()), _as_blanks)


def _templates(text: str, templates: Templates) -> Iterator[_Piece]:
    """The directives of a template engine, found by their literals in linear time."""
    delimiters = [pair for pair in templates.delimiters if pair[0] in text and pair[1] in text]
    at = 0
    unclosed: set[str] = set()
    while delimiters:
        starts = [(text.find(opening, at), opening, closing) for opening, closing in delimiters]
        delimiters = [(o, c) for start, o, c in starts if start != -1]
        if not delimiters:
            return
        start, opening, closing = min(one for one in starts if one[0] != -1)
        end = text.find(closing, start + len(opening))
        if end == -1:
            delimiters.remove((opening, closing))
            continue
        end += len(closing)
        body_end = 0
        if templates.verbatim is not None:
            body_end = _verbatim_end(text, Span(start, end), templates.verbatim, unclosed)
        at = body_end or end
        own_lines = body_end or _stands_alone(text, start, end)
        yield _Piece(Span(start, at), _as_blanks if own_lines else _as_word)


def _verbatim_end(text: str, opening: Span, verbatim: Verbatim, unclosed: set[str]) -> int:
    """Where the verbatim body of a directive ends, its closing directive included; 0 if none.

    Words without a closing directive are added to `unclosed`, so that each is looked for once.
    """
    found = opening_of(verbatim).match(text, *opening)
    if found is None or found[1] in unclosed:
        return 0
    word = found[1]
    end = closing_of(verbatim, word).search(text, opening.end)
    if end is None:
        unclosed.add(word)
        return 0
    return end.end()


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether nothing else stands on the lines of `text[start:end]`."""
    before = text[max(0, start - _NEAR) : start]
    if start > _NEAR and "\n" not in before:
        return False
    after = text[end : end + _NEAR]
    blank_before = not before.rpartition("\n")[2].strip(" \t>")
    return blank_before and not after.partition("\n")[0].strip()


def _as_blanks(piece: str) -> str:
    """Spaces, with the line breaks kept."""
    if piece.isascii():
        return re.sub(r"[^\r\n]", " ", piece)
    return re.sub(r"[^\r\n]", lambda found: " " * len(found[0].encode()), piece)


def _as_word(piece: str) -> str:
    """One word of the same length that shows its outer two characters."""
    return f"{piece[:2]}{'x' * (len(piece.encode()) - 4)}{piece[-2:]}"


def _as_bullet(piece: str) -> str:
    """The bullet of a list item, whose text is indented as the body of an admonition is.

    `!!! note` and its body parse as `+   note` does. With a blank more, the body would stand too
    far left; then a part of the marker shows.
    """
    return f"{BULLET}  " if len(piece) == _SHORT else f"{BULLET} {piece[2:]}"
