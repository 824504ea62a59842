"""Characters that change the direction of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.rules._shared.names import named
from doclint.rules._shared.prose_matches import line_around, prose_matches
from doclint.rules.unicode._deletion import deletion
from doclint.rules.unicode._strange import may_hold
from doclint.values.diagnostic import Applicability, Diagnostic, Severity
from doclint.values.text import Span

_MARKS = "\u200e\u200f\u061c"
_OPENING = "\u202a\u202b\u2066\u2067\u2068"
_CLOSING = "\u202c\u2069"
_OVERRIDES = "\u202d\u202e"
_CONTROLS = _MARKS + _OPENING + _CLOSING + _OVERRIDES
_CONTROL = re.compile(f"[{_CONTROLS}]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u05ff\u0600-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


@rule(
    "UC005",
    "bidi-control",
    severity=Severity.ERROR,
    when=Relevance(non_ascii=True, derived=may_hold(_CONTROLS)),
)
def bidi_control(ctx: Context) -> Iterator[Diagnostic]:
    """Invisible characters that turn the direction of the text around.

    What the reader sees is then in another order than what is stored: a file name, an address or a
    command can be made to look like another one.

    Marks and balanced embeddings are needed where a line mixes in Arabic, Urdu or Hebrew letters,
    and are left alone there; overrides are always reported.

    ```md bad lang=hi escapes
    क⟦\\u202e⟧मल
    ```

    ```md fixed lang=hi unsafe
    कमल
    ```

    ```md good lang=ur escapes
    یہ\\u200f HTML ہے
    ```

    The fix deletes the character; it is unsafe, because the order of the text on the page changes.
    """
    text = ctx.doc.text
    line = Span(0, -1)
    needed = ""
    for found in prose_matches(ctx.doc, _CONTROL):
        if found.start() > line.end:
            line = line_around(text, found.start())
            needed = _needed(text[slice(*line)])
        if found[0] in needed:
            continue
        span = Span(*found.span())
        yield ctx.diagnostic(
            span,
            f"direction control {named(found[0])}",
            deletion(ctx.doc, span, "Delete the direction control", Applicability.UNSAFE),
        )


def _needed(line: str) -> str:
    """The controls that have a purpose in `line`, because it mixes two directions."""
    if not _RIGHT_TO_LEFT.search(line):
        return ""
    opened = sum(map(line.count, _OPENING))
    closed = sum(map(line.count, _CLOSING))
    # an override ends with one of the same characters
    balanced = opened <= closed <= opened + sum(map(line.count, _OVERRIDES))
    return _MARKS + _OPENING + _CLOSING if balanced else _MARKS
