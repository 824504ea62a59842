"""A colon typed for a visarga."""

from __future__ import annotations

import re
from collections.abc import Iterator

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.rules._shared.names import named
from doclint.rules._shared.prose_matches import prose_matches
from doclint.rules._shared.text_language import language_of
from doclint.rules.indic._punctuation import COLON_BEHIND_VISARGA_WORD, may_hold
from doclint.rules.indic._visarga_words import BEFORE_LETTER, HINDI_ONLY, WITH_VISARGA
from doclint.rules.indic._words import word_before
from doclint.values.diagnostic import Applicability, Diagnostic, Effect
from doclint.values.text import Span

_PATTERN = re.compile(":(?<=[अ-ॎ]:)(?:(?= [अ-ह])|(?P<inside>(?=[अ-ह])))")


@rule(
    "IN027",
    "colon-for-visarga",
    when=Relevance(literals=(":",), non_ascii=True, derived=may_hold(COLON_BEHIND_VISARGA_WORD)),
)
def colon_for_visarga(ctx: Context) -> Iterator[Diagnostic]:
    """A colon in place of a visarga.

    पुन: and पुनः look nearly the same, but with a colon the word is not found, and a screen reader
    makes a pause in the middle of the sentence.

    ```md bad lang=hi
    कोड का पुन⟦:⟧ उपयोग करें, नि⟦:⟧शुल्क है
    ```

    ```md fixed lang=hi unsafe
    कोड का पुनः उपयोग करें, निःशुल्क है
    ```

    ```md bad lang=hi
    कोड का पुन⟦:⟧ उपयोग
    ```

    ```md fixed lang=hi
    कोड का पुनः उपयोग
    ```

    ```md good lang=hi
    उदाहरण: यह, समय १०:३०, संकेत: इसका, क:smile:
    ```

    Only words that are known to end in a visarga are fixed; inside a word the fix is unsafe.
    """
    nepali = language_of(ctx.doc) == "ne"
    listed = WITH_VISARGA if nepali else WITH_VISARGA | HINDI_ONLY
    inner = BEFORE_LETTER - HINDI_ONLY if nepali else BEFORE_LETTER
    text = ctx.doc.text
    for found in prose_matches(ctx.doc, _PATTERN):
        offset = found.start()
        word = word_before(text, offset)
        inside = found["inside"] is not None
        if word not in (inner if inside else listed):
            continue
        span = Span(offset, offset + 1)
        yield ctx.diagnostic(
            span,
            f"expected {named('ः')} after `{word}`, found `:`",
            ctx.replace(
                span,
                "ः",
                "Write a visarga",
                applicability=Applicability.UNSAFE if inside else Applicability.SAFE,
                effect=Effect.TEXT,
            ),
        )
