"""MD019."""

from __future__ import annotations

from collections.abc import Iterator

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.rules.markdown._heading_spaces import space_after_hashes
from doclint.rules.markdown._page_headings import ATX, unusual_headings
from doclint.syntax.nodes import Heading
from doclint.values.diagnostic import Diagnostic


@rule(
    "MD019",
    "no-multiple-space-atx",
    tags=("headings", "atx", "spaces"),
    presets=("recommended", "markdownlint"),
    reads="lines",
    when=Relevance(kinds=(Heading,), derived=unusual_headings),
)
def no_multiple_space_atx(ctx: Context) -> Iterator[Diagnostic]:
    """More than one blank between the `#` and the heading's text.

    The page looks the same, but tools that read headings by their source, such as simple tables of
    contents, show the extra blanks or miss the heading.

    ```md bad lang=hi
    ##⟦   ⟧बहीखाता
    ```

    ```md fixed lang=hi
    ## बहीखाता
    ```

    ```md good
    ## Ledger
    ```

    The fix is safe: one blank stays.
    """
    for heading in ctx.doc.derived(unusual_headings):
        if heading.style == ATX:
            yield from space_after_hashes(ctx, heading)
