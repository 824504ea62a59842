"""Lists with their items and where each item's marker stands, worked out once per page."""

from __future__ import annotations

from typing import NamedTuple

from doclint.document import Document
from doclint.rules.markdown._math_lines import math_line_set
from doclint.syntax.nodes import Item, List, Node
from doclint.text import BYTE_ORDER_MARK

__all__ = ["ListFacts", "lists", "marker_span_start"]

_SPACE, _TEXT = 0x20, 0x21


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
    nodes = doc.nodes(List)
    if math:
        nodes = [node for node in nodes if node.line not in math]
    # the constructor of a named tuple is a function in Python: this is the way around it
    found = [tuple.__new__(ListFacts, (node, [], [], [])) for node in nodes]
    by_list = {id(facts.node): facts for facts in found}
    all_items = doc.nodes(Item)
    places = [item.start for item in all_items]
    # the parser counts the indentation of an item that is indented further than its list
    if min([data[place] for place in places], default=_TEXT) <= _SPACE:
        places = [_behind_blanks(data, place) for place in places]
    around: Node | None = None
    facts: ListFacts | None = None
    for item, place in zip(all_items, places, strict=True):
        if item.parent is not around:
            around = item.parent
            facts = by_list.get(id(around))
        if facts is not None:
            _, items, markers, columns = facts
            items.append(item)
            markers.append(place)
            columns.append(place - starts[item.line - 1])
    if doc.text.startswith(BYTE_ORDER_MARK):
        for facts in found:
            if facts.items[0].line == 1:
                facts.columns[0] -= len(BYTE_ORDER_MARK.encode())
    return found


def _behind_blanks(data: bytes, at: int) -> int:
    """Where the blanks that begin at `at` end."""
    while data[at] <= _SPACE:
        at += 1
    return at


def marker_span_start(doc: Document, facts: ListFacts, index: int) -> int:
    """The code-point offset of the marker of the item at `index`."""
    return doc.source.offset_of_byte(facts.markers[index])
