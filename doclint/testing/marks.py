"""The `⟦…⟧` marks in the examples of rules: where a finding is expected."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Protocol

from doclint.values.diagnostic import Diagnostic
from doclint.values.text import Span

__all__ = ["Marked", "marks_breached", "unmark"]


class Marked(Protocol):
    """An example with the spans that it marks, of one page or of a site."""

    @property
    def kind(self) -> str:
        """`bad`, `good` or `fixed`."""
        ...

    @property
    def text(self) -> str:
        """The page without its marks."""
        ...

    @property
    def marks(self) -> tuple[Span, ...]:
        """The expected spans."""
        ...


def marks_breached(example: Marked, found: Sequence[Diagnostic]) -> Iterator[str]:
    """How `found` differs from what `example` marks; a bad example has to mark something."""
    if tuple(diagnostic.span for diagnostic in found) != example.marks:
        shown = [(tuple(d.span), example.text[slice(*d.span)], d.message) for d in found]
        yield f"expected {[tuple(mark) for mark in example.marks]}, got {shown}"
    if example.kind == "bad" and not example.marks:
        yield "marks no finding"


def unmark(body: str) -> tuple[str, tuple[Span, ...]]:
    """The text without its `⟦…⟧` marks, and the spans they marked."""
    pieces: list[str] = []
    starts: list[int] = []
    spans: list[Span] = []
    length = 0
    for piece in re.split("([⟦⟧])", body):
        if piece == "⟦":
            starts.append(length)
        elif piece == "⟧":
            spans.append(Span(starts.pop(), length))
        else:
            pieces.append(piece)
            length += len(piece)
    return "".join(pieces), tuple(sorted(spans))
