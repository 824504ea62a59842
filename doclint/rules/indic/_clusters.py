"""What a well-formed Indic syllable looks like: the patterns of every way in which it can be wrong.

The patterns are keyed by rule code. They are tried on words that are known to be odd, so they are
written to be read, not to be fast; `ODD` is the one that is fast.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from functools import cache

from doclint.rules.indic._do_not_emit import DO_NOT_EMIT, TAMIL_SHRI
from doclint.rules.indic._scripts import letters

__all__ = ["JOINERS", "cluster_around", "defect_patterns", "defects", "odd_cluster", "odd_pattern"]

JOINERS = "\u200c\u200d"

# letters of Devanagari that take a nukta in some language
_NUKTA_BASES = "कखगजझडढफयनरळलसवचछथअ"


@cache
def defect_patterns() -> Mapping[str, re.Pattern[str]]:
    """The pattern of each rule about syllables by the rule's code."""
    a = letters()
    matra, halant, nukta, vowel = (
        f"[{a.matras}]",
        f"[{a.halants}]",
        f"[{a.nuktas}]",
        f"[{a.vowels}]",
    )
    sign = f"[{a.bindus}{a.visargas}]"
    composed_nukta = (
        "[\u0929\u0931\u0934\u0958-\u095f\u09dc\u09dd\u09df\u0a33\u0a36\u0a59-\u0a5b\u0a5e]"
    )
    devanagari = letters("Devanagari").bases
    known = "|".join(sorted(map(re.escape, DO_NOT_EMIT), key=len, reverse=True))
    patterns = {
        "IN001": f"{known}|{TAMIL_SHRI[0]}",
        "IN002": f"{matra}{{2,}}",
        "IN003": f"{vowel}{matra}",
        "IN004": f"{halant}[{JOINERS}]?{matra}",
        "IN005": f"{halant}{{2,}}",
        "IN006": f"[{a.matras}{a.vowels}]{halant}",
        "IN007": f"{sign}{matra}",
        "IN008": f"({sign})\\1+|{_mixed_nasals()}",
        "IN009": f"{halant}{sign}",
        "IN010": f"[{a.matras}{a.bindus}{a.visargas}]{nukta}",
        "IN011": f"{nukta}{{2,}}|(?<={composed_nukta}){nukta}",
        "IN012": f"[{devanagari}](?<![{_NUKTA_BASES}\u0929\u0931\u0934\u0958-\u095f])\u093c",
        "IN013": f"(?<![{a.word}{JOINERS}\u00a0\u25cc])[{a.marks}]+",
    }  # fmt: skip
    return {code: re.compile(pattern) for code, pattern in patterns.items()}


@cache
def odd_pattern() -> re.Pattern[str]:
    """Finds, in one search, whether a piece of text may match any of `defect_patterns`.

    It also finds joiners beside Indic letters; it finds too much rather than too little.
    """
    a = letters()
    matra, halant, nukta = a.matras, a.halants, a.nuktas
    sign = a.bindus + a.visargas
    return re.compile(
        f"[{matra}](?=[{matra}{halant}{nukta}])"
        f"|[{a.vowels}\u0a72\u0a73](?=[{matra}{halant}])"
        f"|[{halant}](?=[{JOINERS}]?[{matra}{halant}{sign}])"
        f"|[{sign}](?=[{matra}{nukta}{sign}])"
        f"|[{nukta}](?=[{nukta}])|[\u0929\u0931\u0934\u0958-\u095f](?=\u093c)"
        f"|(?<![{_NUKTA_BASES}])\u093c"
        f"|(?<![{a.word}])[{a.marks}]"
        f"|(?<=[{a.word}])[{JOINERS}]|[{JOINERS}](?=[{a.word}])"
        f"|र्इ|{TAMIL_SHRI[0]}"
    )


def odd_cluster(text: str) -> bool:
    """Whether `text` may break the grammar of Indic syllables."""
    return odd_pattern().search(text) is not None


def defects(word: str) -> Counter[str]:
    """How often each rule about syllables, and the one about NFC, speaks up in `word`."""
    found = Counter(
        {code: len(pattern.findall(word)) for code, pattern in defect_patterns().items()}
    )
    found["UC008"] = not unicodedata.is_normalized("NFC", word)
    return found


def cluster_around(word: str, start: int, end: int) -> tuple[int, int]:
    """The bounds of the syllable in `word` that holds `start` to `end`: a letter and its marks."""
    attached = _attached()
    while start > 0 and attached.match(word[start]):
        start -= 1
    while end < len(word) and attached.match(word[end]):
        end += 1
    return start, end


@cache
def _attached() -> re.Pattern[str]:
    return re.compile(f"[{letters().marks}{letters().accents}{JOINERS}]")


def _mixed_nasals() -> str:
    """A candrabindu and an anusvara of the same script on one letter, in either order."""
    pairs = [
        ("\u0901", "\u0902"), ("\u0981", "\u0982"), ("\u0a01", "\u0a02"), ("\u0a81", "\u0a82"),
        ("\u0b01", "\u0b02"), ("\u0c01", "\u0c02"), ("\u0c81", "\u0c82"), ("\u0d01", "\u0d02"),
    ]  # fmt: skip
    return "|".join(f"{one}{two}|{two}{one}" for one, two in pairs)
