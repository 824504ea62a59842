"""MD060."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import inf
from typing import Literal

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.rules.markdown._table_layout import (
    Misplaced,
    aligned,
    is_compact,
    misaligned,
    unevenly_padded,
)
from doclint.rules.markdown._tables import TableSource, begins_block, table_sources
from doclint.syntax.nodes import Paragraph, Table
from doclint.values.diagnostic import Diagnostic, Fix
from doclint.values.fixes import replace

_MISALIGNED = "pipe not below a pipe of the header (aligned)"


@dataclass(frozen=True)
class TableColumnStyle:
    """How pipes are placed: `aligned` below each other, `compact` with one space beside each,
    `tight` with none; `any` takes the style that a table comes nearest to.

    `aligned_delimiter` also asks for the second row's pipes below the header's.
    """

    style: Literal["any", "aligned", "compact", "tight"] = "any"
    aligned_delimiter: bool = False


@rule(
    "MD060",
    "table-column-style",
    tags=("table",),
    presets=("markdownlint",),
    options=TableColumnStyle,
    reads="markup",
    when=Relevance(literals=("|",), kinds=(Table, Paragraph)),
)
def table_column_style(ctx: Context, options: TableColumnStyle) -> Iterator[Diagnostic]:
    """Table pipes that follow no style.

    The page looks the same, but whoever edits it cannot see which column a cell belongs to, and
    that is how a row loses a cell.

    ```md bad
    | Account | Balance |
    | ------- | ------- |
    | Cash   ⟦|⟧ 500 |
    ```

    ```md fixed
    | Account | Balance |
    | ------- | ------- |
    | Cash | 500 |
    ```

    ```toml
    style = "aligned"
    ```

    ```md bad lang=hi
    | खाता | शेष |
    | --- ⟦|⟧ --- ⟦|⟧
    | नकद ⟦|⟧ 500 ⟦|⟧
    ```

    ```md fixed
    | खाता  | शेष  |
    | --- | --- |
    | नकद | 500 |
    ```

    ```toml
    style = "any"
    ```

    ```md good lang=hi
    | खाता | शेष |
    | --- | --- |
    | नकद | 500 |
    ```

    ```toml
    style = "tight"
    ```

    ```md bad
    ⟦|⟧ Account ⟦⟦|⟧⟧ Balance ⟦|⟧
    |---|---|
    |Cash|500|
    ```

    ```md fixed
    |Account|Balance|
    |---|---|
    |Cash|500|
    ```

    The fix is safe: it moves blanks around pipes, which are not shown.
    """
    for table in ctx.doc.derived(table_sources):
        yield from _check(ctx, options, table)


def _check(ctx: Context, options: TableColumnStyle, table: TableSource) -> Iterator[Diagnostic]:
    """The findings of the style that needs the fewest, the first of equals."""
    style = options.style
    if style == "any" and not options.aligned_delimiter and is_compact(table.rows):
        return
    candidates: dict[str, list[Misplaced]] = {}
    if style in ("any", "aligned"):
        candidates["aligned"] = misaligned(table.rows)
        if not candidates["aligned"]:
            return
    if style != "aligned":
        first_rows = misaligned(table.rows[:2]) if options.aligned_delimiter else []
        # a style that needs no fewer findings than an earlier one is not chosen
        enough = len(candidates["aligned"]) if style == "any" else inf
        compact, tight = unevenly_padded(table.rows, enough)
        if style != "tight":
            candidates["compact"] = first_rows + compact
        if style != "compact":
            candidates["tight"] = first_rows + tight
    chosen = min(candidates, key=lambda name: len(candidates[name]))
    whole = aligned(ctx, table) if chosen == "aligned" else None
    for found in candidates[chosen]:
        start = found.row.start + found.at
        message, fix = _verdict(found, chosen) if found.side else (_MISALIGNED, whole)
        if fix is whole:
            # it repairs all rows at once: with each of them, reports would grow with their square
            whole = None
        yield ctx.diagnostic((start, start + 1), message, None if table.plain else fix)


def _verdict(found: Misplaced, style: str) -> tuple[str, Fix | None]:
    """What is wrong beside one pipe, and its repair."""
    expected = 1 if style == "compact" else 0
    row = found.row
    place, text = (row.start + found.start, row.start + found.end), " " * expected
    message = (
        f"expected {expected} blanks to the {found.side} of the pipe ({style}), "
        f"found {found.end - found.start}"
    )
    if expected and found.side == "left" and begins_block(row.text[: found.start]):
        return message, None
    return message, replace(place, text, "Move the pipe")
