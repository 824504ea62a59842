"""A space before a comma, question mark, exclamation mark or semicolon."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from doclint.diagnostic import Diagnostic, Edit, Effect
from doclint.rule import Context, rule
from doclint.rules.indic._language import language_of
from doclint.rules.indic._scripts import letters
from doclint.rules.unicode._prose import ends_in_url, prose_matches
from doclint.text import Span


@rule(
    "IN031",
    "space-before-punctuation",
    gate=(" ,", " ?", " !", " ;", "\u00a0,", "\u00a0?", "\u00a0!", "\u00a0;"),
    non_ascii=True,
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
    for found in prose_matches(ctx.doc, _pattern()):
        start = _space_start(text, found.start())
        span = Span(start, found.start())
        if not _after_word(text, start) or ends_in_url(text, start):
            continue
        if span not in ctx.doc.prose:
            continue
        yield ctx.diagnostic(
            span,
            f"white space before `{found[0]}`",
            ctx.fix("Delete the white space", Edit(span, ""), effect=Effect.TEXT),
        )


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("[,?!;](?<=[ \u00a0].)(?=[,?!;]*[)\\]*_\"'”’]*(?:\\s|\\Z))")


@cache
def _word() -> re.Pattern[str]:
    return re.compile(f"[{letters().word}]")


def _after_word(text: str, offset: int) -> bool:
    """Whether an Indic word ends at `offset`."""
    return offset > 0 and _word().match(text, offset - 1) is not None


def _space_start(text: str, offset: int) -> int:
    """Where the white space that ends at `offset` starts."""
    while offset > 0 and text[offset - 1] in " \u00a0":
        offset -= 1
    return offset
