"""MD003."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.rules.markdown._heading_rewrite import rewrite
from doclint.rules.markdown._page_headings import ATX, ATX_CLOSED, SETEXT, page_headings
from doclint.syntax.nodes import Heading
from doclint.values.diagnostic import Diagnostic


@dataclass(frozen=True)
class HeadingStyle:
    """`style` is how headings are written; `consistent` takes the first one's style."""

    style: Literal[
        "consistent", "atx", "atx_closed", "setext", "setext_with_atx", "setext_with_atx_closed"
    ] = "consistent"


# what a style asks of headings of level 3 and more, which cannot be underlined
_DEEP = {"setext_with_atx": ATX, "setext_with_atx_closed": ATX_CLOSED}
_SHOWN = {ATX: "`# text`", ATX_CLOSED: "`# text #`", SETEXT: "an underlined heading"}


@rule(
    "MD003",
    "heading-style",
    tags=("headings",),
    presets=("markdownlint",),
    options=HeadingStyle,
    reads="markup",
    when=Relevance(kinds=(Heading,)),
)
def heading_style(ctx: Context, options: HeadingStyle) -> Iterator[Diagnostic]:
    """Headings of one page that are written in different ways.

    The page looks the same, but an underline that slips below the wrong line makes a heading of a
    sentence, and nobody sees it among other styles.

    ```md bad lang=hi
    # बहीखाता

    ⟦तलपट
    -----⟧

    ⟦## शेष ##⟧
    ```

    ```md fixed lang=hi
    # बहीखाता

    ## तलपट

    ## शेष
    ```

    ```md good
    Ledger
    ======

    Balance
    -------
    ```

    ```toml
    style = "setext_with_atx"
    ```

    ```md bad
    ⟦# Ledger⟧

    ### Balance
    ```

    ```md fixed
    Ledger
    ======

    ### Balance
    ```

    The fix is safe: it writes the same heading in the other style. Where that would not give the
    same heading, there is none.
    """
    page = ctx.doc.derived(page_headings)
    style: str = options.style
    if style == "consistent":
        style = page.unusual[0].style if 0 in page.unusual else ATX
    # plain headings are `atx` all
    for index in page.unusual if style == ATX else range(len(page.nodes)):
        heading = page.facts(index)
        expected = style
        if style in _DEEP:
            expected = SETEXT if heading.node.level <= 2 else _DEEP[style]
        if heading.style != expected:
            message = f"expected {_SHOWN[expected]}, found {_SHOWN[heading.style]}"
            yield ctx.diagnostic(heading.span, message, rewrite(ctx, index, expected))
