"""The delimiter runs of emphasis in one block: those that render and those left literal."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from doclint.page.document import Document
from doclint.syntax import nodes as n
from doclint.values.lazy_pattern import lazy_pattern

__all__ = ["Delimiter", "content_around", "delimiters"]

_RUN = lazy_pattern(r"\\.|\*+|_+|~+", re.DOTALL)
_TEXT_BLOCKS: tuple[type[n.Node], ...] = (n.TableCell, n.Paragraph, n.Heading)
_BLOCKS: tuple[type[n.Node], ...] = (
    n.Paragraph, n.Heading, n.CodeBlock, n.HtmlBlock, n.Table, n.ThematicBreak,
    n.List, n.Item, n.BlockQuote, n.FootnoteDefinition, n.Definition,
)  # fmt: skip
_NOT_INLINE = (n.CodeBlock, n.HtmlBlock, n.Definition, n.ThematicBreak)
_INLINE: tuple[type[n.Node], ...] = (n.Link, n.Image, n.Emphasis, n.Strong, n.Strikethrough)
_EMPHASIS: dict[type[n.Node], int] = {n.Emphasis: 1, n.Strong: 2, n.Strikethrough: 2}


class Delimiter(NamedTuple):
    """A delimiter run in code points; `node` is its emphasis, None if it is literal.

    `enclosing` is the innermost link or emphasis around it, its own apart.
    """

    start: int
    end: int
    character: str
    node: n.Node | None
    enclosing: n.Node | None = None

    @property
    def length(self) -> int:
        """How many characters the run has."""
        return self.end - self.start


def content_around(document: Document, byte_offset: int) -> tuple[int, int] | None:
    """The byte range of the inline content that holds `byte_offset`; None where there is none."""
    for kind in _TEXT_BLOCKS:
        nodes = document.nodes(kind)
        index = bisect_right(nodes, byte_offset, key=_start) - 1
        if index >= 0 and nodes[index].byte_end > byte_offset:
            return nodes[index].byte_start, nodes[index].byte_end
    low, high = 0, len(document.source.data)
    for kind in _BLOCKS:
        nodes = document.nodes(kind)
        index = bisect_right(nodes, byte_offset, key=_start)
        if index < len(nodes):
            high = min(high, nodes[index].byte_start)
        if index > 0 and nodes[index - 1].byte_end > byte_offset:
            if isinstance(nodes[index - 1], _NOT_INLINE):
                return None
            low = max(low, nodes[index - 1].byte_start)
            high = min(high, nodes[index - 1].byte_end)
        elif index > 0:
            low = max(low, nodes[index - 1].byte_end)
    return low, high


def _start(node: n.Node) -> int:
    return node.byte_start


def delimiters(document: Document, content: tuple[int, int]) -> list[Delimiter]:
    """Every delimiter run within the byte range `content`, in order; empty if none is literal."""
    inside = zip(*document.runs(n.Inline(*content, None)), strict=True)
    runs = [(start, end) for start, end, content in inside if isinstance(content, str)]
    nodes = list(_within(document, content))
    offsets = [start for start, _ in runs]
    offsets += [offset for node in nodes for offset in (node.byte_start, node.byte_end)]
    place = _code_points(document, sorted(offsets))
    found = list(_literal(document, runs, place))
    if not found:
        return found
    found.extend(_rendered(document, nodes, place))
    found.sort(key=lambda one: one.start)
    return list(_with_enclosing(nodes, place, found))


def _code_points(document: Document, offsets: list[int]) -> dict[int, int]:
    """The code-point offset of each of the sorted byte `offsets`, in one sweep over the text."""
    data = document.source.data
    place: dict[int, int] = {}
    if offsets:
        last = offsets[0]
        at = document.source.offset_of_byte(last)
        for offset in offsets:
            at += len(data[last:offset].decode())
            place[offset] = at
            last = offset
    return place


def _within(document: Document, content: tuple[int, int]) -> Iterator[n.Node]:
    """The links and the emphasis that start in the byte range `content`."""
    for kind in _INLINE:
        nodes = document.nodes(kind)
        low = bisect_left(nodes, content[0], key=_start)
        yield from nodes[low : bisect_left(nodes, content[1], key=_start)]


def _literal(
    document: Document, runs: Iterable[tuple[int, int]], place: dict[int, int]
) -> Iterator[Delimiter]:
    """The runs that the parser left in the text."""
    source = document.source
    for start, end in runs:
        text = source.data[start:end].decode()
        base = place[start]
        escaped = source.text[base - 1 : base] == "\\" if base else False
        for run in _RUN.finditer(text):
            if run[0][0] == "\\" or (escaped and run.start() == 0):
                continue
            yield Delimiter(base + run.start(), base + run.end(), run[0][0], None)


def _rendered(
    document: Document, nodes: Iterable[n.Node], place: dict[int, int]
) -> Iterator[Delimiter]:
    """The runs that became markup; each emphasis has two."""
    text = document.text
    for node in nodes:
        length = _EMPHASIS.get(type(node), 0)
        if length:
            start, end = place[node.byte_start], place[node.byte_end]
            if text[start] == "~" != text[start + 1]:
                length = 1
            yield Delimiter(start, start + length, text[start], node)
            yield Delimiter(end - length, end, text[start], node)


def _with_enclosing(
    nodes: Iterable[n.Node], place: dict[int, int], runs: list[Delimiter]
) -> Iterator[Delimiter]:
    """The sorted `runs`, each with the markup around it, in one sweep."""
    markup = sorted(nodes, key=lambda node: (node.byte_start, -node.byte_end))
    around: list[tuple[int, n.Node]] = []
    index = 0
    for run in runs:
        while index < len(markup) and place[markup[index].byte_start] <= run.start:
            node = markup[index]
            while around and around[-1][0] <= place[node.byte_start]:
                around.pop()
            around.append((place[node.byte_end], node))
            index += 1
        while around and around[-1][0] <= run.start:
            around.pop()
        own = bool(around) and around[-1][1] is run.node
        outer = around[-2:-1] if own else around[-1:]
        yield run._replace(enclosing=outer[0][1] if outer else None)
