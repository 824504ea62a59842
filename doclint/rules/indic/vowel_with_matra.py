"""A vowel letter with a vowel sign."""

from __future__ import annotations

from collections.abc import Iterator

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.rules.indic._do_not_emit import DO_NOT_EMIT
from doclint.rules.indic._word_repair import explain, syllable_defects, word_defects
from doclint.values.diagnostic import Diagnostic, Severity


@rule(
    "IN003",
    "vowel-with-matra",
    severity=Severity.ERROR,
    when=Relevance(non_ascii=True, derived=syllable_defects),
)
def vowel_with_matra(ctx: Context) -> Iterator[Diagnostic]:
    """An independent vowel that carries a matra.

    A vowel letter already says its vowel; a vowel sign after it shows as a dotted circle or on top
    of the letter, and nobody can read the word.

    ```md bad lang=hi
    ⟦इि⟧पाद
    ```

    ```md good lang=hi
    इपाद, आइए
    ```

    There is no fix: what was meant is not certain.
    """
    for defect in word_defects(ctx.doc, "IN003"):
        if defect.text in DO_NOT_EMIT:
            continue
        shown = explain(defect, None)
        yield ctx.diagnostic(defect.span, f"a vowel letter with a matra: {shown}")
