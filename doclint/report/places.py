"""Where a finding stands, in the units that reports need."""

from __future__ import annotations

import posixpath
from typing import NamedTuple

from doclint.report.report_options import ReportOptions
from doclint.values.results import FileResult
from doclint.values.text import BYTE_ORDER_MARK, Position, Source, Span

__all__ = [
    "FILE_START",
    "Region",
    "byte_column",
    "ends",
    "has_byte_order_mark",
    "region",
    "repository_path",
]

FILE_START = Position(line=1, column=1, utf16_column=1, offset=0, byte_offset=0)


class Region(NamedTuple):
    """A half-open range of lines and columns as editors count them, 1-based, UTF-16 units."""

    start_line: int
    start_column: int
    end_line: int
    end_column: int


def ends(result: FileResult, span: Span) -> tuple[Position, Position]:
    """The positions at which `span` starts and ends; the file's start when it has no text."""
    source = result.source
    if source is None:
        return FILE_START, FILE_START
    start = source.position(span.start)
    return start, start if span.end == span.start else source.position(span.end)


def region(result: FileResult, span: Span) -> Region:
    """The region of `span` in the text without its byte order mark, which no editor shows."""
    start, end = ends(result, span)
    hidden = has_byte_order_mark(result.source)
    return Region(
        start.line, _visible_column(start, hidden), end.line, _visible_column(end, hidden)
    )


def repository_path(path: str, options: ReportOptions) -> str:
    """`path` relative to the root of the repository."""
    return posixpath.normpath(posixpath.join(options.prefix, path)) if options.prefix else path


def has_byte_order_mark(source: Source | None) -> bool:
    """Whether the text starts with a byte order mark."""
    return source is not None and source.text.startswith(BYTE_ORDER_MARK)


def byte_column(source: Source | None, position: Position) -> int:
    """The 1-based column of `position` counted in UTF-8 bytes."""
    if source is None:
        return 1
    return position.byte_offset - source.byte_line_starts[position.line - 1] + 1


def _visible_column(position: Position, hidden: bool) -> int:
    column = position.utf16_column
    return max(1, column - 1) if hidden and position.line == 1 else column
