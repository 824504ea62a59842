"""Deletes characters that show nothing, even where nothing else stands on their line."""

from __future__ import annotations

import unicodedata

from doclint.page.document import Document
from doclint.values.diagnostic import Applicability, Effect, Fix
from doclint.values.fixes import replace
from doclint.values.lazy_pattern import lazy_pattern
from doclint.values.text import Span

__all__ = ["deletion"]

# a line that is blank in its block quotes
_MARKERS = lazy_pattern(r"[ \t>]*")
# how much of a line is looked at
_REACH = 500
# delimiters mean what they mean by their neighbours, and others by what follows right behind them
_DELIMITERS = frozenset("*_~`")
# what a line of lists and quotes may begin with
_MARKS = " \t>-+*.)0123456789"
_OPENERS = frozenset("<&\\![]()$")


def deletion(
    document: Document,
    span: Span,
    title: str,
    applicability: Applicability = Applicability.SAFE,
) -> Fix:
    """The fix that deletes `span`, or its whole line where that would part a paragraph.

    A block that holds nothing else ceases to be. Where the deletion may bring markup to life, the
    fix is unsafe.
    """
    source = document.source
    line = source.line_of(span.start)
    start, end = source.line_span(line)
    text = source.text
    blank = _MARKERS.fullmatch(text, start, span.start) and _MARKERS.fullmatch(text, span.end, end)
    if not blank or span.end > end:
        # a line may be as long as the page: its beginning and what touches the deletion must do
        reach = start + _REACH
        before = (
            text[start : min(span.start, reach)] + text[max(span.start - 1, reach) : span.start]
        )
        if _makes_markup(before, text[span.end : min(end, span.end + _REACH)]):
            return replace(span, "", title, Applicability.UNSAFE, Effect.REPAIR)
        return replace(span, "", title, applicability, Effect.TEXT)
    lines = source.lines
    above = lines[line - 2] if line > document.body_line else ""
    below = lines[line] if line < len(lines) else ""
    if _MARKERS.fullmatch(above) is None and _MARKERS.fullmatch(below) is None:
        quotes = text[start : span.start].rstrip()
        if not above.startswith(quotes) or below.lstrip(" \t>").startswith(("-", "=")):
            # the line keeps a quote, or what would underline a heading, from the text above
            applicability = Applicability.UNSAFE
        span = Span(start, source.line_starts[line])
    return replace(span, "", title, applicability, Effect.REPAIR)


def _makes_markup(before: str, after: str) -> bool:
    """Whether `before` and `after`, two parts of a line, may mean another thing when they meet."""
    last, following = before[-1:], after[:1]
    number = after.lstrip("0123456789")
    if len(number) < len(after) and number.startswith((".", ")")) and not before.strip(_MARKS):
        return True
    if not after.strip() and before.endswith(("  ", "\\", ">")):
        # a line break now, or a tag alone on its line
        return True
    if _is_letter(following):
        return last != "" and last in "<&\\"
    if not any(map(_is_letter, before.lstrip("0123456789 \t>"))):
        return True
    if last in _OPENERS and following in _OPENERS | _DELIMITERS:
        return True
    return last in _DELIMITERS or (following in _DELIMITERS and not _is_letter(last))


def _is_letter(character: str) -> bool:
    return character != "" and unicodedata.category(character)[0] in "LMN"
