"""A comma with the next word right behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.rules._shared.indic_scripts import INDIC
from doclint.rules._shared.prose_matches import prose_matches
from doclint.rules._shared.text_language import language_of
from doclint.rules.indic._punctuation import LETTER_BEHIND_COMMA, may_hold
from doclint.rules.indic._words import ends_in_letter, starts_with_letter
from doclint.values.diagnostic import Applicability, Diagnostic, Effect
from doclint.values.text import Span

_PATTERN = re.compile(f",(?<=[{INDIC}],)(?=[{INDIC}])")


@rule(
    "IN032",
    "missing-space-after-comma",
    when=Relevance(literals=(",",), non_ascii=True, derived=may_hold(LETTER_BEHIND_COMMA)),
)
def missing_space_after_comma(ctx: Context) -> Iterator[Diagnostic]:
    """No space between a comma and the next word.

    The two words run together and a line cannot break between them.

    ```md bad lang=hi
    जब वे काम कर लेते हैं⟦,⟧तो वे
    ```

    ```md fixed lang=hi unsafe
    जब वे काम कर लेते हैं, तो वे
    ```

    ```md good lang=hi
    हैं, तो वे १,००० लोग
    ```

    The fix inserts a space; it is unsafe, because the words may be an identifier.
    """
    if language_of(ctx.doc) == "sa":
        return
    text = ctx.doc.text
    for found in prose_matches(ctx.doc, _PATTERN):
        span = Span(*found.span())
        if not ends_in_letter(text, span.start) or not starts_with_letter(text, span.end):
            continue
        yield ctx.diagnostic(
            span,
            "no space after `,`",
            ctx.replace(
                span, ", ", "Insert a space", applicability=Applicability.UNSAFE, effect=Effect.TEXT
            ),
        )
