"""Containers between lines of colons, such as `:::tip`, which the parser takes for text."""

from __future__ import annotations

import re

from doclint.page.document import Document
from doclint.syntax.nodes import CodeBlock

__all__ = ["closes_container", "containers"]

_OPENING = re.compile(r" {0,3}(:{3,})[^\W_](?:[\w-]*[^\W_])?(?:\[.*\])?(?:\{.*\})?[ \t]*\Z")
# a pattern finds several characters much faster than `in` does
_HAS_COLONS = re.compile(":::").search
_CLOSING = re.compile(r" {0,3}(:{3,})[ \t]*\Z")


def containers(document: Document) -> list[tuple[int, int]]:
    """First and last line of every outermost container; call it through `Document.derived`.

    A container ends at a line with as many colons as its first one, or at the end of the page.
    """
    if not _HAS_COLONS(document.text):
        return []
    lines = document.source.lines
    code = [(block.line, document.end_line(block)) for block in document.nodes(CodeBlock)]
    found: list[tuple[int, int]] = []
    for number, line in enumerate(lines[document.body_line - 1 :], document.body_line):
        opening = _OPENING.match(line) if ":::" in line else None
        if opening is None or (found and number <= found[-1][1]):
            continue
        if not any(first <= number <= last for first, last in code):
            found.append((number, _end(lines, number, len(opening[1]))))
    return found


def _end(lines: list[str], first: int, width: int) -> int:
    for number, line in enumerate(lines[first:], first + 1):
        closing = _CLOSING.match(line) if ":::" in line else None
        if closing is not None and len(closing[1]) >= width:
            return number
    return len(lines)


def closes_container(document: Document, line: int) -> bool:
    """Whether the 1-based `line` is the last of a container."""
    if not _CLOSING.match(document.source.lines[line - 1]):
        return False
    return any(last == line for _, last in document.derived(containers))
