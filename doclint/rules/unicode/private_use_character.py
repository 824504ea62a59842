"""Characters without a meaning of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.page.document import Document
from doclint.rules._shared.names import code_points
from doclint.rules._shared.prose_matches import prose_matches
from doclint.rules.unicode._strange import strange
from doclint.values.diagnostic import Diagnostic

_RUN = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]+")


def _may_hold_some(document: Document) -> bool:
    """Whether a private-use character stands in the text."""
    return _RUN.search("".join(strange(document))) is not None


@rule("UC007", "private-use-character", when=Relevance(non_ascii=True, derived=_may_hold_some))
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
            found.span(), f"private-use {code_points(found[0])}, which has no meaning"
        )
