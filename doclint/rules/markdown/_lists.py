"""Lists with their items and where each item's marker stands, worked out once per page."""

from __future__ import annotations

from collections.abc import Sequence
from operator import sub
from typing import NamedTuple

from doclint.page.document import Document
from doclint.page.math import math_line_set
from doclint.syntax.nodes import Item, List, Node
from doclint.values.quick import made
from doclint.values.text import BYTE_ORDER_MARK

__all__ = ["BULLETS", "ListFacts", "ListItems", "list_items", "lists"]

BULLETS = frozenset(b"-+*")
_SPACE, _TEXT = 0x20, 0x21


class ListItems(NamedTuple):
    """All list items of a page in document order, in lists of the same length.

    For each item: the byte offset of its marker, the marker's 0-based column, and its first byte, a
    bullet or a digit. Before a marker stand blanks, block quote markers and other list markers
    only, so the column is the same in bytes and in characters.
    """

    items: Sequence[Item]
    markers: list[int]
    columns: list[int]
    marks: list[int]


class ListFacts(NamedTuple):
    """One list: its items, and for each where its marker stands, as in `ListItems`."""

    node: List
    items: list[Item]
    markers: list[int]
    columns: list[int]


def list_items(doc: Document) -> ListItems:
    """The facts about every list item; call it through `Document.derived`."""
    data, starts = doc.source.data, doc.source.byte_line_starts
    items: Sequence[Item] = doc.nodes(Item)
    math = doc.derived(math_line_set)
    if math:
        # a parser's list that begins in math is none
        outside = {id(node) for node in doc.nodes(List) if node.line not in math}
        items = [item for item in items if id(item.parent) in outside]
    markers = [item.byte_start for item in items]
    marks = [data[marker] for marker in markers]
    # the parser counts the indentation of an item that is indented further than its list
    if min(marks, default=_TEXT) <= _SPACE:
        markers = [_behind_blanks(data, marker) for marker in markers]
        marks = [data[marker] for marker in markers]
    own = [starts[item.line - 1] for item in items]
    columns = list(map(sub, markers, own))
    if doc.text.startswith(BYTE_ORDER_MARK):
        for index, item in enumerate(items):
            columns[index] -= len(BYTE_ORDER_MARK.encode()) if item.line == 1 else 0
    return ListItems(items, markers, columns, marks)


def lists(doc: Document) -> list[ListFacts]:
    """The facts about every list, in document order; call it through `Document.derived`."""
    math = doc.derived(math_line_set)
    nodes = [node for node in doc.nodes(List) if node.line not in math]
    found = [made(ListFacts, (node, [], [], [])) for node in nodes]
    by_list: dict[Node | None, ListFacts] = dict(zip(nodes, found, strict=True))
    around: Node | None = None
    page = doc.derived(list_items)
    for item, place, column in zip(page.items, page.markers, page.columns, strict=True):
        if item.parent is not around:
            around = item.parent
            _, items, markers, columns = by_list[around]
        items.append(item)
        markers.append(place)
        columns.append(column)
    return found


def _behind_blanks(data: bytes, at: int) -> int:
    """Where the blanks that begin at `at` end."""
    while data[at] <= _SPACE:
        at += 1
    return at
