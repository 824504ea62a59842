"""A bindu or visarga on a letter that has no vowel."""

from __future__ import annotations

from collections.abc import Iterator

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.rules.indic._word_repair import explain, syllable_defects, word_defects
from doclint.values.diagnostic import Diagnostic, Severity


@rule(
    "IN009",
    "sign-after-halant",
    severity=Severity.ERROR,
    when=Relevance(non_ascii=True, derived=syllable_defects),
)
def sign_after_halant(ctx: Context) -> Iterator[Diagnostic]:
    """A bindu or visarga after a halant.

    These signs colour a vowel, and the halant has taken it away: fonts show a dotted circle.

    ```md bad lang=hi
    क⟦्ं⟧
    ```

    ```md good lang=hi
    कं, जगत्
    ```

    There is no fix: one of the two signs is a mistake, and which one is not certain.
    """
    for defect in word_defects(ctx.doc, "IN009"):
        shown = explain(defect, None)
        yield ctx.diagnostic(defect.span, f"a bindu or visarga after a halant: {shown}")
