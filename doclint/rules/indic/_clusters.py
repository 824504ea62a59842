"""What a well-formed Indic syllable looks like: the patterns of every way in which it can be wrong.

The patterns are keyed by rule code and match the `shape` of a word: one letter a character, the
same for all scripts.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from doclint.patterns import lazy_pattern
from doclint.rules.indic._do_not_emit import DO_NOT_EMIT, TAMIL_SHRI
from doclint.rules.indic._scripts import class_of, shape

__all__ = ["CODES", "cluster_around", "defects", "find_defects", "odd_cluster", "takes_nukta"]

_PATTERNS = {
    "IN002": re.compile("MM+"),
    "IN003": re.compile("VM"),
    "IN004": re.compile("HJ?M"),
    "IN005": re.compile("HH+"),
    "IN006": re.compile("[MV]H"),
    "IN007": re.compile("[BX]M"),
    "IN008": re.compile("BB+|XX+"),
    "IN009": re.compile("H[BX]"),
    "IN010": re.compile("[MBX]N"),
    "IN011": re.compile("NN+|(?<=K)N"),
    "IN012": re.compile("[CVO]N"),
    "IN013": re.compile("(?<![CKVOMNHBXAJ])[MNHBX]+"),
}
# whatever may match one of them, and joiners beside Indic letters
_ODD = lazy_pattern(
    "M[MHN]|[VO][MH]|H[HVBXM]|HJM|[BX][MNBX]|[NK]N"
    "|(?<![CKVOMNHBXAJ])[MNHBX]|[CKVOMNHBXA]J|J[CKVOMNHBXA]"
)
# in Bengali a vowel letter may carry the sign of ya: অ্যাপ
_YA_PHALAA = lazy_pattern("(?<=[\u0985-\u0994])\u09cd\u09af")
# letters of Devanagari that take a nukta in some language
_NUKTA_BASES = frozenset("कखगजझडढफयनरळलसवचछथअ")
_NUKTA = "\u093c"
_BLOCK = 0x80
_MIXED_NASALS = frozenset(
    nasals
    for block in range(0x0900, 0x0D80, 0x80)
    for nasals in (chr(block + 1) + chr(block + 2), chr(block + 2) + chr(block + 1))
)
# the rules about syllables
CODES = ("IN001", *_PATTERNS)
_LONGEST = max(map(len, DO_NOT_EMIT))


def odd_cluster(text: str) -> bool:
    """Whether `text` may break the grammar of Indic syllables; too often rather than too seldom."""
    judged = _YA_PHALAA.sub("\u09af", text) if "\u09cd\u09af" in text else text
    return (
        _ODD.search(shape(judged)) is not None
        or (_NUKTA in text and any(True for _ in find_defects(text, "IN012")))
        or TAMIL_SHRI[0] in text
    )


def takes_nukta(letter: str, block: int) -> bool:
    """Whether a nukta may follow `letter` in the Indic script at `block`, and changes nothing else.

    Letters that have a form with the nukta of their own count as taking none.
    """
    nukta = chr(block + ord(_NUKTA) % _BLOCK)
    if class_of(letter) != "C" or not unicodedata.is_normalized("NFC", letter + nukta):
        return False
    return nukta != _NUKTA or letter in _NUKTA_BASES


def find_defects(word: str, code: str) -> Iterator[tuple[int, int]]:
    """Where in `word` the rule `code` has something to say: start and end."""
    if code == "IN001":
        yield from _sequences(word)
        return
    for found in _PATTERNS[code].finditer(shape(word)):
        start, end = found.span()
        if code == "IN008" and not _duplicate(word[start:end]):
            continue
        if code == "IN012" and (word[end - 1] != _NUKTA or word[start] in _NUKTA_BASES):
            continue
        yield start, end


def defects(word: str) -> Counter[str]:
    """How often each rule about syllables, and the one about NFC, speaks up in `word`."""
    found = Counter({code: len(list(find_defects(word, code))) for code in CODES})
    found["UC008"] = not unicodedata.is_normalized("NFC", word)
    return found


def cluster_around(word: str, start: int, end: int) -> tuple[int, int]:
    """The bounds of the syllable in `word` that holds `start` to `end`: a letter and its marks."""
    classes = shape(word)
    while start > 0 and classes[start] in "MNHBXAJ":
        start -= 1
    while end < len(word) and classes[end] in "MNHBXAJ":
        end += 1
    return start, end


def _sequences(word: str) -> Iterator[tuple[int, int]]:
    """Where `word` holds a sequence that is not to be written."""
    start = 0
    while start < len(word):
        # a piece at the end of the word is shorter than asked for
        pieces = (word[start : start + size] for size in range(_LONGEST, 1, -1))
        found = next((piece for piece in pieces if piece in DO_NOT_EMIT), "")
        if word.startswith(TAMIL_SHRI[0], start):
            found = TAMIL_SHRI[0]
        if found:
            yield start, start + len(found)
        start += len(found) or 1


def _duplicate(signs: str) -> bool:
    """Whether one of two neighbouring signs is too much: the same one, or another nasal sign."""
    return signs == signs[0] * len(signs) or signs in _MIXED_NASALS
