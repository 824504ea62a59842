"""Bare addresses that become links without any markup: GFM's extended autolinks.

The Markdown parser leaves them as text. Sites that render with GFM (GitHub, Hugo, Docusaurus, …)
turn `https://…`, `www.…` and `name@host.tld` into links. The rules are those of the GFM
specification, section 6.9, as micromark reads it: an address ends before white space, `<`, trailing
punctuation and an unbalanced `)`; in the text of brackets that are still open there is none.
(markdownlint also knows text directives, so that `mailto:name@host.tld` has no address there.)
A danda is ordinary punctuation to GFM and stays in the address; a rule has to judge that.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter
from typing import TYPE_CHECKING

from doclint.page.plain_text import places_in_text
from doclint.syntax import nodes as n
from doclint.syntax.characters import is_punctuation, is_white_space

if TYPE_CHECKING:
    from doclint.page.document import Document

__all__ = ["LiteralAutolink", "literal_autolinks"]

# each finds the places where an address of one kind may be, by a literal that is rare in text
_SCHEME = re.compile(rb"://(?=[^\s!-/:-@\[-`{-~])(?<=[pPsS]://)")
# two patterns that begin with a literal are found much faster than one with a set of characters
_WWW = (re.compile(rb"www\."), re.compile(rb"W(?:WW|ww)\."))
_AT = re.compile(
    rb"@(?=[A-Za-z0-9_-]+\.[A-Za-z0-9])(?<=[A-Za-z0-9+._-]@)"
    # a version as in `name@1.2.3` is no host: that ends in a letter
    rb"(?=(?:[A-Za-z0-9_-]|\.(?=[A-Za-z0-9]))++(?<=[A-Za-z]))"
)
_WIDTHS = {b":"[0]: 3, b"w"[0]: 4, b"W"[0]: 4, b"@"[0]: 1}
_START = attrgetter("byte_start")
_NAME = frozenset("+-._0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_BEFORE_WWW = frozenset("(*_[]~")
_HOST_OF_MAIL = re.compile(r"(?:[A-Za-z0-9_-]|\.(?=[A-Za-z0-9]))+")
_ASCII_HOST = re.compile(r"[A-Za-z0-9._-]*")
_NOTABLE = re.compile(r"[\s<()!\"&'*,.:;?\]_~]")
# what may trail an address without being part of it; `]` before `(`, `[` or a blank ends it
_TRAIL = re.compile(r"(?:[!\"'),.:;?_~*]|&[A-Za-z]+;|\](?![(\[\s]|\Z))*")
_BRACKET = re.compile(rb"\\.|[\[\]]")


class LiteralAutolink(n.Inline):
    """A bare address; `kind` is `http`, `www` or `email`, `text` as written. `parent` is None."""

    __slots__ = ("kind", "text")

    def __init__(self, start: int, end: int, kind: str, text: str) -> None:
        super().__init__(start, end, None)
        self.kind = kind
        self.text = text

    @property
    def url(self) -> str:
        """Where the link goes."""
        return {"http": "", "www": "http://", "email": "mailto:"}[self.kind] + self.text


def literal_autolinks(document: Document) -> Sequence[LiteralAutolink]:
    """Every bare address of `document` in order; use `document.derived(literal_autolinks)`."""
    found: list[LiteralAutolink] = []
    places = places_in_text(document, _candidates(document))
    if not places:
        return found
    brackets = _Brackets(document)
    low = 0
    for at in places:
        if at < low:
            continue
        autolink = _read(document, at, low)
        if autolink is not None and not brackets.open_at(autolink.byte_start):
            found.append(autolink)
            low = autolink.byte_end
    return found


def _candidates(document: Document) -> list[int]:
    """The byte offsets of the literals that tell of an address, in order."""
    data = document.source.data
    patterns = (_SCHEME, *_WWW, _AT) if b"@" in data else (_SCHEME, *_WWW)
    start = document.source.byte_of_offset(document.body_start)
    found = [one.start() for pattern in patterns for one in pattern.finditer(data, start)]
    found.sort()
    return found


def _limit(document: Document, at: int, line: int) -> int:
    """How far an address at the byte `at` can reach: the end of its `line` or table cell."""
    source = document.source
    cells = document.nodes(n.TableCell)
    index = bisect_right(cells, at, key=_START) - 1
    if index >= 0 and cells[index].byte_end > at:
        cell = cells[index]
        return source.offset_of_byte(
            cell.byte_start + len(source.data[cell.byte_start : cell.byte_end].rstrip())
        )
    return source.line_starts[line - 1] + len(source.lines[line - 1])


def _read(document: Document, at: int, low_byte: int) -> LiteralAutolink | None:
    """The address around the literal at the byte `at`; it starts after `low_byte`."""
    source = document.source
    line = source.line_of_byte(at)
    low = source.line_starts[line - 1]
    if low_byte > source.byte_line_starts[line - 1]:
        low = source.offset_of_byte(low_byte)
    offset = source.offset_of_byte(at)
    begin, finish, kind = _read_any(
        source.text, offset, offset + _WIDTHS[source.data[at]], (low, _limit(document, at, line))
    )
    if not finish:
        return None
    address = source.text[begin:finish]
    # what stands before the literal, a scheme or a name, is of ASCII characters
    start = at - (offset - begin)
    return LiteralAutolink(start, start + len(address.encode()), kind, address)


def _read_any(text: str, at: int, end: int, bounds: tuple[int, int]) -> tuple[int, int, str]:
    """Start, end and kind of the address around `text[at:end]`; the end is 0 if there is none."""
    low, limit = bounds
    if text[at] == "@":
        return (*_read_mail(text, at, low, limit), "email")
    if text[at] == ":":
        begin = at - (5 if text[at - 1] in "sS" else 4)
        before = text[begin - 1 : begin] if begin > low else ""
        wrong = text[max(begin, low) : at].lower() not in ("http", "https")
        after = text[end : end + 1]
        if wrong or (before.isascii() and before.isalpha()) or not after.isprintable():
            return 0, 0, "http"
        if end >= limit or is_white_space(after) or is_punctuation(after):
            return 0, 0, "http"
        return begin, _address_end(text, end, limit), "http"
    before = text[at - 1 : at] if at > low else ""
    if end >= limit or not (is_white_space(before) or before in _BEFORE_WWW):
        return 0, 0, "www"
    return at, _address_end(text, at, limit), "www"


def _read_mail(text: str, at: int, low: int, limit: int) -> tuple[int, int]:
    """Start and end of the mail address whose `@` stands at `at`; the end is 0 if it is none."""
    begin = at
    while begin > low and text[begin - 1] in _NAME:
        begin -= 1
    host = _HOST_OF_MAIL.match(text, at + 1, limit)
    before = text[begin - 1 : begin] if begin > 0 else ""
    if begin == at or host is None or before == "/" or (before and before in _NAME):
        return 0, 0
    if before == "\\" and not text[begin].isalnum():
        return 0, 0  # an escaped character starts no name, and the next follows one
    last = host[0][-1]
    return (begin, host.end()) if "." in host[0] and last.isalpha() else (0, 0)


def _address_end(text: str, at: int, limit: int) -> int:
    """Where the address whose host starts at `at` ends; 0 when the host is not valid."""
    end = _path_end(text, at, limit)
    host = _ASCII_HOST.match(text, at, end)
    host_end = host.end() if host else at
    while host_end < end and not _ends_host(text[host_end]):
        host_end += 1
    name = text[at:host_end]
    if not name.strip("._") or any("_" in part for part in name.split(".")[-2:]):
        return 0
    return end


def _ends_host(character: str) -> bool:
    return character not in "-._" and (is_punctuation(character) or is_white_space(character))


def _path_end(text: str, at: int, limit: int) -> int:
    """Where the run of characters from `at` ends, trailing punctuation and all brackets considered.

    After a piece that could trail but is followed by more, reading goes on behind that piece, so
    the work is linear.
    """
    depth = 0
    while found := _NOTABLE.search(text, at, limit):
        at = found.start()
        character = found[0]
        if character == "(" or (character == ")" and depth > 0):
            depth += 1 if character == "(" else -1
            at += 1
            continue
        trail = _TRAIL.match(text, at, limit)
        end = trail.end() if trail else at
        if end >= limit or text[end] in "<]" or text[end].isspace():
            return at
        depth = max(0, depth - text.count(")", at, end))
        at = max(end, at + 1)
    return limit


class _Brackets:
    """Answers whether a `[` before an offset in the same block is still open.

    Questions come in the order of their offsets, so the text of a block is read once.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._data = document.source.data
        self._runs = document.runs()
        self._block = -1
        self._index = 0
        self._at = 0
        self._depth = 0

    def open_at(self, offset: int) -> bool:
        """Whether a bracket is open at the byte `offset`."""
        block = self._block_start(offset)
        if b"[" not in self._data[max(block, self._at) : offset] and block != self._block:
            return False
        if block != self._block:
            self._block = self._at = block
            self._depth = 0
            self._index = bisect_left(self._runs.byte_starts, block)
        self._read_to(offset)
        return self._depth > 0

    def _block_start(self, offset: int) -> int:
        start = 0
        for kind in (n.Paragraph, n.Heading, n.TableCell, n.Item, n.FootnoteDefinition):
            nodes: Sequence[n.Node] = self._document.nodes(kind)
            index = bisect_right(nodes, offset, key=_START) - 1
            if index >= 0:
                start = max(start, nodes[index].byte_start)
        return start

    def _read_to(self, offset: int) -> None:
        """Count the brackets in the text between the last offset and this one."""
        starts, ends, contents = self._runs
        while self._index < len(starts):
            start, end = starts[self._index], ends[self._index]
            if start >= offset:
                break
            if isinstance(contents[self._index], str):
                piece = self._data[max(start, self._at) : min(end, offset)]
                for bracket in _BRACKET.findall(piece):
                    if bracket == b"[":
                        self._depth += 1
                    elif bracket == b"]":
                        self._depth = max(0, self._depth - 1)
            if end > offset:
                break
            self._index += 1
        self._at = offset
