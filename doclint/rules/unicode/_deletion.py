"""Deletes characters that show nothing, even where nothing else stands on their line."""

from __future__ import annotations

from doclint.diagnostic import Applicability, Edit, Effect, Fix
from doclint.document import Document
from doclint.patterns import lazy_pattern
from doclint.text import Span

__all__ = ["deletion"]

# a line that is blank in its block quotes
_MARKERS = lazy_pattern(r"[ \t>]*")


def deletion(
    document: Document,
    span: Span,
    title: str,
    applicability: Applicability = Applicability.SAFE,
) -> Fix:
    """The fix that deletes `span`, or its whole line where that would part a paragraph.

    A block that holds nothing else ceases to be.
    """
    source = document.source
    line = source.line_of(span.start)
    start, end = source.line_span(line)
    rest = source.text[start : span.start] + source.text[span.end : end]
    if _MARKERS.fullmatch(rest) is None or span.end > end:
        return Fix(title, (Edit(span, ""),), applicability, Effect.TEXT)
    lines = source.lines
    above = lines[line - 2] if line > document.body_line else ""
    below = lines[line] if line < len(lines) else ""
    if _MARKERS.fullmatch(above) is None and _MARKERS.fullmatch(below) is None:
        span = Span(start, source.line_starts[line])
    return Fix(title, (Edit(span, ""),), applicability, Effect.REPAIR)
