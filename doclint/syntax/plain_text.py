"""Which of many places lie in plain text; for rules that look for rare literals."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING

from doclint.syntax import nodes as n

if TYPE_CHECKING:
    from doclint.document import Document
    from doclint.syntax.parser import Run

__all__ = ["in_plain_text"]

# where most addresses stand comes first
_BLOCKED: tuple[type[n.Node], ...] = (n.Link, n.Definition, n.Image, n.CodeBlock)
_START = attrgetter("start")


def in_plain_text(
    document: Document, candidates: list[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Those of the sorted byte spans `candidates` that start in text which renders as it stands.

    Text inside links, images, code, HTML, math and definitions does not count.
    """
    if not candidates:
        return
    runs = document.text_runs()
    for kind in _BLOCKED:
        if nodes := document.nodes(kind):
            candidates = _outside(nodes, candidates)
    for candidate in candidates:
        if _in_text(runs, candidate[0]):
            yield candidate


def _outside(nodes: Sequence[n.Node], candidates: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Those of `candidates` that start in none of `nodes`, which are in document order."""
    starts = list(map(_START, nodes))
    found = []
    for candidate in candidates:
        at = candidate[0]
        index = bisect_right(starts, at)
        if not index:
            found.append(candidate)
            continue
        node = nodes[index - 1]
        if node.end <= at and not _in_outer(node, at):
            found.append(candidate)
    return found


def _in_outer(node: n.Node | None, at: int) -> bool:
    """Whether the byte `at` behind `node` lies in a link or image around it."""
    while isinstance(node, n.Inline):
        if node.end > at and isinstance(node, _BLOCKED):
            return True
        node = node.parent
    return False


def _in_text(runs: Sequence[Run], offset: int) -> bool:
    """Whether the byte `offset` lies in a run of text, as opposed to markup, HTML or code."""
    index = bisect_right(runs, offset, key=_start_of_run) - 1
    if index < 0:
        return False
    event, span = runs[index]
    return span["end"] > offset and "Text" in event


def _start_of_run(run: Run) -> int:
    return run[1]["start"]
