"""Which of many places lie in plain text; for rules that look for rare literals."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import repeat
from operator import attrgetter
from typing import TYPE_CHECKING

from doclint.syntax import nodes as n

if TYPE_CHECKING:
    from doclint.page.document import Document

__all__ = ["begins_block", "in_plain_text", "places_in_text"]

# where most addresses stand comes first
_BLOCKED: tuple[type[n.Node], ...] = (n.Link, n.Definition, n.Image, n.CodeBlock)
_START = attrgetter("byte_start")


def begins_block(document: Document, index: int) -> bool:
    """Whether the run at `index` belongs to another block than the run before it."""
    starts, ends, contents = document.runs()
    if contents[index - 1] is None:
        return False
    gap = document.source.data[ends[index - 1] : starts[index]]
    return b"\n" in gap or b"\r" in gap or b"|" in gap


def in_plain_text(
    document: Document, candidates: list[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Those of the sorted byte spans `candidates` that start in text which renders as it stands.

    Text inside links, images, code, HTML, math and definitions does not count.
    """
    kept = frozenset(places_in_text(document, [start for start, _ in candidates]))
    return (candidate for candidate in candidates if candidate[0] in kept)


def places_in_text(document: Document, places: list[int]) -> list[int]:
    """Those of the sorted byte offsets `places` that lie in such text."""
    for kind in _BLOCKED:
        if not places:
            return places
        if nodes := document.nodes(kind):
            places = _outside(nodes, places)
    starts, ends, contents = document.runs()
    found = []
    for place in places:
        index = bisect_right(starts, place) - 1
        if index >= 0 and ends[index] > place and contents[index].__class__ is str:
            found.append(place)
    return found


def _outside(nodes: Sequence[n.Node], places: list[int]) -> list[int]:
    """Those of `places` that lie in none of `nodes`, which are in document order."""
    starts = list(map(_START, nodes))
    indices = map(bisect_right, repeat(starts), places)
    return [
        place
        for place, index in zip(places, indices, strict=True)
        if not index
        or ((node := nodes[index - 1]).byte_end <= place and not _in_outer(node, place))
    ]


def _in_outer(node: n.Node | None, at: int) -> bool:
    """Whether the byte `at` behind `node` lies in a link or image around it."""
    while isinstance(node, n.Inline):
        if node.byte_end > at and isinstance(node, _BLOCKED):
            return True
        node = node.parent
    return False
