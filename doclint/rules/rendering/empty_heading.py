"""RN007."""

from __future__ import annotations

import re
from collections.abc import Iterator

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.syntax.nodes import Heading
from doclint.values.diagnostic import Diagnostic

_NOTHING = re.compile(rb"[#\s]*(?:<!--.*?-->[#\s]*|\{[^{}]*\}\s*)*", re.DOTALL)


@rule(
    "RN007", "empty-heading", tags=("headings",), reads="markup", when=Relevance(kinds=(Heading,))
)
def empty_heading(ctx: Context) -> Iterator[Diagnostic]:
    """Headings without text.

    They take up space, and whoever moves through a page by its headings hears an empty one.

    ```md bad
    # Prices

    ⟦##⟧

    Text.

    ⟦## {#fees}⟧
    ```

    ```md good
    # Prices

    ## ![Fees](fees.png)
    ```
    """
    data = ctx.doc.source.data
    for heading in ctx.doc.nodes(Heading):
        start, end = heading.byte_start, heading.byte_end
        # most headings show at once that they are not empty
        if data[start:end].lstrip(b"# \t")[:1] not in (b"", b"\r", b"\n", b"<", b"{"):
            continue
        if _NOTHING.fullmatch(data, start, end):
            yield ctx.diagnostic(heading, "the heading is empty")
