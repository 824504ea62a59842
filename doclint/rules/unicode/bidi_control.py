"""Characters that change the direction of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from doclint.diagnostic import Applicability, Diagnostic, Edit, Effect, Severity
from doclint.rule import Context, rule
from doclint.rules.unicode._names import named
from doclint.rules.unicode._prose import line_around, prose_matches
from doclint.text import Span

_MARKS = "\u200e\u200f\u061c"
_OPENING = "\u202a\u202b\u2066\u2067\u2068"
_CLOSING = "\u202c\u2069"
_OVERRIDES = "\u202d\u202e"
_CONTROL = re.compile(f"[{_MARKS}{_OPENING}{_CLOSING}{_OVERRIDES}]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u05ff\u0600-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


@rule(
    "UC005",
    "bidi-control",
    severity=Severity.ERROR,
    gate=tuple(_MARKS + _OPENING + _CLOSING + _OVERRIDES),
    non_ascii=True,
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
    for found in prose_matches(ctx.doc, _CONTROL):
        if _needed(found[0], text[slice(*line_around(text, found.start()))]):
            continue
        span = Span(*found.span())
        yield ctx.diagnostic(
            span,
            f"direction control {named(found[0])}",
            ctx.fix(
                "Delete the direction control",
                Edit(span, ""),
                applicability=Applicability.UNSAFE,
                effect=Effect.TEXT,
            ),
        )


def _needed(control: str, line: str) -> bool:
    """Whether `control` has a purpose in `line`, which mixes two directions."""
    if control in _OVERRIDES or not _RIGHT_TO_LEFT.search(line):
        return False
    if control in _MARKS:
        return True
    opened = sum(map(line.count, _OPENING))
    closed = sum(map(line.count, _CLOSING))
    # an override ends with one of the same characters
    return opened <= closed <= opened + sum(map(line.count, _OVERRIDES))
