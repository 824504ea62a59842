"""A sign without a letter."""

from __future__ import annotations

from collections.abc import Iterator

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.rules._shared.names import spelled
from doclint.rules.indic._word_repair import syllable_defects, word_defects
from doclint.values.diagnostic import Diagnostic, Severity

# what shows a sign by itself on purpose: a no-break space or the dotted circle
_CARRIERS = "\u00a0\u25cc"


@rule(
    "IN013",
    "orphan-mark",
    severity=Severity.ERROR,
    when=Relevance(non_ascii=True, derived=syllable_defects),
)
def orphan_mark(ctx: Context) -> Iterator[Diagnostic]:
    """A vowel sign, nukta, halant, bindu or visarga that has no letter before it.

    The sign hangs on a dotted circle or on the space before it. Its letter was lost, or markup
    stands between the two: `[ज]ूलियन`.

    ```md bad lang=hi
    [ज]⟦ू⟧लियन
    ```

    ```md good lang=hi
    **जू**लियन, और ◌ि को मात्रा कहते हैं।
    ```

    A sign shown on purpose stands on a dotted circle (U+25CC) or on a no-break space. There is no
    fix: the letter is not there to be found.
    """
    text = ctx.doc.text
    for defect in word_defects(ctx.doc, "IN013"):
        span = defect.span
        if defect.start == 0 and text[span.start - 1 : span.start] in tuple(_CARRIERS):
            continue
        yield ctx.diagnostic(span, f"a sign without a letter: {spelled(defect.text)}")
