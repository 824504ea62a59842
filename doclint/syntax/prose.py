"""Which parts of a page are prose: text that a reader reads, as opposed to code, URLs and markup.

Prose is paragraph, heading and cell text, link text, image alt text, text inside HTML blocks and the
front matter's prose fields. Never prose: code, destinations, HTML tags and comments, template
directives, math and heading ids.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from doclint.syntax import nodes
from doclint.text import Span

if TYPE_CHECKING:
    from doclint.document import Document

__all__ = ["ProseMap"]

# template directives that stand inside text: Hugo and Go templates, Liquid tags, JSX expressions
_DIRECTIVE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_HTML_SKIPPED = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|pre|code|svg|math)\b.*?(?:</\1\s*>|\Z)|<[^>]*>",
    re.DOTALL | re.IGNORECASE,
)


class ProseMap:
    """Answers whether an offset lies in prose; spans are in UTF-8 bytes inside, code points outside."""

    def __init__(self, document: Document) -> None:
        self._document = document

    @cached_property
    def _byte_spans(self) -> list[tuple[int, int]]:
        """Sorted, disjoint byte spans of prose."""
        document = self._document
        blocked = [(node.start, node.end) for node in document.nodes(nodes.CodeBlock)]
        spans = [
            (span["start"], span["end"])
            for event, span in document.text_runs()
            if event.__class__ is dict and "Text" in event
        ]
        spans = _without(spans, blocked)
        spans.extend(self._html_text())
        if document.front_matter is not None:
            to_byte = document.source.byte_of_offset
            spans.extend(
                (to_byte(start), to_byte(end)) for start, end in document.front_matter.prose_spans
            )
        spans.sort()
        return _without(spans, self._directives())

    @cached_property
    def _byte_starts(self) -> list[int]:
        return [start for start, _ in self._byte_spans]

    def _html_text(self) -> Iterator[tuple[int, int]]:
        """Text between tags inside HTML blocks."""
        document = self._document
        for block in document.nodes(nodes.HtmlBlock):
            text = document.source.data[block.start : block.end].decode()
            position, offset = 0, block.start
            for skipped in _HTML_SKIPPED.finditer(text):
                start = offset
                offset += len(text[position : skipped.start()].encode())
                if offset > start:
                    yield start, offset
                offset += len(skipped[0].encode())
                position = skipped.end()
            if position < len(text):
                yield offset, block.end

    def _directives(self) -> list[tuple[int, int]]:
        document = self._document
        text = document.text
        if "{{" not in text and "{%" not in text:
            return []
        to_byte = document.source.byte_of_offset
        found = _DIRECTIVE.finditer(text, document.body_start)
        return [(to_byte(match.start()), to_byte(match.end())) for match in found]

    def __contains__(self, span: Span) -> bool:
        """Whether all of `span` (code points) is prose; an empty span must touch prose."""
        to_byte = self._document.source.byte_of_offset
        start, end = to_byte(span.start), to_byte(span.end)
        index = bisect_right(self._byte_starts, start) - 1
        return index >= 0 and end <= self._byte_spans[index][1]

    def spans(self) -> Iterator[Span]:
        """Every prose span in code points, in document order."""
        to_offset = self._document.source.offset_of_byte
        for start, end in self._byte_spans:
            yield Span(to_offset(start), to_offset(end))


def _without(spans: list[tuple[int, int]], holes: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """`spans` with the sorted `holes` cut out; both sorted."""
    if not holes:
        return spans
    result = []
    index = 0
    for start, end in spans:
        while index < len(holes) and holes[index][1] <= start:
            index += 1
        at = index
        while at < len(holes) and holes[at][0] < end:
            if holes[at][0] > start:
                result.append((start, holes[at][0]))
            start = max(start, holes[at][1])
            at += 1
        if start < end:
            result.append((start, end))
    return result
