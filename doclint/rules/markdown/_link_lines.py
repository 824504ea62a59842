"""Lines that hold a link or an image and no other text, which nobody can break."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from operator import attrgetter

from doclint.page.document import Document
from doclint.page.math import math_line_set
from doclint.rules.markdown._line_kinds import LineKinds
from doclint.rules.markdown._lines import code_ranges, page_lines
from doclint.syntax.nodes import (
    Block,
    CodeSpan,
    Definition,
    Emphasis,
    FootnoteDefinition,
    FootnoteReference,
    HardBreak,
    Heading,
    Image,
    InlineHtml,
    Link,
    Node,
    Strong,
)

__all__ = ["LinkLines"]

_BULLETS = ("- ", "* ", "+ ")
# what inline markup, an escape or a character reference can end in
_ENDINGS = frozenset(")]>*_`\\;$")
# what may stand before the text of a line inside of containers
_PREFIX = re.compile(rb"[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t>]+)*")
_BARE_URL = re.compile(
    rb"(?<![A-Za-z])[hH][tT][tT][pP][sS]?://[^\s<!-/:-@\[-`{-~][^\s<]*|(?:(?<![^\s(*_\[\]~])|\A)[wW][wW][wW]\.[^\s<]+"
    rb"|(?<![A-Za-z0-9+\-._/])[A-Za-z0-9+\-._]+@[A-Za-z0-9\-_]+\.[A-Za-z0-9\-_.]*[A-Za-z]\b(?!-)"
)
# what each kind of them holds
_URL_PART = re.compile(rb"://|@(?<=[A-Za-z0-9+\-._]@)(?=[A-Za-z0-9\-_])|[wW][wW][wW]\.")
_NO_TEXT = re.compile(rb"\\[!-/:-@\[-`{-~]|&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);")
_TOP_LEVEL: tuple[type[Node], ...] = (
    Link, Image, Emphasis, Strong, CodeSpan, InlineHtml, FootnoteReference, HardBreak,
)  # fmt: skip
_BY_FIRST_BYTE: dict[int, tuple[type[Node], ...]] = {
    ord("["): (Link, FootnoteReference),
    ord("!"): (Image,),
    ord("*"): (Emphasis, Strong),
    ord("_"): (Emphasis, Strong),
    ord("`"): (CodeSpan,),
    ord("<"): (InlineHtml, Link),
    ord("\\"): (HardBreak,),
}
# how a bare address, an escape or a character reference begins
_UNMARKED = frozenset(b"\\&+-._0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_BRACKET = ord("]")
# few lines of a page are looked at, so the places of its nodes are read where they stand
_START, _LINE = attrgetter("byte_start"), attrgetter("line")
# how many nodes of one kind that began on earlier lines may reach into a line
_NESTING = 8


class LinkLines:
    """Tells the lines of one page that hold links and nothing else."""

    def __init__(self, doc: Document) -> None:
        self._doc = doc
        self._kinds = LineKinds(doc)
        self._source = doc.source
        self._lines = doc.source.lines
        self._ends: dict[int, dict[int, int]] = {}

    def definitions(self) -> set[int]:
        """The lines of link reference and footnote definitions."""
        if not (self._doc.has(Definition) or self._doc.has(FootnoteDefinition)):
            return set()
        nodes, starts = self._doc.nodes(Definition), self._source.byte_line_starts
        found = {node.line for node in nodes}
        last = len(starts)
        for node in nodes:
            # the line after the first one starts at the index of the first one's number
            if node.line < last and node.byte_end > starts[node.line]:
                found.update(range(node.line, self._doc.end_line(node) + 1))
        for footnote in self._doc.nodes(FootnoteDefinition):
            found.update(range(footnote.line, self._doc.end_line(footnote) + 1))
        return found

    def only_links(self, lines: Iterable[int]) -> set[int]:
        """Those of the 1-based `lines` that hold a link and no text of a paragraph beside it."""
        shown = self._doc.derived(page_lines).lines
        suspects = [line for line in lines if _may_hold_link(shown[line - 1])]
        found: set[int] = set()
        if not suspects:
            return found
        written_lines, is_verbatim = self._lines, _verbatim_test(self._doc)
        kinds, underlined = self._kinds, self._kinds.underlined
        for line in suspects:
            written = written_lines[line - 1]
            content = written.lstrip(" \t>")
            if (
                ("|" in written and line in kinds.tables)
                or line in underlined
                or (content[:1] == "#" and self._is_heading(line))
            ):
                # the text of a heading or a table does not count
                if not is_verbatim(line) and self._has_link(*self._byte_span(line)):
                    found.add(line)
                continue
            bullet = content.startswith(_BULLETS)
            # emphasis or a link may go on from the line before
            continued = not bullet and line > 1 and written_lines[line - 2].strip(" \t>") != ""
            if not continued and _begins_plainly(content[2:].lstrip() if bullet else content):
                continue
            if _ends_plainly(written) and not self._precedes_text(line):
                continue
            if not is_verbatim(line) and self._is_link(line, continued):
                found.add(line)
        return found

    def _is_link(self, line: int, continued: bool) -> bool:
        """Whether the line of a paragraph holds a link and no text.

        A blank between two links, emphasis, code and the like is text.
        """
        start, end = self._byte_span(line)
        data = self._source.data
        prefix = _PREFIX.match(data, start, end)
        at = prefix.end() if prefix else start
        if continued:
            at = self._covering_end(at)
        # text beside a link is found sooner than the link
        text_end = start + len(data[start:end].rstrip())
        while at < text_end:
            at = self._inline_end(at, text_end)
            if not at:
                return False
        return self._has_link(start, end)

    def _byte_span(self, line: int) -> tuple[int, int]:
        written, start = self._lines[line - 1], self._source.byte_line_starts[line - 1]
        return start, start + len(written if self._source.is_ascii else written.encode())

    def _is_heading(self, line: int) -> bool:
        """Whether a heading begins in the line."""
        nodes = self._doc.nodes(Heading)
        index = bisect_left(nodes, line, key=_LINE)
        return index < len(nodes) and nodes[index].line == line

    def _precedes_text(self, line: int) -> bool:
        """Whether emphasis or a link may go on in the next line."""
        lines = self._lines
        if line >= len(lines):
            return False
        content = lines[line].lstrip(" \t>")
        return content != "" and not content.startswith(_BULLETS)

    def _has_link(self, start: int, end: int) -> bool:
        """Whether a link or an image, or a bare address, stands between the bytes."""
        # links do not nest, so only the last one that starts before the end can reach in
        for kind in (Link, Image):
            nodes = self._doc.nodes(kind)
            index = bisect_left(nodes, end, key=_START)
            if index and nodes[index - 1].byte_end > start:
                return True
        text = self._source.data[start:end]
        # most addresses beside no link stand in code, which the part that is found fast shows too
        if all(self._is_raw(found.start() + start) for found in _URL_PART.finditer(text)):
            return False
        return any(not self._is_raw(found.start() + start) for found in _BARE_URL.finditer(text))

    def _is_raw(self, at: int) -> bool:
        """Whether the byte at `at` is inside of inline code or a tag."""
        for kind in (CodeSpan, InlineHtml):
            nodes = self._doc.nodes(kind)
            index = bisect_left(nodes, at, key=_START)
            if index and nodes[index - 1].byte_end > at:
                return True
        return False

    def _ends_of(self, first: int) -> dict[int, int]:
        """Where the inlines that begin with the byte `first` end, by where they start."""
        found = self._ends.get(first)
        if found is None:
            kinds = _BY_FIRST_BYTE.get(first, ())
            found = {
                node.byte_start: node.byte_end for kind in kinds for node in self._doc.nodes(kind)
            }
            self._ends[first] = found
        return found

    def _inline_end(self, at: int, end: int) -> int:
        """Where the inline that starts at `at` ends; 0 when plain text stands there."""
        data = self._source.data
        first = data[at]
        last = self._ends_of(first).get(at)
        if last is not None:
            # the parser leaves the `[]` of a collapsed reference out
            collapsed = data[last - 1] == _BRACKET and data.startswith(b"[]", last)
            return last + 2 if collapsed else last
        if first not in _UNMARKED:
            return 0
        found = _NO_TEXT.match(data, at, end) or _BARE_URL.match(data, at, end)
        return found.end() if found else 0

    @cached_property
    def _top_level(self) -> list[Sequence[Node]]:
        """The nodes of each kind that may stand right in a paragraph."""
        return [nodes for kind in _TOP_LEVEL if (nodes := self._doc.nodes(kind))]

    def _covering_end(self, at: int) -> int:
        """Where the inline that began before `at` in a paragraph and holds it ends, else `at`."""
        for nodes in self._top_level:
            index = bisect_left(nodes, at, key=_START)
            for node in reversed(nodes[max(index - _NESTING, 0) : index]):
                if isinstance(node.parent, Block):
                    if node.byte_end > at:
                        return node.byte_end
                    # what stands right in a paragraph ends before the next such node starts
                    break
        return at


def _verbatim_test(doc: Document) -> Callable[[int], bool]:
    """What tells whether a line belongs to code or to a block of math, where no link stands."""
    ranges, math = doc.derived(code_ranges), doc.derived(math_line_set)
    first_lines = [first for first, _, _ in ranges]

    def is_verbatim(line: int) -> bool:
        index = bisect_right(first_lines, line)
        return (index > 0 and ranges[index - 1][1] >= line) or line in math

    return is_verbatim


def _may_hold_link(line: str) -> bool:
    """Whether `line` can hold a link at all, decided by its characters."""
    if "[" in line or "]" in line or "@" in line:
        return True
    if ":" in line and ("://" in line or "<" in line):
        return True
    return "www." in line or "WWW." in line


def _begins_plainly(content: str) -> bool:
    """Whether `content` begins with a letter that begins no URL."""
    return content[:1].isalpha() and content[0] not in "hHwW"


def _ends_plainly(line: str) -> bool:
    """Whether `line` ends in a character that ends no link, emphasis, code, tag or URL."""
    word = line.rsplit(None, 1)[-1]
    if word[-1] in _ENDINGS or word[-2:-1] == "\\":
        return False
    return not ("://" in word or "@" in word or "www." in word or "WWW." in word)
