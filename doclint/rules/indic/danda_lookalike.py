"""Characters that stand where a danda is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.page.document import Document
from doclint.rules._shared.indic_scripts import INDIC
from doclint.rules._shared.names import named
from doclint.rules._shared.prose_matches import line_around, prose_matches
from doclint.rules.indic._punctuation import STOP_BEHIND_LETTER, may_hold
from doclint.syntax.nodes import Link, Table
from doclint.values.diagnostic import Diagnostic, Effect
from doclint.values.text import Span

_BENGALI_NUMERATOR = "\u09f7"
_BAR_BEHIND_LETTER = may_hold(STOP_BEHIND_LETTER)
_BAR = re.compile(f"\\|(?<=[{INDIC}]\\|)(?=[ \\t]*\\r?(?:\\n|\\Z))")
# behind a digit or another part of a currency sum it is what it is
_NUMERATOR = re.compile(
    f"{_BENGALI_NUMERATOR}(?<![\u09e6-\u09ef\u09f4-\u09f9]{_BENGALI_NUMERATOR})"
)


def _may_hold_some(document: Document) -> bool:
    """Whether a numerator stands in the text, or a bar right behind a letter."""
    return _BENGALI_NUMERATOR in document.text or document.derived(_BAR_BEHIND_LETTER)


@rule(
    "IN020",
    "danda-lookalike",
    when=Relevance(literals=("|", _BENGALI_NUMERATOR), non_ascii=True, derived=_may_hold_some),
)
def danda_lookalike(ctx: Context) -> Iterator[Diagnostic]:
    """A vertical bar or a Bengali currency numerator in place of a danda.

    Both look like a danda but are none: screen readers say "vertical bar" or nothing, sentence
    splitting and translation tools miss the end of the sentence, and a bar can start a table.

    ```md bad lang=hi
    आप यह कर सकते हैं⟦|⟧
    ```

    ```md fixed lang=hi
    आप यह कर सकते हैं।
    ```

    ```md bad lang=bn escapes
    প্রদান করে⟦\\u09f7⟧ আরও
    ```

    ```md fixed lang=bn escapes
    প্রদান করে\\u0964 আরও
    ```

    ```md good lang=hi
    शून्य ट्रस्ट | गूगल क्लाउड

    | नाम | मान |
    |:----|----:|
    | क   | ख   |
    ```

    The fix is safe: a bar is only taken for a danda at the end of a line that has no other bar,
    outside tables and links.
    """
    for found in (*prose_matches(ctx.doc, _BAR), *prose_matches(ctx.doc, _NUMERATOR)):
        start, end = found.span()
        if found[0] == "|" and not _ends_sentence(ctx, start):
            continue
        span = Span(start, end)
        yield ctx.diagnostic(
            span,
            f"expected `।` ({named('।')}), found `{found[0]}` ({named(found[0])})",
            ctx.replace(span, "।", "Write a danda", effect=Effect.TEXT),
        )


def _ends_sentence(ctx: Context, offset: int) -> bool:
    """Whether the bar at `offset` is the only one of its line and stands in plain text."""
    start, end = line_around(ctx.doc.text, offset)
    if ctx.doc.text.count("|", start, end) > 1:
        return False
    return ctx.doc.innermost(Table, offset) is None and ctx.doc.innermost(Link, offset) is None
