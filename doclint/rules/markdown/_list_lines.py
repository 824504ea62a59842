"""The lines of lists whose trailing blanks some editors and parsers want to be left alone."""

from __future__ import annotations

from doclint.page.document import Document
from doclint.syntax.nodes import (
    BlockQuote,
    CodeBlock,
    Heading,
    HtmlBlock,
    Item,
    List,
    Paragraph,
    Table,
    ThematicBreak,
)

__all__ = ["indented_list_lines"]

_CHILDREN = (BlockQuote, CodeBlock, Heading, HtmlBlock, List, Table, ThematicBreak)


def indented_list_lines(doc: Document) -> set[int]:
    """All lines of lists but the indented ones that follow the last paragraph of their item."""
    found: set[int] = set()
    items: dict[int, list[Item]] = {}
    for item in doc.nodes(Item):
        items.setdefault(id(item.parent), []).append(item)
    for node in doc.nodes(List):
        found.update(range(node.line, doc.end_line(node) + 1))
        for item in items.get(id(node), ()):
            found -= _indented_after_text(doc, item)
    return found


def _indented_after_text(doc: Document, item: Item) -> set[int]:
    """The indented lines between the item's own blocks behind its last paragraph."""
    children = [child for kind in _CHILDREN for child in doc.nodes(kind) if child.parent is item]
    last = item.line - 1
    for paragraph in doc.nodes(Paragraph):
        if paragraph.parent is item:
            last = max(last, doc.end_line(paragraph))
    for start in doc.runs(item).byte_starts:
        if not any(child.byte_start <= start < child.byte_end for child in children):
            last = max(last, doc.source.line_of_byte(start))
    inside: set[int] = set()
    for child in children:
        inside.update(range(child.line + 1, doc.end_line(child) + 1))
    lines = doc.source.lines
    end = doc.source.line_of_byte(item.byte_end - 1)
    return {
        line
        for line in range(max(last, item.line) + 1, end + 1)
        if line not in inside and lines[line - 1].lstrip(">")[:1] in (" ", "\t")
    }
