"""Characters that take no room and mean nothing on a page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.rules._shared.names import named
from doclint.rules._shared.prose_matches import prose_matches
from doclint.rules.unicode._deletion import deletion
from doclint.rules.unicode._mojibake import in_mojibake
from doclint.rules.unicode._strange import may_hold
from doclint.values.diagnostic import Diagnostic, Severity
from doclint.values.text import Span

_CHARACTERS = "\u200b\u2060\u00ad\u180e\ufeff\u2061\u2062\u2063\u2064\u3164\uffa0"
_RUN = re.compile(f"[{_CHARACTERS}]+")
# scripts that mark word boundaries with U+200B or vowels with U+180E
_NEEDED = re.compile("[\u0e00-\u0fff\u1000-\u109f\u1780-\u18af\u1950-\u19ff\u1a20-\u1aaf]")


@rule(
    "UC004",
    "invisible-character",
    severity=Severity.WARNING,
    when=Relevance(non_ascii=True, derived=may_hold(_CHARACTERS)),
)
def invisible_character(ctx: Context) -> Iterator[Diagnostic]:
    """Invisible characters in the text.

    Zero-width spaces, word joiners, soft hyphens and byte order marks inside a text cannot be seen,
    but searching for the word, copying it or looking it up in a dictionary fails. Translation
    services leave pairs of zero-width spaces behind.

    Joiners (U+200C, U+200D) are not among them: Indic and Arabic scripts and emoji need those. A
    zero-width space between Thai, Khmer, Lao, Tibetan or Myanmar letters separates words and stays,
    and so does a byte order mark at the very start of a file.

    ```md bad lang=hi escapes
    यहां तक ⟦\\u200b\\u200b⟧कि यह भी।
    ```

    ```md fixed lang=hi escapes
    यहां तक कि यह भी।
    ```

    ```md bad lang=hi escapes
    क⟦\\u00ad⟧म⟦\\u2060⟧ल और क⟦\\ufeff⟧मल
    ```

    ```md fixed lang=hi
    कमल और कमल
    ```

    ```md good escapes
    `a\\u200bb` and ภาษา\\u200bไทย
    ```

    The fix deletes the character, and its line where nothing else stands on it inside of a
    paragraph; the page looks the same.
    """
    text = ctx.doc.text
    for found in prose_matches(ctx.doc, _RUN):
        span = Span(*found.span())
        start, end = span
        if start == 0 or _NEEDED.match(text, end) or _NEEDED.match(text, start - 1):
            continue
        if in_mojibake(ctx.doc, span):
            continue
        names = ", ".join(dict.fromkeys(map(named, found[0])))
        times = f", {len(found[0])} times" if len(found[0]) > 1 else ""
        yield ctx.diagnostic(
            span,
            f"invisible {names}{times}",
            deletion(ctx.doc, span, "Delete the invisible character"),
        )
