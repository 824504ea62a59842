"""The fences of code blocks: where they stand and what they are made of."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from doclint.page.document import Document
from doclint.syntax.nodes import CodeBlock
from doclint.values.text import Span

__all__ = ["Fence", "closing_fence", "end_line", "fenced_blocks", "opening_fence"]

_OPENING = re.compile(rb"`+|~+")
_CLOSING = re.compile(rb"[ \t>]*(`{3,}|~{3,})[ \t]*\Z")


class Fence(NamedTuple):
    """The run of backticks or tildes of one fence; the span covers the run alone."""

    span: Span
    text: str


def fenced_blocks(document: Document) -> Iterator[CodeBlock]:
    """Every fenced code block in document order."""
    return (block for block in document.nodes(CodeBlock) if block.info is not None)


def end_line(document: Document, block: CodeBlock) -> int:
    """The 1-based line of the closing fence, or of the last line of a block without one."""
    return bisect_right(document.source.byte_line_starts, block.byte_end - 1)


def opening_fence(document: Document, block: CodeBlock) -> Fence:
    """The fence that opens the fenced `block`."""
    found = _OPENING.match(document.source.data, block.byte_start)
    assert found is not None
    return _fence(document, found.start(), found[0])


def closing_fence(document: Document, block: CodeBlock) -> Fence | None:
    """The fence that closes the fenced `block`; None when it runs to the end of its container."""
    source = document.source
    line = end_line(document, block)
    if line == block.line:
        return None
    found = _CLOSING.match(source.data, source.byte_line_starts[line - 1], block.byte_end)
    opening = opening_fence(document, block).text
    if found is None or not found[1].decode().startswith(opening):
        return None
    return _fence(document, found.start(1), found[1])


def _fence(document: Document, start: int, run: bytes) -> Fence:
    at = document.source.offset_of_byte(start)
    return Fence(Span(at, at + len(run)), run.decode())
