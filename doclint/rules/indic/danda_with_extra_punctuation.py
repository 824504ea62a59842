"""A danda beside another mark that ends or divides a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.rules._shared.indic_scripts import INDIC
from doclint.rules._shared.prose_matches import blanks_before, prose_matches
from doclint.rules.indic._abbreviations import is_abbreviation
from doclint.rules.indic._punctuation import DANDA_BEHIND_MARK, MARK_BEHIND_DANDA, may_hold
from doclint.rules.indic._words import word_before
from doclint.values.diagnostic import Diagnostic

# what does not start like `.NET`, `:smile:` or `:-)`
_ALONE = "(?![\\w.:;(){}/*-])"
_BEFORE = f"(?:(?<=[{INDIC}][.,:;]।)|(?<=[{INDIC}][.,:;] ।))"
_PATTERN = re.compile(f"।(?:(?P<behind>[ ]?[.,:;]+){_ALONE}|{_BEFORE})")


@rule(
    "IN024",
    "danda-with-extra-punctuation",
    when=Relevance(
        literals=("।",), non_ascii=True, derived=may_hold(DANDA_BEHIND_MARK | MARK_BEHIND_DANDA)
    ),
)
def danda_with_extra_punctuation(ctx: Context) -> Iterator[Diagnostic]:
    """A danda together with a full stop, comma, colon or semicolon.

    One of the two is left over from the original or from typing; readers see a sentence that ends
    twice.

    ```md bad lang=hi
    प्रदान कर सके⟦।.⟧
    ```

    ```md bad lang=hi
    वह आया⟦,।⟧
    ```

    ```md good lang=hi
    यह बना। .NET SDK लें। वे कं. लि. में हैं। उसने देखा। :smile:
    ```

    There is no fix: which of the two is meant is the writer's choice.
    """
    text = ctx.doc.text
    for found in prose_matches(ctx.doc, _PATTERN):
        start, end = found.span()
        if found["behind"] is None:
            start = blanks_before(text, start).start - 1
            if is_abbreviation(word_before(text, start)):
                continue
        yield ctx.diagnostic((start, end), f"expected one mark, found `{text[start:end]}`")
