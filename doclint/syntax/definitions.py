"""Finds link reference definitions, for which the Markdown parser reports no event.

Whatever stands between two pieces of content (leaf blocks, or the text of tight list items) can
only be blank lines, container prefixes and definitions. So no second parse is needed: a `]:` whose
colon lies in no content belongs to a definition, and the gap around it is read from its first line.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING

from doclint.syntax import nodes as n
from doclint.values.text import Source

if TYPE_CHECKING:
    from doclint.syntax.found import Buckets, Runs

__all__ = ["find_definitions", "may_hold_definitions"]

_LEAVES = (n.Paragraph, n.Heading, n.CodeBlock, n.HtmlBlock, n.Table, n.ThematicBreak)
_INLINES = (n.Link, n.Image, n.InlineHtml, n.FootnoteReference, n.TaskMarker)
_CONTAINERS = (n.BlockQuote, n.Item, n.FootnoteDefinition)

# what may stand on a line before the content of its innermost container
_PREFIX = re.compile(rb"(?:[ \t>]+|[-+*](?=[ \t])|[0-9]{1,9}[.)](?=[ \t]))*")
# the usual definition: on one line, without a title and with nothing to undo
_SIMPLE = re.compile(
    rb"\[([^\[\]\\\s]+(?: [^\[\]\\\s]+)*)\]:[ \t]+([^\s\x00-\x1f<][^\s\x00-\x1f]*)[ \t]*"
    rb"(?:\n(?![ \t>]*[\"'(])|\Z)"
)
# a pattern finds two characters several times faster than `in` and `find` do
_MARK = re.compile(rb"\]:")
_HAS_MARK = re.compile(r"\]:").search
_LINE_BREAK = re.compile(rb"\r\n?|\n")
_LABEL = re.compile(rb"\[((?:[^\[\]\\]|\\.)*)\]:", re.DOTALL)
_GAP = re.compile(rb"[ \t]*(?:(?:\r\n?|\n)[ \t>]*)?")
_URL = re.compile(rb"<((?:[^<>\\\r\n]|\\.)*)>|([^\s\x00-\x1f]+)")
_TITLE = re.compile(
    rb'"((?:[^"\\]|\\.)*)"|\'((?:[^\'\\]|\\.)*)\'|\(((?:[^()\\]|\\.)*)\)', re.DOTALL
)
_CONTINUATION = re.compile(rb"[ \t]*(\r\n?|\n)[ \t>]*")
_LABEL_SPACE = re.compile(rb"[ \t]*(?:\r\n?|\n)[ \t>]*|[ \t]+")


def may_hold_definitions(text: str) -> bool:
    """Whether `text` holds the `]:` without which there is no definition."""
    return _HAS_MARK(text) is not None


def find_definitions(
    source: Source, body_start: int, buckets: Buckets, runs: Runs
) -> list[n.Definition]:
    """Every link reference definition in document order, those that repeat a label included.

    `body_start` is a byte offset; `buckets` and `runs` are what the parser found. To be called only
    when `may_hold_definitions` says so.
    """
    data = source.data
    gaps = _Gaps(buckets, runs, body_start, len(data))
    found: list[n.Definition] = []
    done = body_start
    for mark in _MARK.finditer(data, body_start):
        at = mark.start()
        if at < done:
            continue
        end = gaps.content_end(at + 1)
        if not end:
            start, end = gaps.around(at + 1)
            found.extend(_read_gap(source, start, end, body_start, buckets))
        done = end
    return found


class _Gaps:
    """Answers whether a byte offset lies in content, and which gap surrounds it."""

    def __init__(self, buckets: Buckets, runs: Runs, start: int, end: int) -> None:
        self._start = start
        self._end = end
        kinds = (*_LEAVES, *_INLINES)
        self._nodes = [(buckets[kind], _start_of) for kind in kinds if kind in buckets]
        self._run_starts, self._run_ends, _ = runs

    def content_end(self, offset: int) -> int:
        """Where the content that holds `offset` ends; 0 when none does."""
        index = bisect_right(self._run_starts, offset) - 1
        if index >= 0 and self._run_ends[index] > offset:
            return self._run_ends[index]
        for nodes, key in self._nodes:
            index = bisect_right(nodes, offset, key=key) - 1
            node = nodes[index] if index >= 0 else None
            while isinstance(node, (*_LEAVES, n.Inline)):
                if node.byte_end > offset:
                    return node.byte_end
                node = node.parent
        return 0

    def around(self, offset: int) -> tuple[int, int]:
        """The gap that holds `offset`: from the content before it to the content after it."""
        low, high = self._start, self._end
        index = bisect_right(self._run_starts, offset)
        if index > 0:
            low = max(low, self._run_ends[index - 1])
        if index < len(self._run_starts):
            high = min(high, self._run_starts[index])
        for nodes, key in self._nodes:
            index = bisect_right(nodes, offset, key=key)
            if index > 0:
                low = max(low, nodes[index - 1].byte_end)
            if index < len(nodes):
                high = min(high, nodes[index].byte_start)
        return low, high


def _start_of(node: n.Node) -> int:
    return node.byte_start


def _read_gap(
    source: Source, start: int, end: int, body_start: int, buckets: Buckets
) -> Iterator[n.Definition]:
    """The definitions between the byte offsets `start` and `end`."""
    data = source.data
    ends_line = data[start - 1 : start] in (b"\n", b"\r")
    footnotes = {node.byte_start for node in buckets.get(n.FootnoteDefinition, ())}
    at = start if ends_line or start == body_start else _next_line(data, start, end)
    while at < end:
        at = _after_prefix(data, at, end, footnotes)
        if data[at : at + 1] == b"[":
            definition = _read(source, at, end, buckets)
            if definition is not None:
                yield definition
                at = definition.byte_end
        at = _next_line(data, at, end)


def _after_prefix(data: bytes, at: int, end: int, footnotes: set[int]) -> int:
    """Past the container prefixes of the line at `at`; `footnotes` is where footnotes start."""
    while True:
        prefix = _PREFIX.match(data, at, end)
        at = prefix.end() if prefix else at
        label = _LABEL.match(data, at, end) if at in footnotes else None
        if label is None:
            return at
        at = label.end()


def _next_line(data: bytes, at: int, end: int) -> int:
    found = _LINE_BREAK.search(data, at, end)
    return found.end() if found else end


def _read(source: Source, start: int, end: int, buckets: Buckets) -> n.Definition | None:
    """The definition at `start`, or None when the text is none; it ends before `end`."""
    data = source.data
    simple = _SIMPLE.match(data, start, end)
    if simple is not None:
        (label_start, label_end), (url_start, url_end) = simple.span(1), simple.span(2)
        name = data[label_start:label_end]
    else:
        label = _LABEL.match(data, start, end)
        url = label and _URL.match(data, _skip(data, label.end(), end), end)
        if not label or not url:
            return None
        label_start, label_end = label.span(1)
        url_start, url_end = url.span(url.lastindex or 0)
        name = _LABEL_SPACE.sub(b" ", label[1]).strip()
    line = source.line_of_byte(start)
    # what starts a line is in no container: a definition cannot continue a paragraph lazily
    starts_line = start == source.byte_line_starts[line - 1]
    parent = None if starts_line else _container(buckets, start)
    definition = n.Definition(
        start, url_end, parent, line, name.decode(), data[url_start:url_end].decode()
    )
    definition.label_byte_start, definition.label_byte_end = label_start, label_end
    definition.url_byte_start, definition.url_byte_end = url_start, url_end
    if simple is None:
        definition.byte_end = url.end() if url else url_end
        _read_title(data, definition, end)
    return definition


def _read_title(data: bytes, definition: n.Definition, end: int) -> None:
    """Add the title that follows the URL of `definition`, if there is one before `end`."""
    gap = _skip(data, definition.byte_end, end)
    title = _TITLE.match(data, gap, end) if gap > definition.byte_end else None
    if title is None or _rest(data, title.end(), end):
        return
    definition.title = _CONTINUATION.sub(rb"\1", title[title.lastindex or 0]).decode()
    definition.byte_end = title.end()


def _skip(data: bytes, at: int, end: int) -> int:
    """Past blanks and at most one line break with the container prefix after it."""
    found = _GAP.match(data, at, end)
    return found.end() if found else at


def _rest(data: bytes, at: int, end: int) -> bytes:
    """What is left of the line at `at`, blanks aside."""
    found = _LINE_BREAK.search(data, at, end)
    return data[at : found.start() if found else end].strip()


def _container(buckets: Buckets, offset: int) -> n.Node | None:
    """The innermost container block that holds `offset`."""
    best: n.Node | None = None
    for kind in _CONTAINERS:
        nodes = buckets.get(kind, [])
        index = bisect_right(nodes, offset, key=_start_of) - 1
        node: n.Node | None = nodes[index] if index >= 0 else None
        while node is not None and node.byte_end <= offset:
            node = node.parent
        if node is not None and (best is None or node.byte_start >= best.byte_start):
            best = node
    return best
