"""Lines that hold a link or an image and no other text, which nobody can break."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from operator import attrgetter, itemgetter

from doclint.document import Document
from doclint.rules.markdown._line_kinds import LineKinds
from doclint.rules.markdown._lines import code_ranges
from doclint.rules.markdown._math_lines import math_line_set
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
    Math,
    Node,
    Strong,
)

__all__ = ["LinkLines", "may_hold_link"]

_BULLETS = ("- ", "* ", "+ ")
# what inline markup, an escape or a character reference can end in
_ENDINGS = frozenset(")]>*_`\\;$")
# what may stand before the text of a line inside of containers
_PREFIX = re.compile(rb"[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t>]+)*")
_BARE_URL = re.compile(
    rb"(?<![A-Za-z])[hH][tT][tT][pP][sS]?://[^\s<!-/:-@\[-`{-~][^\s<]*|(?:(?<![^\s(*_\[\]~])|\A)[wW][wW][wW]\.[^\s<]+"
    rb"|(?<![A-Za-z0-9+\-._/])[A-Za-z0-9+\-._]+@[A-Za-z0-9\-_]+\.[A-Za-z0-9\-_.]*[A-Za-z]\b(?!-)"
)
_NO_TEXT = re.compile(rb"\\[!-/:-@\[-`{-~]|&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);")
_TOP_LEVEL: tuple[type[Node], ...] = (
    Link, Image, Emphasis, Strong, CodeSpan, InlineHtml, FootnoteReference, Math, HardBreak,
)  # fmt: skip
_BY_FIRST_BYTE: dict[int, tuple[type[Node], ...]] = {
    ord("["): (Link, FootnoteReference),
    ord("!"): (Image,),
    ord("*"): (Emphasis, Strong),
    ord("_"): (Emphasis, Strong),
    ord("`"): (CodeSpan,),
    ord("<"): (InlineHtml, Link),
    ord("$"): (Math,),
    ord("\\"): (HardBreak,),
}
_BRACKET = ord("]")
# few lines of a page are looked at, so the places of its nodes are read where they stand
_START, _LINE, _FIRST_LINE = attrgetter("start"), attrgetter("line"), itemgetter(0)
# how many nodes of one kind that began on earlier lines may reach into a line
_NESTING = 8


def may_hold_link(line: str) -> bool:
    """Whether `line` can hold a link at all, decided by its characters."""
    if "[" in line or "]" in line or "://" in line or "@" in line or "www." in line:
        return True
    return "WWW." in line or ("<" in line and ":" in line)


class LinkLines:
    """Tells the lines of one page that hold links and nothing else."""

    def __init__(self, doc: Document) -> None:
        self._doc = doc
        self._kinds = LineKinds(doc)
        self._lines = doc.source.lines

    @cached_property
    def definitions(self) -> set[int]:
        """The lines of link reference and footnote definitions."""
        nodes, starts = self._doc.nodes(Definition), self._doc.source.byte_line_starts
        found = {node.line for node in nodes}
        last = len(starts)
        for node in nodes:
            # the line after the first one starts at the index of the first one's number
            if node.line < last and node.end > starts[node.line]:
                found.update(range(node.line, self._doc.end_line(node) + 1))
        for footnote in self._doc.nodes(FootnoteDefinition):
            found.update(range(footnote.line, self._doc.end_line(footnote) + 1))
        return found

    def is_link_only(self, line: int) -> bool:
        """Whether the 1-based `line` holds a link and no text of a paragraph beside it."""
        written = self._lines[line - 1]
        content = written.lstrip(" \t>")
        bullet = content.startswith(_BULLETS)
        elsewhere = self._is_elsewhere(line, written, content)
        continued = not elsewhere and not bullet and self._follows_text(line)
        if not elsewhere and (
            (not continued and _begins_plainly(content[2:].lstrip() if bullet else content))
            or (_ends_plainly(written) and not self._precedes_text(line))
        ):
            return False
        if self._is_verbatim(line):
            return False
        source = self._doc.source
        start = source.byte_line_starts[line - 1]
        end = start + (len(written) if source.is_ascii else len(written.encode()))
        text = source.data[start:end]
        if not elsewhere:
            # text beside a link is found sooner than the link
            prefix = _PREFIX.match(text)
            if self._has_text(start + (prefix.end() if prefix else 0), end, continued):
                return False
        return self._has_link(text, start, end)

    def _is_verbatim(self, line: int) -> bool:
        """Whether the line belongs to code or to a block of math, where no link stands."""
        ranges = self._doc.derived(code_ranges)
        index = bisect_right(ranges, line, key=_FIRST_LINE)
        if index and ranges[index - 1][1] >= line:
            return True
        return line in self._doc.derived(math_line_set)

    def _is_elsewhere(self, line: int, written: str, content: str) -> bool:
        """Whether the line belongs to a heading or a table, where its text does not count."""
        if "|" in written and line in self._kinds.tables:
            return True
        if content.startswith("#"):
            nodes = self._doc.nodes(Heading)
            index = bisect_left(nodes, line, key=_LINE)
            if index < len(nodes) and nodes[index].line == line:
                return True
        return line in self._kinds.underlined

    def _precedes_text(self, line: int) -> bool:
        """Whether emphasis or a link may go on in the next line."""
        lines = self._doc.source.lines
        if line >= len(lines):
            return False
        content = lines[line].lstrip(" \t>")
        return content != "" and not content.startswith(_BULLETS)

    def _follows_text(self, line: int) -> bool:
        """Whether the line before is not blank, so that emphasis or a link may go on."""
        return line > 1 and bool(self._doc.source.lines[line - 2].strip(" \t>"))

    def _has_link(self, text: bytes, start: int, end: int) -> bool:
        # links do not nest, so only the last one that starts before the end can reach in
        for kind in (Link, Image):
            nodes = self._doc.nodes(kind)
            index = bisect_left(nodes, end, key=_START)
            if index and nodes[index - 1].end > start:
                return True
        if b"://" not in text and b"@" not in text and b"www." not in text.lower():
            return False
        return any(not self._is_raw(found.start() + start) for found in _BARE_URL.finditer(text))

    def _is_raw(self, at: int) -> bool:
        """Whether the byte at `at` is inside of inline code or a tag."""
        for kind in (CodeSpan, InlineHtml):
            nodes = self._doc.nodes(kind)
            index = bisect_left(nodes, at, key=_START)
            if index and nodes[index - 1].end > at:
                return True
        return False

    def _has_text(self, at: int, end: int, continued: bool) -> bool:
        """Whether the bytes from `at` to `end` are more than links, emphasis, code and the like.

        A blank between two of them is text.
        """
        data = self._doc.source.data
        end -= len(data[at:end]) - len(data[at:end].rstrip())
        if continued:
            after = self._covering(at)
            at = at if after is None else after
        while at < end:
            after = self._inline_end(at, end)
            if after is None:
                return True
            at = after
        return False

    def _inline_end(self, at: int, end: int) -> int | None:
        """Where the inline that starts at `at` ends; None when plain text stands there."""
        data = self._doc.source.data
        ends = []
        for kind in _BY_FIRST_BYTE.get(data[at], ()):
            nodes = self._doc.nodes(kind)
            index = bisect_left(nodes, at, key=_START)
            if index < len(nodes) and nodes[index].start == at:
                ends.append(nodes[index].end)
        if ends:
            # the parser leaves the `[]` of a collapsed reference out
            end = max(ends)
            return end + 2 if data.startswith(b"[]", end) and data[end - 1] == _BRACKET else end
        found = _NO_TEXT.match(data, at, end) or _BARE_URL.match(data, at, end)
        return found.end() if found else None

    def _covering(self, at: int) -> int | None:
        """Where the inline that began before `at` in a paragraph and holds it ends, or None."""
        for kind in _TOP_LEVEL:
            nodes = self._doc.nodes(kind)
            index = bisect_left(nodes, at, key=_START)
            for node in nodes[max(index - _NESTING, 0) : index]:
                if node.end > at and isinstance(node.parent, Block):
                    return node.end
        return None


def _begins_plainly(content: str) -> bool:
    """Whether `content` begins with a letter that begins no URL."""
    return content[:1].isalpha() and content[0] not in "hHwW"


def _ends_plainly(line: str) -> bool:
    """Whether `line` ends in a character that ends no link, emphasis, code, tag or URL."""
    word = line.rsplit(None, 1)[-1]
    if word[-1] in _ENDINGS or word[-2:-1] == "\\":
        return False
    return not ("://" in word or "@" in word or "www." in word or "WWW." in word)
