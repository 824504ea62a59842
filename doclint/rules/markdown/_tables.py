"""The rows of tables as they are written: where each stands and where its pipes are."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import NamedTuple

from doclint.document import Document
from doclint.rules.markdown._directives import closes_container
from doclint.syntax.nodes import Table, TableHead, TableRow
from doclint.text import Span

__all__ = ["Row", "TableSource", "table_sources"]

_PREFIX = re.compile(r"[ \t>]*")
# a tag alone on its line opens an HTML block, which ends the table
_HTML_LINE = re.compile(r"</?[A-Za-z][^|]*>\s*\Z")
_ESCAPE_OR_PIPE = re.compile(r"\\[\\|]|\|")


class Row(NamedTuple):
    """One row: its 1-based line, its indentation or block quotes as `prefix`, and its text.

    `start` is the code-point offset of `text`, which keeps the blanks at its end; `pipes` are the
    offsets in `text` of the pipes that divide cells.
    """

    line: int
    start: int
    prefix: str
    text: str
    pipes: list[int]

    @property
    def span(self) -> Span:
        """The row without the blanks around it."""
        return Span(self.start, self.start + len(self.text.rstrip()))

    @property
    def leads(self) -> bool:
        """Whether the row begins with a pipe."""
        return self.text[0] == "|"

    @property
    def trails(self) -> bool:
        """Whether the row ends with a pipe that divides, hence is not escaped."""
        return bool(self.pipes) and not self.text[self.pipes[-1] + 1 :].strip()

    @property
    def cells(self) -> list[Span]:
        """The cells in offsets of `text`, without the pipes around them."""
        end = len(self.text.rstrip())
        edges = self.pipes.copy()
        if not edges or edges[0] > 0:
            edges.insert(0, -1)
        if edges[-1] != end - 1 or edges[-1] == 0:
            edges.append(end)
        return [Span(left + 1, right) for left, right in pairwise(edges)]


class TableSource(NamedTuple):
    """One table with its rows: the header, the delimiter row, then the body."""

    node: Table
    rows: list[Row]


def table_sources(document: Document) -> list[TableSource]:
    """Every table of `document`; call it through `Document.derived`."""
    heads, rows = document.nodes(TableHead), document.nodes(TableRow)
    starts = [row.start for row in rows]
    found = []
    for table, head in zip(document.nodes(Table), heads, strict=True):
        written = [_row(document, head), _delimiter_row(document, head.line + 1)]
        first = bisect_left(starts, table.start)
        for node in rows[first : bisect_left(starts, table.end, first)]:
            row = _row(document, node)
            if row.text.startswith(("<", ":")) and not _is_row(document, row):
                break
            written.append(row)
        found.append(TableSource(table, written))
    return found


def _pipes(text: str) -> list[int]:
    """Where the pipes in `text` stand that a backslash does not escape."""
    if "\\" in text:
        return [found.start() for found in _ESCAPE_OR_PIPE.finditer(text) if found[0] == "|"]
    at = -1
    found = [at := at + len(piece) + 1 for piece in text.split("|")]
    # behind the last piece stands no pipe
    found.pop()
    return found


def _row(document: Document, node: TableHead | TableRow) -> Row:
    source, index = document.source, node.line - 1
    text, start, prefix = source.lines[index], source.line_starts[index], ""
    if node.start != source.byte_line_starts[index]:
        column = source.offset_of_byte(node.start) - start
        start, prefix, text = start + column, text[:column], text[column:]
    # the constructor of a named tuple is a function in Python: this is the way around it
    return tuple.__new__(Row, (node.line, start, prefix, text, _pipes(text)))


def _is_row(document: Document, row: Row) -> bool:
    if row.text.startswith(":::") and closes_container(document, row.line):
        return False
    return _HTML_LINE.match(row.text) is None


def _delimiter_row(document: Document, line: int) -> Row:
    source = document.source
    text = source.lines[line - 1]
    found = _PREFIX.match(text)
    column = found.end() if found else 0
    start = source.line_starts[line - 1] + column
    return Row(line, start, text[:column], text[column:], _pipes(text[column:]))
