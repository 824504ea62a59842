"""A link in the middle of a sentence that takes the danda with it."""

from __future__ import annotations

from collections.abc import Iterator

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.rules.indic._punctuation import BRACKET_BEHIND_MARK, may_hold
from doclint.rules.indic._words import ends_in_letter
from doclint.syntax.nodes import Link
from doclint.values.diagnostic import Diagnostic
from doclint.values.lazy_pattern import lazy_pattern

_DANDAS = ("।", "॥")
_MARKUP = "*_~ "
# how far to look back over markup
_REACH = 80
_CLOSING = lazy_pattern(f"\\](?<=[।॥{_MARKUP}]\\])")


@rule(
    "IN026",
    "danda-in-link-text",
    when=Relevance(
        literals=_DANDAS, kinds=(Link,), non_ascii=True, derived=may_hold(BRACKET_BEHIND_MARK)
    ),
)
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
    text = ctx.doc.text
    for found in _CLOSING.finditer(text):
        offset = found.start()
        link = ctx.doc.innermost(Link, offset)
        if link is None:
            continue
        start, end = ctx.doc.span(link)
        danda = text[max(start, offset - _REACH) : offset].rstrip(_MARKUP)[-1:]
        # the bracket may also stand in an image inside the link, or in its destination
        closes = text.startswith(("(", "["), offset + 1, end) or offset + 1 == end
        if danda in _DANDAS and text[start] == "[" and closes and _continues(text, start):
            yield ctx.diagnostic(
                (start, offset + 1),
                f"the link text takes in the `{danda}` that ends the sentence around it",
            )


def _continues(text: str, start: int) -> bool:
    """Whether the sentence has begun before the link at `start`, on the same line."""
    reach = max(start - _REACH, 0)
    before = text[max(text.rfind("\n", reach, start) + 1, reach) : start].rstrip("*_~")
    stripped = before.rstrip(" \u00a0")
    words = stripped.rstrip(_MARKUP).removesuffix(",")
    return stripped != before and ends_in_letter(words, len(words))
