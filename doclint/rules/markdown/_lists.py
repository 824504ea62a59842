"""Lists with their items and where each item's marker stands, worked out once per page."""

from __future__ import annotations

from typing import NamedTuple

from doclint.document import Document
from doclint.rules.markdown._math_lines import math_line_set
from doclint.syntax.nodes import Item, List
from doclint.text import BYTE_ORDER_MARK

__all__ = ["ListFacts", "lists", "marker_span_start"]

_SPACE = 0x20


class ListFacts(NamedTuple):
    """One list: its items, and for each the byte offset and the 0-based column of its marker.

    Before a marker stand blanks, block quote markers and other list markers only, so the column
    is the same in bytes and in characters.
    """

    node: List
    items: list[Item]
    markers: list[int]
    columns: list[int]


def lists(doc: Document) -> list[ListFacts]:
    """The facts about every list, in document order; call it through `Document.derived`."""
    data, starts = doc.source.data, doc.source.byte_line_starts
    math = doc.derived(math_line_set)
    marked = doc.text.startswith(BYTE_ORDER_MARK)
    nodes = [node for node in doc.nodes(List) if node.line not in math]
    found = [ListFacts(node, [], [], []) for node in nodes]
    by_list = {id(facts.node): facts for facts in found}
    for item in doc.nodes(Item):
        marker = item.start
        while data[marker] <= _SPACE:
            # the parser counts the indentation of an item that is indented further than its list
            marker += 1
        if id(item.parent) not in by_list:
            continue
        _, items, markers, columns = by_list[id(item.parent)]
        items.append(item)
        markers.append(marker)
        mark = len(BYTE_ORDER_MARK.encode()) if item.line == 1 and marked else 0
        columns.append(marker - starts[item.line - 1] - mark)
    return found


def marker_span_start(doc: Document, facts: ListFacts, index: int) -> int:
    """The code-point offset of the marker of the item at `index`."""
    return doc.source.offset_of_byte(facts.markers[index])
