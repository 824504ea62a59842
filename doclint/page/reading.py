"""Files to sources: the only place that reads content, and what may go wrong while reading."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from io import FileIO
from pathlib import Path
from typing import Literal

from doclint.values.system_errors import refusal
from doclint.values.text import Source

__all__ = ["Limits", "ReadFailure", "decode", "read_bytes", "read_source"]

_LONGEST_LINE = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """What a page may be at the most; a larger one is reported, not checked.

    Sizes are in bytes, `line_length` in characters; `front_matter_depth` counts nested values.
    `seconds` is how long one page may take; code of Python is stopped then, a C function is not.
    """

    file_size: int = 5 << 20
    line_length: int = _LONGEST_LINE
    front_matter_size: int = 256 << 10
    front_matter_depth: int = 64
    seconds: int = 30


class ReadFailure(Exception):
    """A file that cannot become a document, and why: by its `kind`, and in words."""

    def __init__(
        self, kind: Literal["unreadable", "too large", "undecodable"], reason: str
    ) -> None:
        super().__init__(reason)
        self.kind = kind
        self.reason = reason


def read_source(path: Path, limits: Limits) -> Source:
    """The decoded text of the file at `path`; raises `ReadFailure` when there is none."""
    return decode(read_bytes(path, limits), limits)


def read_bytes(path: str | Path, limits: Limits) -> bytes:
    """The bytes of the regular file at `path`; raises `ReadFailure` otherwise.

    A device, pipe or socket is refused before it is opened, since opening one may block.
    """
    try:
        status = os.stat(path)  # noqa: PTH116  # Path.stat costs twice as much in this hot place
        if not stat.S_ISREG(status.st_mode):
            raise _unreadable("not a regular file")
        if status.st_size > limits.file_size:
            raise _too_large(f"{status.st_size} bytes, the limit is {limits.file_size}")
        with open(path, "rb", buffering=0) as stream:  # noqa: PTH123  # likewise
            # one byte more than expected, to see whether the file is growing
            data = stream.read(status.st_size + 1)
            if len(data) != status.st_size:
                data += _rest(stream, limits.file_size + 1 - len(data))
    except OSError as error:
        raise _unreadable(refusal(error)) from error
    if len(data) > limits.file_size:
        raise _too_large(f"more than {limits.file_size} bytes")
    return data


def _rest(stream: FileIO, most: int) -> bytes:
    """What is left in `stream`, `most` bytes at the most."""
    pieces = []
    while most > 0 and (piece := stream.read(min(most, 1 << 16))):
        pieces.append(piece)
        most -= len(piece)
    return b"".join(pieces)


def decode(data: bytes, limits: Limits) -> Source:
    """The text that `data` holds as UTF-8, byte order mark and line ends kept.

    Raises `ReadFailure` for other encodings and for a line beyond the limit.
    """
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        from doclint.page.undecodable import undecodable

        raise ReadFailure("undecodable", undecodable(data, error)) from error
    source = Source(text)
    if len(text) > limits.line_length:
        longest = max(map(len, source.lines))
        if longest > limits.line_length:
            raise _too_large(f"a line of {longest} characters, the limit is {limits.line_length}")
    return source


def _unreadable(reason: str) -> ReadFailure:
    return ReadFailure("unreadable", f"cannot read the file: {reason}")


def _too_large(reason: str) -> ReadFailure:
    return ReadFailure("too large", f"not checked: {reason}")
