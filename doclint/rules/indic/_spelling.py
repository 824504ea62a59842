"""Single words that may have another spelling, and the key that their spellings share.

Two spellings belong together when they have the same fold key: without nuktas, with the anusvara
for the candrabindu and for a half nasal before a consonant of its own class. These are the foldings
that indic-nlp-library offers as `remove_nuktas` and `nasals_mode="to_anusvaara_strict"`, with the
candrabindu added; keys are compared and never written.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from doclint.values.lazy_pattern import lazy_pattern

__all__ = ["fold", "variable_words"]

_WORD = lazy_pattern("[\u0904-\u0939\u0958-\u0961\u0972-\u097f][\u0900-\u0963\u0971-\u097f]+")
_HALF_NASAL = "ङ्(?=[क-घ])|ञ्(?=[च-झ])|ण्(?=[ट-ढ])|[नऩ]्(?=[त-ध])|म्(?=[प-भ])"
# signs that another spelling may lack or write differently, and letters that may get a nukta
_VARIABLE = lazy_pattern(f"[\u0901\u0902\u093c\u0929\u0931\u0934\u0958-\u095f]|{_HALF_NASAL}")
# a mistake, not a spelling
_MISPLACED_NUKTA = lazy_pattern("[\u0900-\u0903\u093c\u093e-\u094d]\u093c")
_TAKES_NUKTA = lazy_pattern("[कखगजडढफ]")
_FOLDED_NASAL = lazy_pattern(f"\u0901|{_HALF_NASAL}")
# the commonest words that would only have to be counted: nobody spells them otherwise
_INVARIABLE = frozenset(
    [
        "में", "हैं", "नहीं", "करने", "करता", "करते", "करती", "करना", "करके",
        "करें", "किया", "किए", "किसी", "किन्तु", "जाता", "जाते", "जाती", "जाने",
        "गया", "गए", "सकता", "सकते", "सकती", "जैसे", "इसके", "इसका", "इसकी", "उनके",
        "उनकी", "आपके", "आपको", "अधिक", "अलग", "काम", "कार्य", "कुछ", "कोई", "क्या",
        "क्यों", "क्योंकि", "कैसे", "केवल", "लेकिन", "उपयोग", "उन्हें", "इन्हें",
        "जिसे", "जिसमें", "जिससे", "जिनमें", "प्रत्येक", "लागू", "कारण", "आगे",
        "होगा", "होंगे", "आवश्यकता", "आवश्यक", "प्रक्रिया", "डेटा", "कोड",
    ]
)  # fmt: skip


def variable_words(piece: str) -> tuple[tuple[int, str], ...]:
    """The words in `piece` that may have another spelling, with their offsets."""
    return tuple(
        (found.start(), found[0]) for found in _WORD.finditer(piece) if _may_vary(found[0])
    )


def _may_vary(word: str) -> bool:
    if word in _INVARIABLE or _MISPLACED_NUKTA.search(word):
        return False
    if _VARIABLE.search(word):
        return True
    return len(word) > 2 and _TAKES_NUKTA.search(word) is not None


@lru_cache(maxsize=1 << 15)
def fold(word: str) -> str:
    """The fold key of `word`."""
    bare = unicodedata.normalize("NFD", word).replace("\u093c", "")
    return _FOLDED_NASAL.sub("\u0902", bare)
