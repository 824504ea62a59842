"""A danda with the next sentence right behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.rules._shared.indic_scripts import INDIC
from doclint.rules._shared.prose_matches import prose_matches
from doclint.rules.indic._punctuation import LETTER_BEHIND_DANDA, may_hold
from doclint.values.diagnostic import Applicability, Diagnostic, Effect
from doclint.values.text import Span

_PATTERN = re.compile(f"।(?<=[{INDIC}0-9०-९)\\]”’\"']।)(?=[{INDIC}A-Za-z0-9])")


@rule(
    "IN022",
    "missing-space-after-danda",
    when=Relevance(literals=("।",), non_ascii=True, derived=may_hold(LETTER_BEHIND_DANDA)),
)
def missing_space_after_danda(ctx: Context) -> Iterator[Diagnostic]:
    """No space between a danda and the next sentence.

    The two sentences run into each other on the page, and a line cannot break between them.

    ```md bad lang=hi
    यह आदर्श है⟦।⟧उत्पन्न
    ```

    ```md fixed lang=hi unsafe
    यह आदर्श है। उत्पन्न
    ```

    ```md good lang=hi
    यह आदर्श है। उत्पन्न हुआ।

    **यह आदर्श है।** ॥१॥
    ```

    The fix inserts a space; it is unsafe, because a danda may stand inside a code or a number.
    """
    for found in prose_matches(ctx.doc, _PATTERN):
        span = Span(*found.span())
        yield ctx.diagnostic(
            span,
            "no space after `।`",
            ctx.replace(
                span, "। ", "Insert a space", applicability=Applicability.UNSAFE, effect=Effect.TEXT
            ),
        )
