"""FM007: a field that the schema does not know."""

from __future__ import annotations

from collections.abc import Iterator

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.rules.frontmatter._repair_fix import fix_of
from doclint.values.diagnostic import Diagnostic


@rule("FM007", "unknown-field", tags=("front-matter", "schema"))
def unknown_field(ctx: Context) -> Iterator[Diagnostic]:
    """A field that the schema does not know, no longer wants or forbids.

    Nothing on the site uses it. Mostly it is a known field misspelt, and what the author wrote
    never reaches the reader. Only schemas with `extra: forbid` refuse fields that they do not name.

    ```yaml schema
    extra: forbid
    fields:
      title: {type: str, required: true}
      description: str
      tags: list
      lastmod: {type: date, deprecated: true, use: updated}
      updated: date
    ```

    ```md bad
    ---
    title: बचत खाता
    ⟦descripton⟧: बैंक में रखा पैसा
    ---
    ```

    ```md fixed unsafe
    ---
    title: बचत खाता
    description: बैंक में रखा पैसा
    ---
    ```

    ```md bad
    ---
    title: बचत खाता
    ⟦lastmod⟧: 2024-01-31
    ---
    ```

    ```md fixed unsafe
    ---
    title: बचत खाता
    updated: 2024-01-31
    ---
    ```

    ```md good
    ---
    title: बचत खाता
    tags: [बैंक, बचत]
    ---
    ```

    The fix renames the field to the nearest known one that the page does not have yet. It is not
    applied without being asked for, because the guess may be wrong.
    """
    for error in ctx.doc.schema_errors:
        if error.kind == "unknown":
            yield ctx.diagnostic(error.span, error.message, fix_of(ctx, error.repair))
