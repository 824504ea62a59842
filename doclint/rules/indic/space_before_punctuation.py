"""A space before a comma, question mark, exclamation mark or semicolon."""

from __future__ import annotations

import re
from collections.abc import Iterator

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.rules._shared.prose_matches import blanks_before, ends_in_url, prose_matches
from doclint.rules._shared.text_language import language_of
from doclint.rules.indic._punctuation import MARK_BEHIND_BLANK, may_hold
from doclint.rules.indic._words import word_before
from doclint.values.diagnostic import Diagnostic, Effect

_MARKS = ",?!;"
# a pattern for each mark: it starts with one character, which is found fast
_PATTERNS = {
    mark: re.compile(f"{re.escape(mark)}(?<=[ \u00a0].)(?=[,?!;]*[)\\]*_\"'”’]*(?:\\s|\\Z))")
    for mark in _MARKS
}


@rule(
    "IN031",
    "space-before-punctuation",
    when=Relevance(literals=tuple(_MARKS), non_ascii=True, derived=may_hold(MARK_BEHIND_BLANK)),
)
def space_before_punctuation(ctx: Context) -> Iterator[Diagnostic]:
    """White space between an Indic word and the punctuation after it.

    The mark can fall on the next line by itself. Sanskrit pages are left alone: they are often set
    with a space there.

    ```md bad lang=hi
    यह क्या है⟦ ⟧? हाँ⟦ ⟧, यह
    ```

    ```md fixed lang=hi
    यह क्या है? हाँ, यह
    ```

    ```md good lang=hi
    यह क्या है? देखें ![चित्र](a.png) और ;-)
    ```

    The fix deletes the white space; nothing else changes.
    """
    if language_of(ctx.doc) == "sa":
        return
    text = ctx.doc.text
    for mark, pattern in _PATTERNS.items():
        if mark not in text:
            continue
        for found in prose_matches(ctx.doc, pattern):
            span = blanks_before(text, found.start())
            if not word_before(text, span.start) or ends_in_url(text, span.start):
                continue
            if span not in ctx.doc.prose:
                continue
            yield ctx.diagnostic(
                span,
                f"white space before `{mark}`",
                ctx.replace(span, "", "Delete the white space", effect=Effect.TEXT),
            )
