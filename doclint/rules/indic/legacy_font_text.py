"""Hindi typed for a font, not for a computer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.page.document import Document
from doclint.values.diagnostic import Diagnostic, Severity
from doclint.values.lazy_pattern import lazy_pattern
from doclint.values.text import Span

# the commonest words of Hindi as the Kruti Dev keyboard types them
_WORDS = frozenset(
    [
        "gS", "gSa", "gSA", "gSaA", "dks", "vkSj", "esa", "ugha", "ugh", "gksrk", "gksrh",
        "gksrs", "Hkh", "fd;k", "fd,", "x;k", "xbZ", "x,", "rFkk", "okys", "okyh", "okyk",
        "ds", "dh", "dk", "ls", "ij", "Fkk", "Fkh", "Fks", "dj", "jgk", "jgs", "jgh", "tks",
        "vki", "gks", "rks", "bl", "ml", ";g", "og", "os", "rd", ",d", "viuh", "vius",
        "fy,", "lkFk", "djus", "djrs", "djrk", "djuk", "gksus", "gksxk", "fdlh", "lHkh",
    ]
)  # fmt: skip
# "is" and "and": hardly a paragraph does without both; their only capital is looked for
_COMMONEST = re.compile("S(?:(?<=gS)|(?<=kS)(?=j))")
_PARAGRAPH = lazy_pattern(r"[^\n]+(?:\n[^\n]+)*")
_MIN_WORDS, _MIN_DISTINCT, _MIN_SHARE = 5, 3, 0.2


def _may_hold_some(document: Document) -> bool:
    """Whether one of the two words that hardly any paragraph lacks stands in the text."""
    return _COMMONEST.search(document.text) is not None


@rule(
    "IN017",
    "legacy-font-text",
    severity=Severity.ERROR,
    when=Relevance(literals=("S",), derived=_may_hold_some),
)
def legacy_font_text(ctx: Context) -> Iterator[Diagnostic]:
    """Text for a legacy Hindi font such as Kruti Dev.

    Such fonts draw Devanagari shapes for Latin letters. Without that very font the reader sees
    `gS vkSj esa`; search, translation and screen readers never see Hindi.

    ```md bad lang=hi
    ⟦Hkkjr ,d fo'kky ns'k gS vkSj blesa dbZ jkT; gSaA ;g lHkh ds fy, gS⟧
    ```

    ```md good lang=hi
    The `gS` and `dks` tokens are common. भारत एक विशाल देश है और इसमें कई राज्य हैं।
    ```

    A paragraph is reported when a fifth of its words, and at least three different ones, are common
    words of Hindi in that encoding. There is no fix: the text needs a converter and a reader.
    """
    for paragraph in _PARAGRAPH.finditer(ctx.doc.text):
        words = paragraph[0].split()
        common = [word for word in words if word in _WORDS]
        if len(words) < _MIN_WORDS or len(set(common)) < _MIN_DISTINCT:
            continue
        if len(common) < _MIN_SHARE * len(words):
            continue
        first = re.search(rf"(?<!\S){re.escape(common[0])}(?!\S)", paragraph[0])
        assert first is not None
        at = paragraph.start() + first.start()
        if Span(at, at + len(common[0])) not in ctx.doc.prose:
            continue
        yield ctx.diagnostic(
            paragraph.span(),
            f"text for a legacy font, not Unicode: {len(common)} of {len(words)} words are Hindi"
            f" typed for Kruti Dev, such as `{common[0]}`",
        )
