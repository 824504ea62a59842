"""A danda typed twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.rules._shared.prose_matches import prose_matches
from doclint.rules.indic._punctuation import DANDA_BEHIND_MARK, may_hold
from doclint.values.diagnostic import Diagnostic

_PATTERN = re.compile("।(?:[ \u00a0]?।)+")


@rule(
    "IN023",
    "double-danda",
    when=Relevance(literals=("।",), non_ascii=True, derived=may_hold(DANDA_BEHIND_MARK)),
)
def double_danda(ctx: Context) -> Iterator[Diagnostic]:
    """Two dandas in a row.

    In prose one of them is a typing mistake. At the end of a verse a double danda is meant, which
    is a character of its own, ॥ (U+0965); two single ones may be torn apart by the end of a line.

    ```md bad lang=hi
    ऐसा हो जाता है⟦।।⟧
    ```

    ```md good lang=hi
    ऐसा हो जाता है। पल में प्रलय होएगी, बहुरि करेगा कब॥
    ```

    There is no fix: the writer knows whether the line is verse.
    """
    for found in prose_matches(ctx.doc, _PATTERN):
        yield ctx.diagnostic(
            found.span(),
            f"expected one `।`, or `॥` (U+0965) at the end of a verse, found `{found[0]}`",
        )
