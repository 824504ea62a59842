"""Two spellings of the eyelash ra on one page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.rules._shared.prose_matches import prose_matches
from doclint.values.diagnostic import Diagnostic, Severity

_WITH_JOINER = "र्\u200d"
_WITH_LETTER = "ऱ्"
_PATTERN = re.compile(f"{_WITH_JOINER}|{_WITH_LETTER}(?=[यह])")


@rule(
    "IN016",
    "eyelash-ra-variant",
    severity=Severity.INFO,
    presets=(),
    when=Relevance(literals=(_WITH_JOINER,), non_ascii=True),
)
def eyelash_ra_variant(ctx: Context) -> Iterator[Diagnostic]:
    """Two spellings of the eyelash ra on one page.

    Marathi and Nepali write the eyelash ra either with a joiner (र, halant, U+200D) or with the
    letter ऱ and a halant. Both are right and look the same, but a search for one does not find the
    other, so a page should use one.

    ```md bad lang=mr escapes
    वाऱ्याची सुट्ट्या ⟦र्\\u200d⟧याच ऱ्हास
    ```

    ```md good lang=ne escapes
    पुर्\\u200dयाउन गर्\\u200dयो
    ```

    The rule is off by default, reports the spelling that the page uses less often and has no fix.
    """
    found = list(prose_matches(ctx.doc, _PATTERN))
    joined = [one for one in found if one[0] == _WITH_JOINER]
    lettered = [one for one in found if one[0] == _WITH_LETTER]
    if not joined or not lettered:
        return
    fewer, other = (joined, lettered) if len(joined) <= len(lettered) else (lettered, joined)
    shown = {_WITH_JOINER: "`र` + U+094D + U+200D", _WITH_LETTER: "`ऱ` + U+094D"}
    for one in fewer:
        yield ctx.diagnostic(
            one.span(),
            f"eyelash ra written {shown[one[0]]} {len(fewer)} times on this page,"
            f" {shown[other[0][0]]} {len(other)} times",
        )
