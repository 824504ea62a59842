"""MD001."""

from __future__ import annotations

from collections.abc import Iterator

from doclint.diagnostic import Diagnostic
from doclint.rule import Context, rule
from doclint.syntax.nodes import Heading


@rule("MD001", "heading-increment", tags=("headings",), kinds=(Heading,))
def skipped_heading_level(ctx: Context) -> Iterator[Diagnostic]:
    """Headings that jump more than one level down.

    ```md bad
    # a

    ⟦### b⟧
    ```

    ```md good
    # a
    ```
    """
    previous = 0
    for heading in ctx.doc.nodes(Heading):
        if previous and heading.level > previous + 1:
            yield ctx.diagnostic(heading, f"expected level {previous + 1}, found {heading.level}")
        previous = heading.level
