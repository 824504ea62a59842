"""A nukta on a letter that takes none."""

from __future__ import annotations

from collections.abc import Iterator

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.rules.indic._word_repair import explain, syllable_defects, word_defects
from doclint.values.diagnostic import Diagnostic


@rule("IN012", "nukta-on-wrong-base", when=Relevance(non_ascii=True, derived=syllable_defects))
def nukta_on_wrong_base(ctx: Context) -> Iterator[Diagnostic]:
    """A nukta on a Devanagari letter that never takes one.

    The dot was typed one letter too early or too late: the reader sees a letter that does not
    exist, and the letter that should have the dot has none.

    ```md bad lang=hi escapes
    ⟦म\\u093c⟧कान
    ```

    ```md good lang=hi
    मकान, ज़मीन, फ़ाइल
    ```

    There is no fix: the nukta may belong to a neighbour or nowhere.
    """
    for defect in word_defects(ctx.doc, "IN012"):
        shown = explain(defect, None)
        yield ctx.diagnostic(defect.span, f"a nukta on a letter that takes none: {shown}")
