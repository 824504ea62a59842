"""MD058."""

from __future__ import annotations

from collections.abc import Iterator

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.rules.markdown._blank_lines import blank_line_above, is_open_above, is_open_below
from doclint.rules.markdown._tables import Row, table_sources
from doclint.syntax.nodes import Paragraph, Table
from doclint.values.diagnostic import Diagnostic, Effect, Fix
from doclint.values.lazy_pattern import lazy_pattern

_FAR = lazy_pattern(r" *(?:\t| {4})")


@rule(
    "MD058",
    "blanks-around-tables",
    tags=("table",),
    presets=("markdownlint",),
    reads="markup",
    when=Relevance(literals=("|",), kinds=(Table, Paragraph)),
)
def blanks_around_tables(ctx: Context) -> Iterator[Diagnostic]:
    """Tables without a blank line before or after them.

    Many Markdown processors then take the table for a part of the paragraph: the reader sees rows
    of pipes instead of a table.

    ```md bad lang=hi
    यह शेष है:
    ⟦| खाता | शेष |⟧
    | --- | --- |
    ⟦| नकद | 500 |⟧
    > अगला भाग
    ```

    ```md fixed
    यह शेष है:

    | खाता | शेष |
    | --- | --- |
    | नकद | 500 |

    > अगला भाग
    ```

    ```md good lang=hi
    यह शेष है:

    | खाता | शेष |
    | --- | --- |
    | नकद | 500 |
    ```

    The fix is safe: it inserts a blank line.
    """
    first_line = ctx.doc.body_line
    for table in ctx.doc.derived(table_sources):
        first, last = table.rows[0], table.rows[-1]
        if first.line > first_line and not is_open_above(ctx.doc, first.line):
            fix = blank_line_above(ctx, first.line, first.line)
            if table.plain:
                # it becomes a table for every renderer
                fix = fix._replace(effect=Effect.REPAIR)
            yield ctx.diagnostic(first.span, "no blank line above the table", fix)
        if not is_open_below(ctx.doc, last.line):
            yield ctx.diagnostic(last.span, "no blank line below the table", _below(ctx, last))


def _below(ctx: Context, row: Row) -> Fix | None:
    """The fix that ends the table behind its last `row`."""
    following = ctx.doc.source.lines[row.line]
    if _FAR.match(following):
        # what some processors show as one more row would become code
        return None
    fix = blank_line_above(ctx, row.line + 1, row.line)
    if following.lstrip(" \t>").startswith(("<", ":::")):
        # some processors show this line as one more row
        fix = fix._replace(effect=Effect.REPAIR)
    return fix
