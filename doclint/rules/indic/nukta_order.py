"""A nukta that does not follow its letter."""

from __future__ import annotations

from collections.abc import Iterator

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.rules.indic._word_repair import explain, repair, syllable_defects, word_defects
from doclint.values.diagnostic import Diagnostic, Severity

# consonants of Hindi whose sound a nukta changes
_BASES = tuple("कखगजडढफ")


@rule(
    "IN010",
    "nukta-order",
    severity=Severity.ERROR,
    when=Relevance(non_ascii=True, derived=syllable_defects),
)
def nukta_order(ctx: Context) -> Iterator[Diagnostic]:
    """A nukta after a matra, bindu or visarga.

    The dot belongs to the consonant and stands right behind it, before any other sign. Behind the
    matra it is drawn under the wrong part of the syllable, and the word is not found.

    ```md bad lang=hi escapes
    साफ⟦ा\\u093c⟧
    ```

    ```md fixed lang=hi escapes unsafe
    साफ\\u093cा
    ```

    ```md bad lang=hi escapes
    इन्फ्र⟦ा\\u093c⟧स्ट्रक्चर
    ```

    ```md good lang=hi
    साफ़ा, पढ़ा
    ```

    The fix moves the nukta where the consonant takes one; it is unsafe, because the nukta may have
    been meant for another letter.
    """
    for defect in word_defects(ctx.doc, "IN010"):
        fix = None
        if defect.word.text[: defect.start].endswith(_BASES):
            fix = repair(ctx, "Move the nukta", defect, defect.text[::-1], safe=False)
        yield ctx.diagnostic(
            defect.span,
            f"a nukta that does not follow its letter: {explain(defect, fix)}",
            fix,
        )
