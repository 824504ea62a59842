"""White space before a danda."""

from __future__ import annotations

import re
from collections.abc import Iterator

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.rules._shared.prose_matches import (
    blanks_before,
    ends_in_url,
    paragraph_around,
    prose_matches,
)
from doclint.rules._shared.text_language import language_of
from doclint.rules.indic._punctuation import DANDA_BEHIND_MARK, may_hold
from doclint.values.diagnostic import Diagnostic, Effect
from doclint.values.text import Span

_PATTERN = re.compile("।(?<=[ \u00a0]।)")


@rule(
    "IN021",
    "space-before-danda",
    when=Relevance(literals=("।",), non_ascii=True, derived=may_hold(DANDA_BEHIND_MARK)),
)
def space_before_danda(ctx: Context) -> Iterator[Diagnostic]:
    """White space before a danda.

    The danda can then fall on the next line, alone, and search engines and translation memories see
    two different sentences. Sanskrit sets verse with a space before the danda, so Sanskrit pages
    and paragraphs that hold a double danda are left alone.

    ```md bad lang=hi
    इसे ठीक करें⟦ ⟧। यह **ठीक**⟦ ⟧।
    ```

    ```md fixed lang=hi
    इसे ठीक करें। यह **ठीक**।
    ```

    ```md good lang=sa
    धर्मक्षेत्रे कुरुक्षेत्रे समवेता युयुत्सवः ।
    ```

    ```md good lang=hi
    कबीर ने कहा:

    काल करे सो आज कर, आज करे सो अब ।
    पल में प्रलय होएगी, बहुरि करेगा कब ॥

    ठीक करें।
    ```

    The fix deletes the white space; nothing else changes.
    """
    if language_of(ctx.doc) == "sa":
        return
    text = ctx.doc.text
    paragraph, is_verse = Span(0, -1), False
    for found in prose_matches(ctx.doc, _PATTERN):
        span = blanks_before(text, found.start())
        if span not in ctx.doc.prose or ends_in_url(text, span.start):
            continue
        # there may be very many in one paragraph
        if span.start > paragraph.end:
            paragraph = paragraph_around(text, span.start)
            is_verse = text.find("॥", *paragraph) >= 0
        if is_verse:
            continue
        yield ctx.diagnostic(
            span,
            "white space before `।`",
            ctx.replace(span, "", "Delete the white space", effect=Effect.TEXT),
        )
