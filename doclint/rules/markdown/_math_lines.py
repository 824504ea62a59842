"""Blocks of math between lines of `$$`, which the Markdown parser takes for text."""

from __future__ import annotations

import re
from bisect import bisect_right

from doclint.document import Document
from doclint.syntax.nodes import CodeBlock, HtmlBlock

__all__ = ["math_line_set"]

_PREFIX = re.compile(r"[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*")
_HAS_FENCE = re.compile(rb"\$\$").search
_FENCE = re.compile(r"(\${2,})[^$]*\Z")


def math_line_set(doc: Document) -> set[int]:
    """The numbers of all lines of math blocks, fences included; call it by `Document.derived`.

    A block ends at a fence as long as its first one, at the end of its block quote or list item,
    or at the end of the page.
    """
    found: set[int] = set()
    # one byte is found many times faster than two, and than one character of a text with wide ones
    if b"$" not in doc.source.data or not _HAS_FENCE(doc.source.data):
        return found
    lines, first = doc.source.lines, doc.body_line
    verbatim = _verbatim(doc)
    starts = [start for start, _ in verbatim]
    done = 0
    for line in [line for line, text in enumerate(lines[first - 1 :], first) if "$$" in text]:
        index = bisect_right(starts, line) - 1
        if line <= done or (index >= 0 and line <= verbatim[index][1]):
            continue
        done = _math_end(lines, line)
        found.update(range(line, done + 1))
    return found


def _verbatim(doc: Document) -> list[tuple[int, int]]:
    """First and last line of what looks like code or HTML, in order."""
    blocks = (*doc.nodes(CodeBlock), *doc.nodes(HtmlBlock))
    return sorted((block.line, doc.end_line(block)) for block in blocks)


def _math_end(lines: list[str], line: int) -> int:
    """The last line of the math block that begins on `line`; 0 where none does."""
    text = lines[line - 1]
    prefix = _PREFIX.match(text)
    assert prefix is not None
    opening = _FENCE.match(text, prefix.end())
    if opening is None:
        return 0
    quoted = ">" in prefix[0]
    indent = 0 if quoted or not prefix[0].strip() else prefix.end()
    for number in range(line + 1, len(lines) + 1):
        other = lines[number - 1]
        content = other.strip(" \t>" if quoted else " \t")
        outside = quoted and ">" not in other[: len(other) - len(other.lstrip(" \t>"))]
        if outside or (content and len(other) - len(other.lstrip(" \t")) < indent):
            return number - 1
        if content.startswith(opening[1]) and not content.strip("$"):
            return number
    return len(lines)
