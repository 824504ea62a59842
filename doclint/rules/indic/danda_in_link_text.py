"""A link in the middle of a sentence that takes the danda with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from doclint.diagnostic import Diagnostic
from doclint.rule import Context, rule
from doclint.rules.indic._scripts import letters
from doclint.syntax.nodes import Link
from doclint.text import Span

_DANDAS = ("।", "॥")
_MARKUP = "*_~"


@rule("IN026", "danda-in-link-text", gate=_DANDAS, kinds=(Link,), non_ascii=True)
def danda_in_link_text(ctx: Context) -> Iterator[Diagnostic]:
    """A danda inside the text of a link that is only a part of the sentence.

    The end of the sentence becomes part of what is underlined and read aloud as the link's name,
    and the sentence around it seems to have no end.

    ```md bad lang=hi
    ज्यादातर फर्मों को ⟦[निवेश पर लाभ मिल सकता है।]⟧(/roi)
    ```

    ```md good lang=hi
    ज्यादातर फर्मों को [निवेश पर लाभ मिल सकता है](/roi)।

    [यह पूरा वाक्य एक कड़ी है।](/roi)
    ```

    A link that holds the whole sentence is fine. There is no fix: the writer decides whether the
    sentence ends here.
    """
    for link in ctx.doc.nodes(Link):
        source = ctx.doc.slice(link)
        if not source.startswith("[") or not any(danda in source for danda in _DANDAS):
            continue
        shown = ctx.doc.plain_text(link).rstrip()
        if not shown.endswith(_DANDAS):
            continue
        start, _ = ctx.doc.span(link)
        if not _continues(ctx.doc.text, start):
            continue
        span = Span(start, start + source.rindex("]", 0, _text_end(source)) + 1)
        yield ctx.diagnostic(
            span, f"the link text takes in the `{shown[-1]}` that ends the sentence around it"
        )


def _text_end(source: str) -> int:
    """The offset after the bracket that closes the link text in the source of a link."""
    found = re.search(f"[।॥][{_MARKUP}\\s]*\\]", source)
    return found.end() if found else len(source)


def _continues(text: str, start: int) -> bool:
    """Whether the sentence has begun before the link at `start`, on the same line."""
    before = text[text.rfind("\n", 0, start) + 1 : start].rstrip(_MARKUP)
    stripped = before.rstrip(" \u00a0")
    return stripped != before and _word_end().search(stripped.rstrip(_MARKUP)) is not None


@cache
def _word_end() -> re.Pattern[str]:
    return re.compile(f"(?:[{letters().word}]|(?<=[{letters().word}]),)\\Z")
