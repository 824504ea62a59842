"""MD056."""

from __future__ import annotations

from collections.abc import Iterator

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.rules.markdown._tables import table_sources
from doclint.syntax.nodes import Paragraph, Table
from doclint.values.diagnostic import Diagnostic


@rule(
    "MD056",
    "table-column-count",
    tags=("table",),
    presets=("recommended", "markdownlint"),
    reads="markup",
    when=Relevance(literals=("|",), kinds=(Table, Paragraph)),
)
def table_column_count(ctx: Context) -> Iterator[Diagnostic]:
    """Table rows with more or fewer cells than the header.

    Cells beyond the header's last one are not shown at all, and a row that is too short leaves
    holes: the reader sees less than the author wrote.

    ```md bad lang=hi
    | खाता | शेष |
    | --- | --- |
    | नकद | 500 ⟦| रुपये |⟧
    | बैंक ⟦|⟧
    ```

    ```md good lang=hi
    | खाता | शेष |
    | --- | --- |
    | नकद | 500 रुपये |
    | बैंक | |
    ```

    There is no fix: only the author knows which cell is missing.
    """
    for table in ctx.doc.derived(table_sources):
        expected = table.columns
        for row in table.rows[2:]:
            if len(row.pipes) == expected + 1 and row.leads and row.trails:
                continue
            cells = row.cells
            found = len(cells)
            if found == expected:
                continue
            end = row.span.end
            start = end - 1
            if found > expected:
                start = row.start + cells[expected].start - 1
            yield ctx.diagnostic(
                (start, end), f"expected {expected} cells as in the header, found {found}"
            )
