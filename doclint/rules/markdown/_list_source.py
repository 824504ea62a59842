"""Lists as they are written: where each really ends, and what follows when a marker changes."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from doclint.page.document import Document
from doclint.syntax.nodes import Definition, Item, List
from doclint.values.diagnostic import Edit
from doclint.values.quick import made
from doclint.values.text import Span

__all__ = ["items_of", "last_line", "reindented"]

_INDENTATION = re.compile(r" *")


def items_of(document: Document, node: List) -> Sequence[Item]:
    """The items of one list, those of lists inside it left out."""
    items = document.nodes(Item)
    first = bisect_left(items, node.byte_start, key=_start)
    last = bisect_left(items, node.byte_end, first, key=_start)
    return [item for item in items[first:last] if item.parent is node]


def last_line(document: Document, node: List) -> int:
    """The 1-based line on which the text of the last item ends.

    The parser lets a list run on through what renders nothing: blank lines, block quote markers and
    link reference definitions that stand outside of its items.
    """
    data, starts = document.source.data, document.source.byte_line_starts
    definitions = document.nodes(Definition)
    end = node.byte_end
    while True:
        end = node.byte_start + len(data[node.byte_start : end].rstrip(b" \t\r\n>"))
        line = bisect_right(starts, end - 1)
        index = bisect_left(definitions, end, key=_start) - 1 if definitions else -1
        if (
            index < 0
            or definitions[index].byte_end < end
            or definitions[index].byte_start < node.byte_start
        ):
            return line
        start = definitions[index].byte_start
        if _column(starts, start) >= _column(starts, node.byte_start) + 2:
            return line
        end = start


def _start(node: Item | Definition) -> int:
    return node.byte_start


def _column(starts: Sequence[int], byte_offset: int) -> int:
    return byte_offset - starts[bisect_right(starts, byte_offset) - 1]


def reindented(document: Document, item: Item, width: int, delta: int) -> list[Edit] | None:
    """Edits that move the lines of `item` after its first by `delta` columns.

    `width` is the column at which the item's content starts now. Lines that stand further left
    continue a paragraph and stay. None when a line is indented by anything but spaces, when the
    text after the item would come to belong to it, and for more than one line where the
    dialect says itself how far they are indented.
    """
    source = document.source
    if document.dialect.list_columns and document.end_line(item) > item.line:
        # what belongs to the item stands where it has to already
        return None
    end = item.byte_start + len(source.data[item.byte_start : item.byte_end].rstrip())
    edits = []
    for line in range(item.line + 1, source.line_of_byte(end - 1) + 1):
        text = source.lines[line - 1]
        found = _INDENTATION.match(text)
        indentation = found.end() if found else 0
        if text[indentation : indentation + 1] == "\t":
            return None
        if indentation >= width and indentation < len(text):
            start = source.line_starts[line - 1]
            if delta > 0:
                edits.append(made(Edit, (made(Span, (start, start)), " " * delta)))
            elif delta < 0:
                edits.append(made(Edit, (made(Span, (start, start - delta)), "")))
    if delta < 0 and _indent_after(source.lines, source.line_of_byte(end - 1)) >= width + delta:
        return None
    return edits


def _indent_after(lines: Sequence[str], index: int) -> int:
    """How far the first line with text from `index` on is indented; -1 where there is none."""
    for place in range(index, len(lines)):
        text = lines[place]
        rest = text.lstrip()
        if rest:
            return len(text[: len(text) - len(rest)].expandtabs(4))
    return -1
