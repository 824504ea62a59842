"""RN008."""

from __future__ import annotations

from collections.abc import Iterator

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.syntax.nodes import Heading
from doclint.values.diagnostic import Diagnostic


@rule(
    "RN008",
    "duplicate-anchor",
    tags=("headings",),
    reads="markup",
    when=Relevance(literals=("{",), kinds=(Heading,)),
)
def duplicate_anchor(ctx: Context) -> Iterator[Diagnostic]:
    """Headings of a page that give themselves the same id.

    A link to the id always opens the first of them; nothing can link to the others.

    ```md bad
    ## Fees {#fees}

    ## Other fees ⟦{#fees}⟧
    ```

    ```md good
    ## Fees {#fees}

    ## Other fees {#other-fees}
    ```
    """
    lines: dict[str, int] = {}
    for heading in ctx.doc.nodes(Heading):
        anchor = heading.explicit_id
        if anchor is None:
            continue
        if anchor not in lines:
            lines[anchor] = heading.line
            continue
        span = ctx.doc.span(heading)
        text = ctx.doc.text[slice(*span)].rstrip()
        start = span.start + max(text.rfind("{"), 0)
        message = f"the id `{anchor}` is taken by the heading on line {lines[anchor]}"
        yield ctx.diagnostic((start, span.start + len(text)), message)
