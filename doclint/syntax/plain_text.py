"""Which of many places lie in plain text; for rules that look for rare literals."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from doclint.syntax import nodes as n

if TYPE_CHECKING:
    from doclint.document import Document
    from doclint.syntax.parser import Run

__all__ = ["in_plain_text"]


def in_plain_text(
    document: Document, candidates: list[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Those of the sorted byte spans `candidates` that start in text which renders as it stands.

    Text inside links, images, code, HTML, math and definitions does not count.
    """
    runs = document.text_runs()
    for candidate in _outside_links_and_code(document, candidates):
        if _in_text(runs, candidate[0]):
            yield candidate


def _outside_links_and_code(
    document: Document, candidates: list[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Those of the sorted `candidates` that lie in no link, image or code block."""
    if not candidates:
        return
    kinds: tuple[type[n.Node], ...] = (n.Link, n.Image, n.CodeBlock)
    blocked = [(node.start, node.end) for kind in kinds for node in document.nodes(kind)]
    blocked.sort()
    blocked.append((len(document.source.data) + 1, 0))
    index, blocked_end = 0, 0
    next_start, next_end = blocked[0]
    for candidate in candidates:
        at = candidate[0]
        while next_start <= at:
            if next_end > blocked_end:
                blocked_end = next_end
            index += 1
            next_start, next_end = blocked[index]
        if at >= blocked_end:
            yield candidate


def _in_text(runs: Sequence[Run], offset: int) -> bool:
    """Whether the byte `offset` lies in a run of text, as opposed to markup, HTML or code."""
    index = bisect_right(runs, offset, key=_start_of_run) - 1
    if index < 0:
        return False
    event, span = runs[index]
    return span["end"] > offset and "Text" in event


def _start_of_run(run: Run) -> int:
    return run[1]["start"]
