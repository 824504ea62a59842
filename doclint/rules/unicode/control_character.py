"""Control characters in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.page.document import Document
from doclint.rules._shared.names import code_points
from doclint.rules._shared.prose_matches import prose_matches
from doclint.rules.unicode._deletion import deletion
from doclint.rules.unicode._mojibake import in_mojibake
from doclint.rules.unicode._strange import strange
from doclint.values.diagnostic import Applicability, Diagnostic, Edit, Effect, Fix
from doclint.values.text import Span

_C0 = "".join(chr(code) for code in range(1, 0x20) if chr(code) not in "\t\n\r") + "\x7f"
_LATER = "\x80-\x9f\u2028\u2029"
_CONTROL = re.compile(f"[{re.escape(_C0)}{_LATER}]+")
# these divide lines or words, so a space takes their place between two words
_DIVIDING = frozenset("\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029")


def _may_hold_controls(document: Document) -> bool:
    """Whether a control character stands in the text."""
    if document.source.is_ascii:
        return any(map(document.text.__contains__, _C0))
    return _CONTROL.search("".join(strange(document))) is not None


@rule("UC006", "control-character", when=Relevance(derived=_may_hold_controls))
def control_character(ctx: Context) -> Iterator[Diagnostic]:
    """Control characters, line separators and paragraph separators in the text.

    They come with text copied from PDF files, terminals and word processors. Browsers show a box or
    nothing, and XML feeds made from the page are not well-formed.

    ```md bad escapes
    one⟦\\x08⟧ two⟦\\u2028⟧three
    ```

    ```md fixed unsafe
    one two three
    ```

    ```md good
    one two
    three
    ```

    The fix deletes the character, or writes a space where it parted two words; it is unsafe,
    because a line break may be meant.
    """
    text = ctx.doc.text
    for found in prose_matches(ctx.doc, _CONTROL):
        span = Span(*found.span())
        if in_mojibake(ctx.doc, span):
            continue
        parts_words = (
            not _DIVIDING.isdisjoint(found[0])
            and text[max(span.start - 1, 0) : span.start].strip() != ""
            and text[span.end : span.end + 1].strip() != ""
        )
        yield ctx.diagnostic(
            span,
            f"control character {code_points(found[0])}",
            _fix(ctx, span, parts_words),
        )


def _fix(ctx: Context, span: Span, parts_words: bool) -> Fix:
    title, unsafe = "Delete the control character", Applicability.UNSAFE
    if not parts_words:
        return deletion(ctx.doc, span, title, unsafe)
    edit = Edit(span, " ")
    return ctx.fix(title, edit, applicability=unsafe, effect=Effect.TEXT)
