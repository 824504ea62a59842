"""Two vowel signs on one letter."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.rules._shared.text_language import language_of
from doclint.rules.indic._clusters import cluster_around
from doclint.rules.indic._do_not_emit import DO_NOT_EMIT
from doclint.rules.indic._word_repair import explain, repair, syllable_defects, word_defects
from doclint.values.diagnostic import Diagnostic, Severity

# pairs that old keyboards and fonts make of one vowel sign; Devanagari, either order
_ONE = {
    frozenset("\u093e\u0947"): "\u094b",
    frozenset("\u093e\u0948"): "\u094c",
    frozenset("\u093e\u0945"): "\u0949",
    frozenset("\u093e\u0946"): "\u094a",
}
# twice the sign of e is the usual way to type the sign of ai in Malayalam
_AMBIGUOUS = frozenset("\u0d46")


@rule(
    "IN002",
    "double-matra",
    severity=Severity.ERROR,
    when=Relevance(non_ascii=True, derived=syllable_defects),
)
def double_matra(ctx: Context) -> Iterator[Diagnostic]:
    """Two matras on one letter.

    A letter carries one vowel sign. Browsers draw two without a warning, so the writer sees a word
    that looks almost right, and the reader cannot find it, hear it read aloud correctly or copy it.

    ```md bad lang=hi
    और ज⟦ाे⟧ नहीं छूत⟦ाा⟧ है
    ```

    ```md fixed lang=hi
    और जो नहीं छूता है
    ```

    ```md bad lang=hi
    बढ़त⟦ाी⟧ है
    ```

    ```md good lang=hi
    होना, कोई, `ाे`
    ```

    Parts of one vowel sign are joined and a sign written twice is written once; for two different
    signs nobody but the writer knows which is meant, so there is no fix.
    """
    for defect in word_defects(ctx.doc, "IN002"):
        signs = defect.text
        if _belongs_elsewhere(defect.word.text, *defect.at):
            continue
        replacement = _joined(signs)
        # in Sanskrit a doubled sign may stand for the sign of a long vocalic r or l
        safe = not (language_of(ctx.doc) == "sa" and signs[0] == signs[-1])
        fix = None
        if replacement is not None:
            fix = repair(ctx, "Write one matra", defect, replacement, safe)
        yield ctx.diagnostic(
            defect.span,
            f"two matras on one letter: {explain(defect, fix)}",
            fix,
        )


def _belongs_elsewhere(word: str, start: int, end: int) -> bool:
    """Whether NFC or the list of sequences not to write is about exactly these signs."""
    signs = word[start:end]
    if not unicodedata.is_normalized("NFC", signs) or signs in DO_NOT_EMIT:
        return True
    low, _ = cluster_around(word, start, end)
    return word[low : low + 3] in DO_NOT_EMIT and end - low == len(signs) + 1


def _joined(signs: str) -> str | None:
    """The one sign that `signs` stand for, if that is certain."""
    one = signs[0]
    for sign in signs[1:]:
        if sign == one:
            if sign in _AMBIGUOUS:
                return None
            continue
        joined = _ONE.get(frozenset((one, sign)))
        if joined is None:
            return None
        one = joined
    return one
