"""A nukta too many."""

from __future__ import annotations

from collections.abc import Iterator

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.rules.indic._word_repair import explain, repair, syllable_defects, word_defects
from doclint.values.diagnostic import Diagnostic, Severity


@rule(
    "IN011",
    "double-nukta",
    severity=Severity.ERROR,
    when=Relevance(non_ascii=True, derived=syllable_defects),
)
def double_nukta(ctx: Context) -> Iterator[Diagnostic]:
    """Two nuktas on one letter.

    The dots fall on each other, so the word looks right; a search for it finds nothing.

    ```md bad lang=hi escapes
    बड⟦\\u093c\\u093c⟧ा
    ```

    ```md fixed lang=hi escapes
    बड\\u093cा
    ```

    ```md good lang=hi
    बड़ा
    ```

    The fix keeps one nukta.
    """
    for defect in word_defects(ctx.doc, "IN011"):
        # a single nukta matches after a letter that has one built in
        kept = defect.text[0] if len(defect.text) > 1 else ""
        fix = repair(ctx, "Write one nukta", defect, kept)
        yield ctx.diagnostic(
            defect.span,
            f"a nukta too many: {explain(defect, fix)}",
            fix,
        )
