"""Whether a place lies inside any node of some kinds, in logarithmic time."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from doclint.page.document import Document
from doclint.syntax.nodes import Node

__all__ = ["Cover"]


class Cover:
    """The union of all nodes of `kinds`; `offset in cover` takes code points."""

    def __init__(self, document: Document, *kinds: type[Node]) -> None:
        ranges = sorted(
            (node.byte_start, node.byte_end) for kind in kinds for node in document.nodes(kind)
        )
        self._source = document.source
        self._starts = [start for start, _ in ranges]
        # nodes nest, so the reach of all that began so far decides
        self._reach = list(accumulate((end for _, end in ranges), max))

    def __contains__(self, offset: int) -> bool:
        byte_offset = self._source.byte_of_offset(offset)
        index = bisect_right(self._starts, byte_offset) - 1
        return index >= 0 and byte_offset < self._reach[index]
