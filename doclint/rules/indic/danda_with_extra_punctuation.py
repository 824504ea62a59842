"""A danda beside another mark that ends or divides a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from doclint.diagnostic import Diagnostic
from doclint.rule import Context, rule
from doclint.rules.indic._abbreviations import is_abbreviation
from doclint.rules.indic._scripts import letters
from doclint.rules.unicode._prose import prose_matches
from doclint.text import Span


@rule(
    "IN024",
    "danda-with-extra-punctuation",
    gate=tuple(
        pair for mark in ".,:;" for pair in (f"।{mark}", f"। {mark}", f"{mark}।", f"{mark} ।")
    ),
    non_ascii=True,
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
    for found in prose_matches(ctx.doc, _pattern()):
        word = found["word"]
        if word is not None and is_abbreviation(word):
            continue
        marks = found["behind"] or found["ahead"]
        yield ctx.diagnostic(
            Span(*found.span("behind" if found["behind"] else "ahead")),
            f"expected one mark, found `{marks}`",
        )


@cache
def _pattern() -> re.Pattern[str]:
    word = letters().word
    return re.compile(
        "(?P<behind>।[ ]?[.,:;]+)(?![\\w.:;(){}/*-])"
        f"|(?P<word>[{word}.]*[{word}])(?P<ahead>[.,:;] ?।)"
    )
