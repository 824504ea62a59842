"""A vowel sign on a letter that has no vowel."""

from __future__ import annotations

from collections.abc import Iterator

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.rules.indic._word_repair import explain, syllable_defects, word_defects
from doclint.values.diagnostic import Diagnostic, Severity


@rule(
    "IN004",
    "matra-after-halant",
    severity=Severity.ERROR,
    when=Relevance(non_ascii=True, derived=syllable_defects),
)
def matra_after_halant(ctx: Context) -> Iterator[Diagnostic]:
    """A matra after a halant.

    The halant takes the vowel away and the matra gives one: most fonts show a dotted circle between
    the two, and the syllable cannot be read.

    ```md bad lang=hi
    पूर्व⟦्े⟧ण
    ```

    ```md good lang=hi
    पूर्वेण, कर्म
    ```

    There is no fix: a letter may be missing, or one of the two signs may be too much.
    """
    for defect in word_defects(ctx.doc, "IN004"):
        shown = explain(defect, None)
        yield ctx.diagnostic(defect.span, f"a matra after a halant: {shown}")
