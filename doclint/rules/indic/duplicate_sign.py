"""A bindu or visarga twice on one letter."""

from __future__ import annotations

from collections.abc import Iterator

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.rules.indic._word_repair import explain, repair, syllable_defects, word_defects
from doclint.values.diagnostic import Diagnostic, Severity


@rule(
    "IN008",
    "duplicate-sign",
    severity=Severity.ERROR,
    when=Relevance(non_ascii=True, derived=syllable_defects),
)
def duplicate_sign(ctx: Context) -> Iterator[Diagnostic]:
    """Two bindus or visargas on one letter.

    The second dot falls on top of the first or beside it; the word looks right and is not found.

    ```md bad lang=hi escapes
    करे⟦\\u0902\\u0902⟧
    ```

    ```md fixed lang=hi
    करें
    ```

    ```md bad lang=hi escapes
    ह⟦\\u0901\\u0902⟧स
    ```

    ```md good lang=hi
    करें, हँस, दुःख
    ```

    The fix writes a sign once that stands twice. Of a candrabindu and an anusvara the writer has to
    choose one.
    """
    for defect in word_defects(ctx.doc, "IN008"):
        signs = defect.text
        fix = None
        if signs == signs[0] * len(signs):
            fix = repair(ctx, "Write the sign once", defect, signs[0])
        yield ctx.diagnostic(
            defect.span,
            f"{len(signs)} signs on one letter: {explain(defect, fix)}",
            fix,
        )
