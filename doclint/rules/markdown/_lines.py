"""The lines of a page as the line-based rules read them: comments hidden, code marked."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from doclint.page.document import Document
from doclint.page.math import math_line_set
from doclint.syntax.nodes import CodeBlock, HtmlBlock

__all__ = [
    "BLANKS",
    "Lines",
    "code_line_set",
    "code_ranges",
    "html_line_set",
    "page_lines",
]

# what ECMAScript calls white space or a line terminator; Python's own notion differs in six places
BLANKS = (
    "\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000\ufeff"
)


_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_COMMENT = re.compile("<!--")


class Lines(NamedTuple):
    """Every line of the file without its line break, front matter included.

    The text inside HTML comments is replaced by full stops, so that no rule looks at it. The
    Markdown begins at index `first`. `stripped` are the lines without trailing white space.
    """

    lines: list[str]
    first: int
    stripped: list[str]


def page_lines(doc: Document) -> Lines:
    """The lines of `doc`; call it through `Document.derived`."""
    lines, first = doc.source.lines, 0
    if doc.front_matter is not None:
        # blank lines after the front matter belong to it
        first = doc.body_line - 1
        while first < len(lines) - 1 and not lines[first].strip(BLANKS):
            first += 1
    # a pattern finds several characters much faster than `in` does
    if _COMMENT.search(doc.text):
        lines = _without_comments(doc, first)
    if lines and lines[0].startswith("\ufeff"):
        lines = [" " + lines[0][1:], *lines[1:]]
    return Lines(lines, first, list(map(str.rstrip, lines)))


def code_ranges(doc: Document) -> list[tuple[int, int, CodeBlock]]:
    """First and last line (1-based) of each code block, fences included, with the block."""
    source = doc.source
    data, starts = source.data, source.byte_line_starts
    found = []
    math = doc.derived(math_line_set)
    for block in doc.nodes(CodeBlock):
        if block.line in math:
            continue
        last = bisect_right(starts, block.byte_end - 1)
        if block.info is None:
            last = _indented_end(doc, block, last)
        elif (block.byte_end >= len(data) or block.parent is not None) and not _is_closed(
            data, block.byte_start, block.byte_end
        ):
            # a fence that nothing closes holds the line break before what ends it
            last = bisect_right(starts, block.byte_end)
        found.append((block.line, last, block))
    return found


def code_line_set(doc: Document) -> set[int]:
    """The numbers of all lines in code blocks, fences included."""
    found: set[int] = set()
    for first, last, _ in doc.derived(code_ranges):
        found.update(range(first, last + 1))
    return found


def html_line_set(doc: Document) -> set[int]:
    """The numbers of all lines in HTML blocks."""
    found: set[int] = set()
    for block in doc.nodes(HtmlBlock):
        if block.line not in doc.derived(math_line_set):
            found.update(range(block.line, doc.end_line(block) + 1))
    return found


def _indented_end(doc: Document, block: CodeBlock, last: int) -> int:
    """The last line of the indented code `block`, blank lines that are indented as far included.

    CommonMark leaves trailing blank lines out of the code; markdownlint counts them when they hold
    as many blanks as the code's own indentation.
    """
    source = doc.source
    lines = source.lines
    if last >= len(lines) or lines[last].strip():
        return last
    start = source.byte_line_starts[block.line - 1]
    prefix = source.data[start : block.byte_start].decode()
    width = len(prefix.expandtabs(4))
    line = last
    while line < len(lines) and not lines[line].strip():
        line += 1
        if len(lines[line - 1].expandtabs(4)) >= width:
            last = line
    return last


def _is_closed(data: bytes, start: int, end: int) -> bool:
    """Whether the last line of the fenced block from `start` to `end` is a closing fence."""
    while end > start and data[end - 1] in b" \t\r\n":
        end -= 1
    last = max(data.rfind(b"\n", start, end), data.rfind(b"\r", start, end)) + 1
    if not last:
        return False
    fence = data[start : start + 1]
    closing = data[last:end].lstrip(b"> \t")
    width = len(closing)
    longer = data.startswith(fence * (width + 1), start)
    return width >= 3 and closing == fence * width and not longer


def _without_comments(doc: Document, first: int) -> list[str]:
    """The lines of `doc` with what HTML comments from index `first` on say as full stops."""
    source = doc.source
    text, starts = source.text, source.line_starts
    lines = list(source.lines)
    for begin, end in _comments(text, starts[first]):
        index = bisect_right(starts, begin) - 1
        column = begin - starts[index]
        for piece in _LINE_BREAK.split(_dotted(text[begin:end])):
            line = lines[index]
            lines[index] = line[:column] + piece + line[column + len(piece) :]
            index, column = index + 1, 0
    return lines


def _comments(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Where the text of each well-formed comment begins and ends."""
    position = start
    while (opening := text.find("<!--", position)) != -1:
        closing = text.find("-->", opening + 2)
        if closing == -1:
            return
        first = opening + 4
        if closing > first and _is_comment(text, opening, text[first:closing]):
            yield first, closing
        position = closing + 3


def _is_comment(text: str, opening: int, inside: str) -> bool:
    """Whether the comment may be hidden: alone on its line, or valid inside text."""
    before = text[text.rfind("\n", 0, opening) + 1 : opening]
    if not before.strip(BLANKS):
        return True
    if "\n" in inside and before.lstrip(" ").startswith("|"):
        return False
    return not (inside.startswith((">", "->")) or inside.endswith("-") or "--" in inside)


def _dotted(inside: str) -> str:
    """`inside` with every character but inner spaces and line breaks made a full stop."""
    *whole, last = inside.split("\n")
    pieces = []
    for line in whole:
        body = line.removesuffix("\r")
        kept = body.rstrip(" ")
        # spaces before a line break become full stops, those before `-->` stay
        dots = _dots(kept) + "." * (len(body) - len(kept))
        pieces.append(dots if body is line else f"{dots}\r")
    return "\n".join([*pieces, _dots(last)])


def _dots(line: str) -> str:
    return " ".join(["." * len(word) for word in line.split(" ")])
