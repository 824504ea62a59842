"""The `⟦…⟧` marks in the examples of rules: where a finding is expected."""

from __future__ import annotations

import re

from doclint.values.text import Span

__all__ = ["unmark"]


def unmark(body: str) -> tuple[str, tuple[Span, ...]]:
    """The text without its `⟦…⟧` marks, and the spans they marked.

    Raises ValueError for a mark that is not whole.
    """
    pieces: list[str] = []
    starts: list[int] = []
    spans: list[Span] = []
    length = 0
    for piece in re.split("([⟦⟧])", body):
        if piece == "⟦":
            starts.append(length)
        elif piece == "⟧":
            if not starts:
                raise ValueError("a mark ends that does not begin")
            spans.append(Span(starts.pop(), length))
        else:
            pieces.append(piece)
            length += len(piece)
    if starts:
        raise ValueError("a mark begins that does not end")
    return "".join(pieces), tuple(sorted(spans))
