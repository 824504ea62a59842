"""Where the pipes of a table stand, compared with the styles a table may have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from math import inf
from typing import NamedTuple

from doclint.checking.context import Context
from doclint.rules.markdown._display_width import display_width
from doclint.rules.markdown._tables import Row, TableSource
from doclint.values.diagnostic import Edit, Fix
from doclint.values.quick import made

__all__ = ["Misplaced", "aligned", "is_compact", "misaligned", "unevenly_padded"]

_BLANKS_AFTER = re.compile(r"[ \t]*")
# a pipe that is not between two single blanks; blanks at the end of the row do not count
_UNEVEN = re.compile(r"\|(?:(?<=[^ \t]\|)|(?<=[ \t][ \t]\|)|[^ \t]|[ \t]{2,}[^ \t])").search
_NARROWEST = 3


class Misplaced(NamedTuple):
    """A pipe at offset `at` of `row` that breaks a style.

    `side` says on which side there are too many or too few blanks, those from `start` to `end`;
    it is empty when the pipe merely does not stand below one of the header's.
    """

    row: Row
    at: int
    side: str = ""
    start: int = 0
    end: int = 0


def misaligned(rows: Sequence[Row]) -> list[Misplaced]:
    """The pipes of `rows` that do not stand below one of the first row's."""
    header = rows[0]
    columns = _columns(header)
    found = []
    for row in rows[1:]:
        own = _columns(row)
        if own == columns:
            continue
        left = set(columns)
        for at, column in zip(row.pipes, own, strict=True):
            if not left:
                break
            if column not in left:
                found.append(Misplaced(row, at))
            left.discard(column)
    return found


def _columns(row: Row) -> list[int]:
    """The display column of each pipe."""
    width = len(row.prefix)
    text = row.text
    if text.isascii() and text.isprintable() and row.prefix.isprintable():
        return row.pipes if width == 0 else [width + at for at in row.pipes]
    edges = [-1, *row.pipes]
    widths = [
        display_width(text[left + 1 : right]) + 1
        for left, right in zip(edges, row.pipes, strict=False)
    ]
    return list(accumulate(widths, initial=display_width(row.prefix) - 1))[1:]


def is_compact(rows: Sequence[Row]) -> bool:
    """Whether every pipe of `rows` stands between two single blanks; False where that is not plain.

    True only if the first list of `unevenly_padded` is empty, which takes longer to make.
    """
    return not any(_UNEVEN(row.text) or "\\" in row.text for row in rows)


def unevenly_padded(
    rows: Sequence[Row], enough: float = inf
) -> tuple[list[Misplaced], list[Misplaced]]:
    """The pipes without exactly one blank on each side, and those with any.

    Rows are read until there are `enough` of both.
    """
    compact: list[Misplaced] = []
    tight: list[Misplaced] = []
    for row in rows:
        if len(compact) >= enough and len(tight) >= enough:
            break
        text = row.text
        length = len(text)
        for at in row.pipes:
            if at > 0:
                start = _blanks_start(text, at)
                if at - start != 1:
                    compact.append(made(Misplaced, (row, at, "left", start, at)))
                if at != start:
                    tight.append(made(Misplaced, (row, at, "left", start, at)))
            if at + 1 < length:
                end = _blanks_end(text, at + 1)
                # blanks behind the last pipe belong to no cell
                if end < length:
                    if end - at != 2:
                        compact.append(made(Misplaced, (row, at, "right", at + 1, end)))
                    if end - at != 1:
                        tight.append(made(Misplaced, (row, at, "right", at + 1, end)))
    return compact, tight


def _blanks_start(text: str, end: int) -> int:
    start = end
    while text[start - 1] in " \t" and start:
        start -= 1
    return start


def _blanks_end(text: str, start: int) -> int:
    found = _BLANKS_AFTER.match(text, start)
    return found.end() if found else start


def aligned(ctx: Context, table: TableSource) -> Fix | None:
    """The fix that pads every cell so that the pipes stand below each other.

    None for a plain table and for one whose rows lack outer pipes, have unlike counts of cells or
    unlike indentation.
    """
    rows = table.rows
    if table.plain or not all(row.leads and row.trails for row in rows):
        return None
    if len({len(row.prefix) for row in rows}) > 1:
        return None
    texts = [[row.text[start:end].strip(" \t") for start, end in row.cells] for row in rows]
    if any(len(cells) != table.columns for cells in texts):
        return None
    taken = [list(map(display_width, cells)) for cells in texts]
    widths = [max(_NARROWEST, *column) for column in zip(taken[0], *taken[2:], strict=True)]
    edits = []
    for number, (row, cells) in enumerate(zip(rows, texts, strict=True)):
        padded = (
            _delimiters(cells, widths) if number == 1 else _padded(cells, taken[number], widths)
        )
        text = f"| {' | '.join(padded)} |"
        if text != row.text.rstrip():
            edits.append(Edit(row.span, text))
    return ctx.fix("Align the table", *edits) if edits else None


def _padded(cells: list[str], taken: list[int], widths: list[int]) -> Iterator[str]:
    for cell, own, width in zip(cells, taken, widths, strict=True):
        yield cell + " " * (width - own)


def _delimiters(cells: list[str], widths: list[int]) -> Iterator[str]:
    for cell, width in zip(cells, widths, strict=True):
        left, right = cell.startswith(":"), cell.endswith(":")
        yield ":" * left + "-" * (width - left - right) + ":" * right
