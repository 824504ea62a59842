"""Math between dollars, which the Markdown parser takes for text.

The reading is that of micromark's extension for math, hence of markdownlint: inside of a paragraph
any run of dollars begins math that the next run of the same length ends.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from operator import attrgetter
from typing import TYPE_CHECKING

from doclint.page.plain_text import begins_block
from doclint.syntax.nodes import CodeBlock, HtmlBlock
from doclint.values.text import Span

if TYPE_CHECKING:
    from doclint.page.document import Document

__all__ = ["math_line_set", "math_spans"]

_START = attrgetter("byte_start")
_BACKSLASH = ord("\\")
_DOLLAR = b"$"
# longer than any formula; a page of lone dollars must not take the square of its length
_LONGEST = 10_000

_PREFIX = re.compile(r"[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*")
_HAS_FENCE = re.compile(rb"\$\$").search
_FENCE = re.compile(r"(\${2,})[^$]*\Z")


def math_spans(document: Document) -> list[Span]:
    """All math, in order, fences and dollars included; call it by `Document.derived`."""
    source = document.source
    starts = [*source.line_starts, len(source.text) + 1]
    lines = document.derived(math_line_set)
    firsts = sorted(line for line in lines if line - 1 not in lines)
    lasts = sorted(line for line in lines if line + 1 not in lines)
    blocks = [
        Span(starts[first - 1], starts[last] - 1) for first, last in zip(firsts, lasts, strict=True)
    ]
    return sorted([*blocks, *_inline(document)])


def _inline(document: Document) -> Iterator[Span]:
    """The math inside of lines of text."""
    source, runs = document.source, document.runs()
    data = source.data
    code = document.nodes(CodeBlock)
    at = data.find(_DOLLAR)
    while at >= 0:
        block = bisect_right(code, at, key=_START) - 1
        if block >= 0 and at < code[block].byte_end:
            # most dollars stand in code
            at = data.find(_DOLLAR, code[block].byte_end)
            continue
        end = _end_of_dollars(data, at)
        index = bisect_right(runs.byte_starts, at) - 1
        in_text = (
            index >= 0 and at < runs.byte_ends[index] and isinstance(runs.contents[index], str)
        )
        closed = _math_end_in(data, end, _block_end(document, index), end - at) if in_text else 0
        if closed and not _is_escaped(data, at):
            yield Span(source.offset_of_byte(at), source.offset_of_byte(closed))
            end = closed
        at = data.find(_DOLLAR, end)


def _math_end_in(data: bytes, start: int, end: int, length: int) -> int:
    """Where the first run of exactly `length` dollars from `start` on ends; 0 if none does."""
    at = data.find(_DOLLAR, start, end)
    while at >= 0:
        closing = _end_of_dollars(data, at)
        if closing - at == length:
            return closing
        at = data.find(_DOLLAR, closing, end)
    return 0


def _end_of_dollars(data: bytes, at: int) -> int:
    end = at + 1
    while data.startswith(_DOLLAR, end):
        end += 1
    return end


def _is_escaped(data: bytes, at: int) -> bool:
    """Whether an odd number of backslashes stands before the byte `at`."""
    before = at
    while before and data[before - 1] == _BACKSLASH:
        before -= 1
    return (at - before) % 2 == 1


def _block_end(document: Document, index: int) -> int:
    """Where the text of the block ends that the run at `index` belongs to, or math must end."""
    starts, ends, _ = document.runs()
    most = starts[index] + _LONGEST
    while index + 1 < len(starts) and ends[index] < most and not begins_block(document, index + 1):
        index += 1
    return min(ends[index], most)


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
