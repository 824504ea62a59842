"""No-break spaces between words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.rules._shared.prose_matches import prose_matches
from doclint.rules.unicode._mojibake import in_mojibake
from doclint.values.diagnostic import Applicability, Diagnostic, Effect, Severity
from doclint.values.text import Span

_SPACE = re.compile("\u00a0")
_MARKER = re.compile(r"[ \t>]*(?:#{1,6}|[-+*]|[0-9]{1,9}[.)])")
_SPACES = " \t\r\n\u00a0"
# kept: beside numbers, initials and the marks that French sets off, and as the carrier of a sign
_KEPT_BEFORE = re.compile(r"[\d«–—.]")
_KEPT_AFTER = re.compile("[0-9»:;!?%–—\u0300-\u036f\u0900-\u0903\u093a-\u093c\u093e-\u094f]")


@rule(
    "UC010",
    "no-break-space",
    severity=Severity.INFO,
    when=Relevance(literals=("\u00a0",), non_ascii=True),
)
def no_break_space(ctx: Context) -> Iterator[Diagnostic]:
    """No-break spaces (U+00A0) between words of running text.

    They come with copied text. The line cannot break there, so narrow screens show ragged lines or
    cut the text off, and a search for the two words finds nothing.

    ```md bad lang=hi escapes
    यह⟦\\u00a0⟧शब्द
    ```

    ```md fixed lang=hi unsafe
    यह शब्द
    ```

    ```md good escapes
    10\\u00a0km, vraiment\\u00a0!, `a\\u00a0b`

    \\u00a0\\u00a0\\u00a0\\u00a0indented on purpose
    ```

    Beside a number, before French punctuation, in runs and at the ends of a line it is kept. The
    fix writes an ordinary space; it is unsafe, because the writer may want the words together.
    """
    text = ctx.doc.text
    for found in prose_matches(ctx.doc, _SPACE):
        span = Span(*found.span())
        if not _between_words(text, span.start) or in_mojibake(ctx.doc, span):
            continue
        line = text.rfind("\n", 0, span.start) + 1
        # behind a marker it keeps a heading or an item from being one
        marker = _MARKER.fullmatch(text, line, span.start)
        yield ctx.diagnostic(
            span,
            "no-break space U+00A0 between words",
            ctx.replace(
                span,
                " ",
                "Write a space",
                applicability=Applicability.UNSAFE,
                effect=Effect.REPAIR if marker else Effect.TEXT,
            ),
        )


def _between_words(text: str, offset: int) -> bool:
    """Whether the no-break space at `offset` parts two words without an evident purpose."""
    before = text[max(offset - 1, 0) : offset]
    after = text[offset + 1 : offset + 2]
    if not before or not after or before in _SPACES or after in _SPACES:
        return False
    return not (_KEPT_BEFORE.match(before) or _KEPT_AFTER.match(after))
