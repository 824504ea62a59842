"""A bindu or visarga before the vowel sign that it should follow."""

from __future__ import annotations

from collections.abc import Iterator

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.rules.indic._word_repair import explain, repair, syllable_defects, word_defects
from doclint.values.diagnostic import Diagnostic, Severity


@rule(
    "IN007",
    "sign-order",
    severity=Severity.ERROR,
    when=Relevance(non_ascii=True, derived=syllable_defects),
)
def sign_order(ctx: Context) -> Iterator[Diagnostic]:
    """A bindu or visarga before the matra.

    The vowel sign belongs to the letter and comes first, the anusvara, candrabindu or visarga after
    it. In the wrong order some fonts show a dotted circle, and no search finds the word.

    ```md bad lang=hi
    म⟦ंे⟧ और क⟦ंी⟧
    ```

    ```md fixed lang=hi
    में और कीं
    ```

    ```md bad lang=hi
    करते है⟦ंा⟧
    ```

    ```md good lang=hi
    में, कीं, हैं
    ```

    The fix swaps the two signs. It is not offered when the letter has a vowel sign already.
    """
    for defect in word_defects(ctx.doc, "IN007"):
        fix = repair(ctx, "Put the matra first", defect, defect.text[::-1])
        yield ctx.diagnostic(
            defect.span,
            f"a matra after a bindu or visarga: {explain(defect, fix)}",
            fix,
        )
