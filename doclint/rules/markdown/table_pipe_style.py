"""MD055."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.rules.markdown._tables import Row, begins_block, table_sources
from doclint.syntax.nodes import Paragraph, Table
from doclint.values.diagnostic import Diagnostic, Edit, Fix
from doclint.values.text import Span

_STYLES = {
    (True, True): "leading_and_trailing",
    (True, False): "leading_only",
    (False, True): "trailing_only",
    (False, False): "no_leading_or_trailing",
}
_EXPECTED = {name: sides for sides, name in _STYLES.items()}


@dataclass(frozen=True)
class TablePipeStyle:
    """Which sides of a row have pipes; `consistent` follows the first row of the page."""

    style: Literal[
        "consistent",
        "leading_and_trailing",
        "leading_only",
        "trailing_only",
        "no_leading_or_trailing",
    ] = "consistent"


@rule(
    "MD055",
    "table-pipe-style",
    tags=("table",),
    presets=("markdownlint",),
    options=TablePipeStyle,
    reads="markup",
    when=Relevance(literals=("|",), kinds=(Table, Paragraph)),
)
def table_pipe_style(ctx: Context, options: TablePipeStyle) -> Iterator[Diagnostic]:
    """Table rows whose outer pipes differ from those of the first row.

    Rows that look different are read as different: authors take such a row for the end of the
    table, and a sentence that stands right below a table silently becomes one.

    ```md bad lang=hi
    | खाता | शेष |
    | --- | --- |
    ⟦⟧नकद | 500 |
    ```

    ```md fixed
    | खाता | शेष |
    | --- | --- |
    | नकद | 500 |
    ```

    ```md good lang=hi
    | खाता | शेष |
    | --- | --- |
    | नकद | 500 |
    ```

    ```toml
    style = "no_leading_or_trailing"
    ```

    ```md bad
    ⟦|⟧ Account | Balance
    --- | ---
    Cash | 500
    ```

    ```md fixed
    Account | Balance
    --- | ---
    Cash | 500
    ```

    The fix is safe: it adds the missing pipe, or takes one away where the cell beside it has text.
    """
    expected = _EXPECTED.get(options.style)
    for table in ctx.doc.derived(table_sources):
        for row in table.rows:
            leads, trails = row.leads, row.trails
            if expected is None:
                expected = (leads, trails)
            found = []
            if leads != expected[0]:
                found.append(_leading(ctx, row, expected[0]))
            if trails != expected[1]:
                found.append(_trailing(ctx, row, expected[1]))
            for one in found:
                yield one._replace(fix=None) if table.plain else one


def _leading(ctx: Context, row: Row, wanted: bool) -> Diagnostic:
    """The finding at the start of `row`."""
    if wanted:
        where = Span(row.start, row.start)
        return ctx.diagnostic(where, "missing pipe at the start", _adding(ctx, where, "| "))
    width = len(row.text) - len(row.text[1:].lstrip())
    edit = Edit(Span(row.start, row.start + width), "")
    fix = ctx.fix("Remove the pipe", edit) if _stands_alone(row, 0) else None
    return ctx.diagnostic((row.start, row.start + 1), "unexpected pipe at the start", fix)


def _trailing(ctx: Context, row: Row, wanted: bool) -> Diagnostic:
    """The finding at the end of `row`."""
    end = row.span.end
    if wanted:
        where = Span(end, end)
        return ctx.diagnostic(where, "missing pipe at the end", _adding(ctx, where, " |"))
    kept = len(row.text.rstrip()[:-1].rstrip())
    edit = Edit(Span(row.start + kept, end), "")
    fix = ctx.fix("Remove the pipe", edit) if _stands_alone(row, -1) else None
    return ctx.diagnostic((end - 1, end), "unexpected pipe at the end", fix)


def _adding(ctx: Context, where: Span, text: str) -> Fix:
    return ctx.replace(where, text, "Add the pipe")


def _stands_alone(row: Row, index: int) -> bool:
    """Whether the outer cell at `index` keeps its place in the row without its outer pipe."""
    cells = row.cells
    text = row.text[slice(*cells[index])].strip()
    if len(cells) < 2 or (index == 0 and begins_block(text)):
        return False
    return text[:1].isalnum() or (row.text.strip(" |-:") == "" and "-" in text)
