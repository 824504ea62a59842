"""Characters without a meaning of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from doclint.diagnostic import Diagnostic
from doclint.document import Document
from doclint.rule import Context, rule
from doclint.rules.unicode._names import code_points
from doclint.rules.unicode._prose import prose_matches
from doclint.text import Span

_RUN = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]+")
_FIRST_BYTES = (0xEE, 0xEF, 0xF3, 0xF4)


def _may_hold_private_use(document: Document) -> bool:
    """Whether a byte stands in the text with which a private-use character starts."""
    data = document.source.data
    return any(byte in data for byte in _FIRST_BYTES)


@rule("UC007", "private-use-character", non_ascii=True, when=_may_hold_private_use)
def private_use_character(ctx: Context) -> Iterator[Diagnostic]:
    """Private-use characters.

    Only the font that they were typed in gives them a shape; everyone else sees a box. They are
    what is left of legacy Indic fonts, word-processor bullets and icon fonts.

    ```md bad lang=sa escapes
    घ⟦\\uf1a2⟧त
    ```

    ```md good lang=sa
    घृत
    ```

    There is no fix: the letter that is meant has to be typed.
    """
    for found in prose_matches(ctx.doc, _RUN):
        yield ctx.diagnostic(
            Span(*found.span()), f"private-use {code_points(found[0])}, which has no meaning"
        )
