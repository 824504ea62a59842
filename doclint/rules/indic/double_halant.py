"""The same halant twice."""

from __future__ import annotations

from collections.abc import Iterator

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.rules.indic._word_repair import explain, repair, syllable_defects, word_defects
from doclint.values.diagnostic import Diagnostic, Severity


@rule(
    "IN005",
    "double-halant",
    severity=Severity.ERROR,
    when=Relevance(non_ascii=True, derived=syllable_defects),
)
def double_halant(ctx: Context) -> Iterator[Diagnostic]:
    """Two halants in a row.

    The second one has no letter to act on: it breaks the conjunct and shows a dotted circle.

    ```md bad lang=hi escapes
    क⟦\\u094d\\u094d⟧या
    ```

    ```md fixed lang=hi
    क्या
    ```

    ```md good lang=hi
    क्या, सम्मान
    ```

    The fix keeps one halant.
    """
    for defect in word_defects(ctx.doc, "IN005"):
        fix = repair(ctx, "Write one halant", defect, defect.text[0])
        yield ctx.diagnostic(
            defect.span,
            f"{len(defect.text)} halants in a row: {explain(defect, fix)}",
            fix,
        )
