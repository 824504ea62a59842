"""Sentences that end in a full stop on a page that uses the danda."""

from __future__ import annotations

import re
from collections.abc import Iterator

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.rules._shared.indic_scripts import INDIC
from doclint.rules._shared.prose_matches import prose_matches
from doclint.rules._shared.text_language import language_of
from doclint.rules.indic._abbreviations import is_abbreviation
from doclint.rules.indic._punctuation import STOP_BEHIND_LETTER, may_hold
from doclint.rules.indic._words import word_before
from doclint.values.diagnostic import Applicability, Diagnostic, Effect
from doclint.values.text import Span

_PATTERN = re.compile(f"\\.(?<=[{INDIC}]\\.)(?=[)\\]*_\"'”’]*(?:\\s|\\Z))")
# these end a sentence with a full stop
_FULL_STOP_LANGUAGES = ("mr", "kok", "gu", "ta", "te", "kn", "ml")


@rule(
    "IN025",
    "mixed-sentence-terminator",
    when=Relevance(literals=("।",), non_ascii=True, derived=may_hold(STOP_BEHIND_LETTER)),
)
def mixed_sentence_terminator(ctx: Context) -> Iterator[Diagnostic]:
    """A full stop at the end of a sentence where the page uses the danda.

    The page looks as if two people wrote it, and tools that split text at the danda join the
    sentences.

    ```md bad lang=hi
    यह ठीक है। वह भी ठीक है। पर यह गलत है⟦.⟧
    ```

    ```md fixed lang=hi unsafe
    यह ठीक है। वह भी ठीक है। पर यह गलत है।
    ```

    ```md good lang=hi
    डॉ. शर्मा आए। वे यू. एस. गए। वे रुके।
    ```

    ```md good lang=mr
    हे योग्य आहे. ते चूक आहे.
    ```

    Only a page with more dandas than such full stops is checked; abbreviations and initials are
    left alone. The fix is unsafe, because not every abbreviation is known.
    """
    if language_of(ctx.doc) in _FULL_STOP_LANGUAGES:
        return
    text = ctx.doc.text
    found = [
        one
        for one in prose_matches(ctx.doc, _PATTERN)
        if (word := word_before(text, one.start())) and not is_abbreviation(word)
    ]
    if not found or text.count("।") <= len(found):
        return
    for one in found:
        span = Span(*one.span())
        yield ctx.diagnostic(
            span,
            "expected `।` as in the other sentences of this page, found `.`",
            ctx.replace(
                span, "।", "Write a danda", applicability=Applicability.UNSAFE, effect=Effect.TEXT
            ),
        )
