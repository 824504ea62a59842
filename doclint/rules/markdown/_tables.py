"""The rows of tables as they are written: where each stands and where its pipes are."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import NamedTuple

from doclint.page.document import Document
from doclint.rules.markdown._attribute_lines import is_attribute_line
from doclint.rules.markdown._containers import closes_container
from doclint.syntax.nodes import Block, Paragraph, Table, TableHead, TableRow
from doclint.values.quick import made
from doclint.values.text import Span

__all__ = ["Row", "TableSource", "begins_block", "table_sources"]

_PREFIX = re.compile(r"[ \t>]*")
# a tag alone on its line opens an HTML block, which ends the table
_HTML_LINE = re.compile(r"</?[A-Za-z][^|]*>\s*\Z")
# a row of dashes as the second row of a table has it
_DELIMITERS = re.compile(
    rb"\n[ \t>]*(?:\|[ \t]*)?:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*(?=\r?\n|\Z)"
)
# one of them tells the row from the line below a heading
_CELL_MARKS = re.compile(b"[|:]")
_CODE_INDENT = 4
# what makes a row without a pipe in front a list item, a heading or a quote
_BLOCK_MARK = re.compile(r"(?:[-+*]|\d{1,9}[.)]|#{1,6})(?:[ \t]|\Z)|>")
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
    """One table with its rows: the header, the delimiter row, then the body.

    One that is `plain` is text to the parser and to the renderers that it agrees with, as are
    tables that follow text without a blank line between.
    """

    columns: int
    rows: list[Row]
    plain: bool = False


def begins_block(cell: str) -> bool:
    """Whether a row that starts with the text `cell` and a blank would be no row any more."""
    return _BLOCK_MARK.match(cell) is not None


def table_sources(document: Document) -> list[TableSource]:
    """Every table of `document`, in order; call it through `Document.derived`."""
    heads, rows = document.nodes(TableHead), document.nodes(TableRow)
    starts = [row.byte_start for row in rows]
    found: list[TableSource] = []
    for table, head in zip(document.nodes(Table), heads, strict=True):
        written = [_row(document, head.line, head.byte_start), _row(document, head.line + 1)]
        first = bisect_left(starts, table.byte_start)
        for node in rows[first : bisect_left(starts, table.byte_end, first)]:
            row = _row(document, node.line, node.byte_start)
            if _ends_table(document, row, table):
                break
            written.append(row)
        found.append(TableSource(len(table.alignments), written))
    find = document.source.data.find
    plain = [
        source
        for paragraph in document.nodes(Paragraph)
        # most have no pipe at all
        if find(b"|", paragraph.byte_start, paragraph.byte_end) >= 0
        and (source := _plain_table(document, paragraph)) is not None
    ]
    return sorted(found + plain, key=lambda table: table.rows[0].line) if plain else found


def _plain_table(document: Document, paragraph: Paragraph) -> TableSource | None:
    """The table that the last lines of `paragraph` are, if any."""
    source, last = document.source, document.end_line(paragraph)
    for found in _DELIMITERS.finditer(source.data, paragraph.byte_start, paragraph.byte_end):
        if not _CELL_MARKS.search(found[0]):
            continue
        line = source.line_of_byte(found.start() + 1)
        start = paragraph.byte_start if paragraph.line == line - 1 else None
        head, delimiters = _row(document, line - 1, start), _row(document, line)
        columns = len(delimiters.cells)
        if len(head.cells) != columns or _is_far(head, paragraph) or _is_far(delimiters, paragraph):
            continue
        rows = [head, delimiters]
        for number in range(line + 1, last + 1):
            row = _row(document, number)
            if _ends_table(document, row, paragraph):
                break
            rows.append(row)
        return TableSource(columns, rows, plain=True)
    return None


def _pipes(text: str) -> list[int]:
    """Where the pipes in `text` stand that a backslash does not escape."""
    if "\\" in text:
        return [found.start() for found in _ESCAPE_OR_PIPE.finditer(text) if found[0] == "|"]
    at = -1
    found = [at := at + len(piece) + 1 for piece in text.split("|")]
    # behind the last piece stands no pipe
    found.pop()
    return found


def _row(document: Document, line: int, first_byte: int | None = None) -> Row:
    """The row on `line`, which starts at `first_byte`, else behind blanks and marks of quotes."""
    source, index = document.source, line - 1
    text, start, prefix = source.lines[index], source.line_starts[index], ""
    if first_byte is None:
        found = _PREFIX.match(text)
        column = found.end() if found else 0
    elif first_byte == source.byte_line_starts[index]:
        column = 0
    else:
        column = source.offset_of_byte(first_byte) - start
    if column:
        start, prefix, text = start + column, text[:column], text[column:]
    return made(Row, (line, start, prefix, text, _pipes(text)))


def _ends_table(document: Document, row: Row, block: Block) -> bool:
    """Whether `row` is none, although the parser takes it for a part of `block`."""
    if row.text.startswith(":::"):
        return closes_container(document, row.line)
    if row.text.startswith("<"):
        return _HTML_LINE.match(row.text) is not None
    if row.text.startswith("{"):
        return is_attribute_line(document, row.text)
    return _is_far(row, block)


def _is_far(row: Row, block: Block) -> bool:
    """Whether `row` of `block` is indented as far as code; False inside of other blocks."""
    prefix = row.prefix
    if not prefix or block.parent is not None or not prefix.isspace():
        return False
    return len(prefix.expandtabs(_CODE_INDENT)) >= _CODE_INDENT
