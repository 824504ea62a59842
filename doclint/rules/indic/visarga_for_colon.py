"""A visarga typed for a colon."""

from __future__ import annotations

import re
from collections.abc import Iterator

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.rules._shared.names import named
from doclint.rules._shared.prose_matches import line_around, prose_matches
from doclint.rules._shared.text_language import language_of
from doclint.rules.indic._visarga_words import WITH_VISARGA
from doclint.rules.indic._words import word_before
from doclint.values.diagnostic import Applicability, Diagnostic, Effect
from doclint.values.text import Span

_PATTERN = re.compile(r"ः(?=[*_]*[ \t]*(?:\r?\n|\Z))")
# endings of Sanskrit words that Hindi, Marathi and Nepali use with their visarga
_LEARNED = ("तः", "शः", "यः", "नः", "मः", "छः", "दुः", "धः", "हिः", "रः", "वः", "देः")
_LANGUAGES = ("hi", "mr", "ne", "mai", "bho", "kok", "doi")


@rule("IN028", "visarga-for-colon", when=Relevance(literals=("ः",), non_ascii=True))
def visarga_for_colon(ctx: Context) -> Iterator[Diagnostic]:
    """A visarga in place of the colon that introduces what follows.

    The visarga belongs to the sound of a word: a screen reader speaks it, and the word is no longer
    found.

    ```md bad lang=mr
    ## आवश्यकता⟦ः⟧
    ```

    ```md fixed lang=mr unsafe
    ## आवश्यकता:
    ```

    ```md good lang=hi
    अंततः

    सामान्यतः

    सर्वे भवन्तु सुखिनः, सर्वे सन्तु निरामयाः
    ```

    Only the last word of a line is looked at, and words with a learned ending are left alone. The
    fix is unsafe, because a name or a quotation may end in a visarga.
    """
    if language_of(ctx.doc) not in _LANGUAGES:
        return
    for found in prose_matches(ctx.doc, _PATTERN):
        word = word_before(ctx.doc.text, found.end())
        if word[:-1] in WITH_VISARGA or word.endswith(_LEARNED):
            continue
        line = ctx.doc.text[slice(*line_around(ctx.doc.text, found.start()))]
        if line.count("ः") > 1:
            continue
        span = Span(found.end() - 1, found.end())
        yield ctx.diagnostic(
            span,
            f"expected `:` after `{word[:-1]}`, found {named('ः')}",
            ctx.replace(
                span, ":", "Write a colon", applicability=Applicability.UNSAFE, effect=Effect.TEXT
            ),
        )
