"""MD021."""

from __future__ import annotations

from collections.abc import Iterator

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.rules.markdown._heading_spaces import space_after_hashes, space_before_hashes
from doclint.rules.markdown._page_headings import ATX_CLOSED, unusual_headings
from doclint.syntax.nodes import Heading
from doclint.values.diagnostic import Diagnostic


@rule(
    "MD021",
    "no-multiple-space-closed-atx",
    tags=("headings", "atx_closed", "spaces"),
    presets=("recommended", "markdownlint"),
    reads="lines",
    when=Relevance(kinds=(Heading,), derived=unusual_headings),
)
def no_multiple_space_closed_atx(ctx: Context) -> Iterator[Diagnostic]:
    """More than one blank inside the hashes of a closed heading.

    The page looks the same, but tools that read headings by their source, such as simple tables of
    contents, show the extra blanks or miss the heading.

    ```md bad lang=hi
    ##⟦  ⟧बहीखाता⟦   ⟧##
    ```

    ```md fixed lang=hi
    ## बहीखाता ##
    ```

    ```md good
    ## Ledger ##
    ```

    The fix is safe: one blank stays on either side.
    """
    for heading in ctx.doc.derived(unusual_headings):
        if heading.style == ATX_CLOSED:
            yield from space_after_hashes(ctx, heading)
            yield from space_before_hashes(ctx, heading)
