"""MD050."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.rules.markdown._emphasis import inconsistent_marks
from doclint.syntax.nodes import Strong
from doclint.values.diagnostic import Diagnostic


@dataclass(frozen=True)
class StrongStyle:
    """What marks strong emphasis; `consistent` follows the first one of the page."""

    style: Literal["consistent", "asterisk", "underscore"] = "consistent"


@rule(
    "MD050",
    "strong-style",
    tags=("emphasis",),
    presets=("markdownlint",),
    options=StrongStyle,
    reads="markup",
    when=Relevance(kinds=(Strong,)),
)
def strong_style(ctx: Context, options: StrongStyle) -> Iterator[Diagnostic]:
    """Strong text that is partly written with asterisks and partly with underscores.

    The page looks the same. Underscores do not work inside of words, so an author who copies the
    wrong example leaves the marks themselves on the page.

    ```md bad lang=hi
    **नकद** और ⟦__⟧बैंक⟦__⟧
    ```

    ```md fixed
    **नकद** और **बैंक**
    ```

    ```md good
    **cash** and **bank**
    ```

    ```toml
    style = "underscore"
    ```

    ```md bad
    ⟦**⟧cash⟦**⟧
    ```

    ```md fixed
    __cash__
    ```

    The fix is safe: it is made only where the page renders the same.
    """
    yield from inconsistent_marks(ctx, Strong, 2, options.style)
