"""Document text and the one place where its offsets are converted.

The public unit of every offset in doclint is the *code point* of the decoded text, byte order
mark included. The Markdown parser speaks in UTF-8 bytes, editors in UTF-16 units, people in lines
and columns, terminals in cells; `Source` converts between all of them, lazily.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from hashlib import sha256
from itertools import accumulate, count, pairwise
from operator import add, sub
from typing import NamedTuple, NewType

from doclint.values.quick import made

__all__ = ["BYTE_ORDER_MARK", "Position", "Source", "Span", "TextDigest", "digest_of"]

# tells one text from every other; what was worked out for a text is only true of that text
TextDigest = NewType("TextDigest", str)

BYTE_ORDER_MARK = "\ufeff"

_LINE_BREAK = re.compile(r"\r\n|\r|\n")
# code points between two marks of the table that serves places far inside long lines
_STRIDE = 1024


class Span(NamedTuple):
    """A half-open range of code points."""

    start: int
    end: int


class Position(NamedTuple):
    """One place in a text: lines and columns are 1-based, offsets 0-based.

    `column` counts code points, `utf16_column` UTF-16 units, `offset` code points from the start of
    the text and `byte_offset` UTF-8 bytes from the start of the file.
    """

    line: int
    column: int
    utf16_column: int
    offset: int
    byte_offset: int


def digest_of(data: bytes) -> TextDigest:
    """The digest of the text whose UTF-8 is `data`: 128 bits of its SHA-256, as hexadecimal."""
    return TextDigest(sha256(data).hexdigest()[:32])


class Source:
    """The decoded text of one file with its line tables.

    Lines end at LF, CRLF or a lone CR and nowhere else (not at U+0085, U+2028 or form feed), as in
    CommonMark 0.31 section 2.1 and the Language Server Protocol.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.is_ascii = text.isascii()

    def __reduce__(self) -> tuple[type[Source], tuple[str]]:
        return Source, (self.text,)

    def compact(self) -> Source:
        """The same text with its digest and the one table that reports use, without the others."""
        kept = Source(self.text)
        if "line_starts" in self.__dict__:
            kept.__dict__["line_starts"] = self.line_starts
        if "digest" in self.__dict__:
            kept.__dict__["digest"] = self.digest
        return kept

    @cached_property
    def digest(self) -> TextDigest:
        """What tells this text from every other one."""
        return digest_of(self.data)

    @cached_property
    def data(self) -> bytes:
        """The text as UTF-8."""
        return self.text.encode()

    @cached_property
    def lines(self) -> list[str]:
        """Every line without its line break; a final line break adds one empty line."""
        text = self.text
        return _LINE_BREAK.split(text) if "\r" in text else text.split("\n")

    @cached_property
    def line_starts(self) -> list[int]:
        """The code-point offset at which each line starts."""
        if "\r" in self.text:
            return [0, *(found.end() for found in _LINE_BREAK.finditer(self.text))]
        return _starts(self.lines)

    @cached_property
    def byte_line_starts(self) -> list[int]:
        """The UTF-8 byte offset at which each line starts."""
        if self.is_ascii:
            return self.line_starts
        if "\r" in self.text:
            starts, text = self.line_starts, self.text
            pieces = pairwise(starts)
            return [0, *accumulate(len(text[start:end].encode()) for start, end in pieces)]
        return _starts(self.data.split(b"\n"))

    def line_of(self, offset: int) -> int:
        """The 1-based line that holds the code point at `offset`."""
        return bisect_right(self.line_starts, offset)

    def line_of_byte(self, byte_offset: int) -> int:
        """The 1-based line that holds the byte at `byte_offset`."""
        return bisect_right(self.byte_line_starts, byte_offset)

    def line_span(self, line: int) -> Span:
        """The span of the 1-based `line` without its line break."""
        start = self.line_starts[line - 1]
        return Span(start, start + len(self.lines[line - 1]))

    def offset_of_byte(self, byte_offset: int) -> int:
        """The code-point offset of `byte_offset`, which must lie between two characters."""
        if self.is_ascii:
            return byte_offset
        starts, extra = self.byte_line_starts, self._extra_bytes
        line = bisect_right(starts, byte_offset) - 1
        before = extra[line]
        if extra[line + 1] == before:
            # a line of ASCII alone
            return byte_offset - before
        start = starts[line]
        known = start - before
        if byte_offset - start > _STRIDE:
            mark = bisect_right(self._marks[0], byte_offset) - 1
            start, known = self._marks[0][mark], mark * _STRIDE
        return known + len(self.data[start:byte_offset].decode(errors="replace"))

    @cached_property
    def _extra_bytes(self) -> list[int]:
        """How many more bytes than code points stand before each line, and in the whole text."""
        extra = list(map(sub, self.byte_line_starts, self.line_starts))
        extra.append(len(self.data) - len(self.text))
        return extra

    def byte_of_offset(self, offset: int) -> int:
        """The UTF-8 byte offset of the code point at `offset`."""
        if self.is_ascii:
            return offset
        line = bisect_right(self.line_starts, offset) - 1
        start, known = self.line_starts[line], self.byte_line_starts[line]
        if offset - start > _STRIDE:
            mark = offset // _STRIDE
            start, known = mark * _STRIDE, self._marks[0][mark]
        return known + len(self.text[start:offset].encode())

    def position(self, offset: int) -> Position:
        """The place of `offset` in every unit; `offset` may equal the length of the text."""
        starts = self.line_starts
        line = bisect_right(starts, offset)
        start = starts[line - 1]
        column = offset - start + 1
        if self.is_ascii:
            return made(Position, (line, column, column, offset, offset))
        if column > _STRIDE:
            units = self._units(offset) - self._units(start)
            return Position(line, column, units + 1, offset, self.byte_of_offset(offset))
        first_byte, before = self.byte_line_starts[line - 1], self.text[start:offset]
        if before.isascii():
            return made(Position, (line, column, column, offset, first_byte + column - 1))
        byte = first_byte + len(before.encode())
        return made(Position, (line, column, _utf16_length(before) + 1, offset, byte))

    @cached_property
    def _marks(self) -> tuple[list[int], list[int]]:
        """How many bytes and how many UTF-16 units stand before every `_STRIDE`th code point."""
        text = self.text
        pieces = [text[start : start + _STRIDE] for start in range(0, len(text), _STRIDE)]
        sizes = accumulate((len(piece.encode()) for piece in pieces), initial=0)
        return list(sizes), list(accumulate(map(_utf16_length, pieces), initial=0))

    def _units(self, offset: int) -> int:
        """How many UTF-16 units stand before `offset`."""
        mark = offset // _STRIDE
        return self._marks[1][mark] + _utf16_length(self.text[mark * _STRIDE : offset])

    @cached_property
    def line_break(self) -> str:
        """The line break that new lines should use: the first one in the text, else LF."""
        found = _LINE_BREAK.search(self.text)
        return found[0] if found else "\n"


def _utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _starts(lines: Sequence[str] | Sequence[bytes]) -> list[int]:
    """Where each of `lines`, which one line feed separates, starts."""
    starts = list(map(add, accumulate(map(len, lines), initial=0), count()))
    starts.pop()
    return starts
