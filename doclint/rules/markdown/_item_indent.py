"""Moves list items to the left or right, with everything that belongs to them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from doclint.page.document import Document
from doclint.rules.markdown._lists import ListFacts
from doclint.syntax.nodes import BlockQuote, CodeBlock, Item, List, Node
from doclint.values.diagnostic import Edit
from doclint.values.quick import made
from doclint.values.text import Span

__all__ = ["move_items"]

_MARKER = re.compile(
    rb"(?:[-+*]|\d{1,9}[.)])(?:( {1,4})(?![ \t\r\n])|(?=[ \t]*(?:[\r\n]|\Z))| (?= ))"
)
_QUOTE_MARK = re.compile(r"[ ]{0,3}> ?")
# what a line that goes on with a paragraph could turn into when it is moved
_STARTS_BLOCK = re.compile(
    r"(?:[-+*]|\d{1,9}[.)]|#{1,6})(?:[ \t]|\Z)|([-*_])[ \t]*\1|`{3}|~{3}|[><|:$]|=+[ \t]*\Z"
)
_FARTHEST = 3
_SPACE = 0x20
# the columns from a bullet to the text behind it
_BULLET = 2


class _Moved(NamedTuple):
    """An item, the column of its content after the move, how far it moves, and its last line."""

    item: Item
    content: int
    delta: int
    last: int


def move_items(
    doc: Document, tree: Sequence[ListFacts], deltas: Mapping[int, int]
) -> tuple[Edit, ...] | None:
    """Edits that move items by `deltas` (columns by the item's `id`), or None where that is unsafe.

    `tree` holds a list with the lists inside of it, in document order; an item without a delta
    moves with the item around it. It is unsafe when an item would no longer belong to the item
    around it, or when text after an item would come to belong to it.
    """
    node = tree[0].node
    depth, margin = 0, 0
    if doc.dialect.list_columns:
        # a list inside of a list would not stay where it belongs
        simple = node.parent is None and len(tree) == 1
        return _all_together(doc, tree, deltas) if simple else None
    if node.parent is None:
        together = _all_together(doc, tree, deltas)
        if together is not None:
            return together
    else:
        depth = sum(isinstance(one, BlockQuote) for one in node.ancestors())
        edge = _margin(doc, node, depth)
        if edge is None:
            return None
        margin = edge
    moved = _moved(doc, tree, deltas, margin)
    if moved is None:
        return None
    first = node.line
    shifts, contents = _by_line(first, moved)
    edits = _edits(doc, first, (shifts, contents), moved, depth)
    if edits is None and _take_along(doc, first, shifts, moved):
        edits = _edits(doc, first, (shifts, contents), moved, depth)
    return edits


def _all_together(
    doc: Document, tree: Sequence[ListFacts], deltas: Mapping[int, int]
) -> tuple[Edit, ...] | None:
    """What `move_items` returns for most lists that move: of one line for each item, all as far.

    None for any other list.
    """
    node, count, delta = tree[0].node, len(deltas), next(iter(deltas.values()))
    if list(deltas.values()).count(delta) != count:
        return None
    places = [pair for facts in tree for pair in zip(facts.items, facts.columns, strict=True)]
    if len(tree) > 1:
        places.sort(key=lambda pair: pair[0].line)
    source, first = doc.source, node.line
    data, rows = source.data, slice(first - 1, first - 1 + count)
    columns = [column for _, column in places]
    indents = [len(text) - len(text.lstrip(" ")) for text in source.lines[rows]]
    below = source.byte_line_starts[rows.stop :][:1]
    if (
        columns != indents
        or [item.line for item, _ in places] != list(range(first, first + count))
        or (below and data[below[0] : node.byte_end].strip())
        or not _fit(data, tree, delta)
    ):
        return None
    after = _indent_after(doc, first + count, 0)
    if after is not None and after >= tree[0].columns[-1] + delta + _BULLET:
        return None
    width, text = max(-delta, 0), " " * delta
    starts = source.line_starts[rows]
    return tuple([made(Edit, (made(Span, (start, start + width)), text)) for start in starts])


def _fit(data: bytes, tree: Sequence[ListFacts], delta: int) -> bool:
    """Whether all items of `tree`, moved by `delta`, still belong to the items around them.

    False too where a marker is anything but a bullet and one blank.
    """
    contents: dict[Node | None, int] = {None: -delta}
    for facts in tree:
        columns, markers = facts.columns, facts.markers
        low = contents.get(facts.node.parent)
        if (
            low is None
            or min(columns) < low
            or max(columns) > low + _FARTHEST
            or markers[-1] + 2 >= len(data)
        ):
            return False
        if [at for at in markers if data[at + 1] != _SPACE or data[at + 2] <= _SPACE]:
            return False
        if len(tree) > 1:
            contents.update(zip(facts.items, [column + _BULLET for column in columns], strict=True))
    return True


def _margin(doc: Document, node: List, depth: int) -> int | None:
    """The column at which the lines of `node`'s quotes begin; None inside other containers."""
    if not isinstance(node.parent, BlockQuote):
        return None
    return _quote_width(doc.source.lines[node.line - 1], depth)


def _quote_width(line: str, depth: int) -> int | None:
    """How wide the first `depth` quote markers of `line` are with the blanks around them."""
    at = 0
    for _ in range(depth):
        found = _QUOTE_MARK.match(line, at)
        if found is None:
            return None
        at = found.end()
    return at


def _moved(
    doc: Document, tree: Sequence[ListFacts], deltas: Mapping[int, int], margin: int
) -> list[_Moved] | None:
    """Every item where it will stand, in document order; None where one may not move."""
    data, starts = doc.source.data, doc.source.byte_line_starts
    size, count = len(data), len(starts)
    moved: list[_Moved] = []
    by_item: dict[Node | None, _Moved] = {}
    for facts in tree:
        around = by_item.get(facts.node.parent)
        usual, low = (around.delta, around.content) if around else (0, margin)
        high = low + _FARTHEST
        shared = around.item.line if around else 0
        for item, marker, column in zip(facts.items, facts.markers, facts.columns, strict=True):
            line, end = item.line, item.byte_end
            delta = deltas.get(id(item), usual)
            # nearly all markers are a bullet and one blank
            bullet = marker + 2 < size and data[marker + 1] == _SPACE < data[marker + 2]
            width = 2 if bullet else _content_width(data, marker)
            # an item on the first line of the one around it moves along
            fits = delta == usual if line == shared else low <= column + delta <= high
            if not (width and fits):
                return None
            one_line = line < count and starts[line] >= end
            last = line if one_line else bisect_right(starts, max(end - 1, item.byte_start))
            moved.append(made(_Moved, (item, column + delta + width, delta, last)))
        if len(tree) > 1:
            by_item.update(zip(facts.items, moved[-len(facts.items) :], strict=True))
    if len(tree) > 1:
        moved.sort(key=lambda one: one.item.byte_start)
    return moved


def _content_width(data: bytes, marker: int) -> int:
    """How far behind the start of a marker the item's content begins; 0 where a tab decides."""
    found = _MARKER.match(data, marker)
    if found is None:
        return 0
    return len(found[0]) + (found[1] is None and not found[0].endswith(b" "))


def _by_line(first: int, moved: list[_Moved]) -> tuple[list[int], list[int]]:
    """For each line from `first` on: how far it moves, and where its item's content began.

    The second is 0 for the first line of an item, which holds its marker.
    """
    count = max(one.last for one in moved) - first + 1
    shifts, contents = [0] * count, [0] * count
    for item, content, delta, last in moved:
        start = item.line - first
        if last == item.line:
            shifts[start] = delta
        else:
            end = last - first + 1
            shifts[start:end] = [delta] * (end - start)
            contents[start:end] = [content - delta] * (end - start)
        contents[start] = 0
    return shifts, contents


def _take_along(doc: Document, first: int, shifts: list[int], moved: list[_Moved]) -> bool:
    """Let the text of an item below a list in it move as far as that list, if any does.

    Otherwise a list that moves to the left could take in that text.
    """
    owners: list[_Moved | None] = [None] * len(shifts)
    for one in moved:
        owners[one.item.line - first : one.last - first + 1] = [one] * (
            one.last - one.item.line + 1
        )
    by_item = {one.item: one for one in moved}
    code: set[int] = set()
    for block in doc.nodes(CodeBlock):
        if block.info is None:
            # what is code by its indentation alone keeps it
            code.update(range(block.line, doc.end_line(block) + 1))
    changed = False
    for one in moved:
        around = by_item.get(one.item.enclosing(Item))  # type: ignore[arg-type]  # None is no key
        if around is None or one.delta >= around.delta:
            continue
        for line in range(one.last + 1, around.last + 1):
            if owners[line - first] is not around:
                break
            if line not in code:
                shifts[line - first] = one.delta
                changed = True
    return changed


def _edits(
    doc: Document,
    first: int,
    lines_moved: tuple[list[int], list[int]],
    moved: list[_Moved],
    depth: int,
) -> tuple[Edit, ...] | None:
    """The edits for every line, or None where the text after an item would join it.

    `lines_moved` is what `_by_line` says.
    """
    shifts, contents = lines_moved
    source = doc.source
    lines, starts = source.lines, source.line_starts
    indents: list[int | None] = []
    edits: list[Edit] = []
    rows = slice(first - 1, first - 1 + len(shifts))
    for text, start, shift, content in zip(
        lines[rows], starts[rows], shifts, contents, strict=True
    ):
        at = _quote_width(text, depth) if depth else 0
        rest = text[at:].lstrip(" ") if at else text.lstrip(" ")
        indent = len(text) - len(rest)
        if not rest or rest.isspace():
            indents.append(None)
            continue
        if rest[0] == "\t":
            return None
        if at is None:
            # a line that goes on with a paragraph without the quote marker
            indents.append(None)
            continue
        if indent < content:
            # it goes on with a paragraph by chance, and stays where it is
            if indent >= content + shift and _STARTS_BLOCK.match(rest):
                return None
            indents.append(None)
            continue
        new = max(indent + shift, at)
        indents.append(new)
        if new != indent:
            place = start + at
            if new < indent:
                removed, text = made(Span, (place, place + indent - new)), ""
            else:
                removed, text = made(Span, (place, place)), " " * (new - indent)
            edits.append(made(Edit, (removed, text)))
    indents.append(_indent_after(doc, first + len(shifts), depth))
    return tuple(edits) if _stay_apart(first, indents, moved) else None


def _indent_after(doc: Document, line: int, depth: int) -> int | None:
    """The indentation of the first line with text from `line` on; None where there is none."""
    lines = doc.source.lines
    for index in range(line - 1, len(lines)):
        text = lines[index]
        at = _quote_width(text, depth) if depth else 0
        if at is None:
            return None
        rest = text[at:].lstrip(" \t")
        if rest:
            return at + len(text[at : len(text) - len(rest)].expandtabs(4))
    return None


def _stay_apart(first: int, indents: list[int | None], moved: list[_Moved]) -> bool:
    """Whether what follows each item stays outside of it."""
    following: list[int | None] = [None] * (len(indents) + 1)
    for index in range(len(indents) - 1, -1, -1):
        own = indents[index]
        following[index] = own if own is not None else following[index + 1]
    for one in moved:
        indent = following[one.last - first + 1]
        if indent is not None and indent >= one.content:
            return False
    return True
