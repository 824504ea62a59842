"""Lines that hold a link or an image and no other text, which nobody can break."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property

from doclint.document import Document
from doclint.rules.markdown._line_kinds import LineKinds
from doclint.syntax.nodes import (
    Block,
    CodeSpan,
    Definition,
    Emphasis,
    FootnoteDefinition,
    FootnoteReference,
    HardBreak,
    Image,
    InlineHtml,
    Link,
    Math,
    Node,
    Strong,
)

__all__ = ["LinkLines", "may_hold_link"]

_SIGNS = ("[", "]", "://", "<", "@", "www.")
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
_URL_STARTS = (b"h", b"H", b"w", b"W")
# how many nodes of one kind that began on earlier lines may reach into a line
_NESTING = 8


def may_hold_link(line: str) -> bool:
    """Whether `line` can hold a link at all, decided by its characters."""
    return any(sign in line for sign in _SIGNS)


class LinkLines:
    """Tells the lines of one page that hold links and nothing else."""

    def __init__(self, doc: Document) -> None:
        self._doc = doc
        self._kinds = LineKinds(doc)
        self._starts_by_kind: dict[type[Node], list[int]] = {}

    @cached_property
    def definitions(self) -> set[int]:
        """The lines of link reference and footnote definitions."""
        found: set[int] = set()
        for kind in (Definition, FootnoteDefinition):
            for node in self._doc.nodes(kind):
                found.update(range(node.line, self._doc.end_line(node) + 1))
        return found

    def is_link_only(self, line: int) -> bool:
        """Whether the 1-based `line` holds a link and no text of a paragraph beside it."""
        source = self._doc.source
        start = source.byte_line_starts[line - 1]
        end = start + len(source.lines[line - 1].encode())
        text = source.data[start:end]
        prefix = _PREFIX.match(text)
        at = prefix.end() if prefix else 0
        first = text[at : at + 1]
        plain = first.isalnum() and first not in _URL_STARTS
        continued = self._continues(line, text[:at])
        if plain and not continued and not self._elsewhere(line):
            return False
        if not self._has_link(text, start, end):
            return False
        return self._elsewhere(line) or not self._has_text(start + at, end, continued)

    def _elsewhere(self, line: int) -> bool:
        """Whether the line is no paragraph's: text counts in these alone."""
        return line in self._kinds.headings or line in self._kinds.tables

    def _continues(self, line: int, prefix: bytes) -> bool:
        """Whether a paragraph of the line before may go on."""
        lines = self._doc.source.lines
        return line > 1 and bool(lines[line - 2].strip(" \t>")) and not prefix.strip(b" \t>")

    def _has_link(self, text: bytes, start: int, end: int) -> bool:
        # links do not nest, so only the last one that starts before the end can reach in
        for kind in (Link, Image):
            index = bisect_left(self._starts(kind), end)
            if index and self._doc.nodes(kind)[index - 1].end > start:
                return True
        if b"://" not in text and b"@" not in text and b"." not in text:
            return False
        return any(not self._is_raw(found.start() + start) for found in _BARE_URL.finditer(text))

    def _is_raw(self, at: int) -> bool:
        """Whether the byte at `at` is inside of inline code or a tag."""
        for kind in (CodeSpan, InlineHtml):
            index = bisect_left(self._starts(kind), at)
            if index and self._doc.nodes(kind)[index - 1].end > at:
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
            starts = self._starts(kind)
            index = bisect_left(starts, at)
            if index < len(starts) and starts[index] == at:
                ends.append(self._doc.nodes(kind)[index].end)
        if ends:
            return max(ends)
        found = _NO_TEXT.match(data, at, end) or _BARE_URL.match(data, at, end)
        return found.end() if found else None

    def _covering(self, at: int) -> int | None:
        """Where the inline that began before `at` in a paragraph and holds it ends, or None."""
        for kind in _TOP_LEVEL:
            index = bisect_left(self._starts(kind), at)
            for node in self._doc.nodes(kind)[max(index - _NESTING, 0) : index]:
                if node.end > at and isinstance(node.parent, Block):
                    return node.end
        return None

    def _starts(self, kind: type[Node]) -> list[int]:
        """Where the nodes of `kind` start, to be searched."""
        if kind not in self._starts_by_kind:
            self._starts_by_kind[kind] = [node.start for node in self._doc.nodes(kind)]
        return self._starts_by_kind[kind]
