"""A halant where there is no inherent vowel to take away."""

from __future__ import annotations

from collections.abc import Iterator

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.rules._shared.indic_scripts import class_of
from doclint.rules._shared.text_language import language_of
from doclint.rules.indic._word_repair import explain, syllable_defects, word_defects
from doclint.values.diagnostic import Diagnostic, Severity

# the half u of Malayalam is written with the sign of u and a virama
_MALAYALAM_HALF_U = "\u0d41\u0d4d"
# letter ya after these halants makes the sound of the vowel in "cat": অ্যাপ
_YA_AFTER = ("\u09cd\u09af", "\u0b4d\u0b2f", "\u0b4d\u0b5f")
_VOWEL_HALANT_LANGUAGES = ("sa", "kok")


@rule(
    "IN006",
    "halant-after-vowel",
    severity=Severity.ERROR,
    when=Relevance(non_ascii=True, derived=syllable_defects),
)
def halant_after_vowel(ctx: Context) -> Iterator[Diagnostic]:
    """A halant after a vowel letter or a vowel sign.

    A halant takes away the vowel that a consonant has by itself. After another vowel it has nothing
    to do; it draws a stroke in the wrong place and the word is no longer found.

    ```md bad lang=ne
    म⟦ो्⟧डेल
    ```

    ```md good lang=bn
    অ্যাপ
    ```

    ```md good lang=ml
    അതു്
    ```

    There is no fix: the vowel or the halant may be the mistake.
    """
    for defect in word_defects(ctx.doc, "IN006"):
        if defect.text == _MALAYALAM_HALF_U:
            continue
        if class_of(defect.text[0]) == "V" and (
            defect.word.text.startswith(_YA_AFTER, defect.start + 1)
            or language_of(ctx.doc) in _VOWEL_HALANT_LANGUAGES
        ):
            continue
        shown = explain(defect, None)
        yield ctx.diagnostic(defect.span, f"a halant after a vowel: {shown}")
