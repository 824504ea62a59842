"""What a well-formed Indic syllable looks like: the patterns of every way in which it can be wrong.

The patterns are keyed by rule code and match the `shape` of a word: one letter a character, the
same for all scripts.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from doclint.rules._shared.indic_scripts import class_of, shape
from doclint.rules.indic._do_not_emit import DO_NOT_EMIT, TAMIL_SHRI
from doclint.values.lazy_pattern import lazy_pattern

__all__ = ["cluster_around", "defects", "find_defects", "near", "odd_cluster", "takes_nukta"]

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
_SEQUENCES = frozenset((TAMIL_SHRI[0], *DO_NOT_EMIT))
_SIZES = sorted(set(map(len, _SEQUENCES)), reverse=True)
# all of them as one pattern would take longer to compile than most pages to check
_SEQUENCE_START = lazy_pattern(
    "[{}](?=[{}])".format(*("".join({one[place] for one in _SEQUENCES}) for place in (0, 1)))
)
# longer than any syllable; what is further away does not change it, and a hostile page is one word
_REACH = 24


def odd_cluster(text: str) -> bool:
    """Whether `text` may break the grammar of Indic syllables; too often rather than too seldom."""
    judged = _YA_PHALAA.sub("\u09af", text) if "\u09cd\u09af" in text else text
    return (
        _ODD.search(shape(judged)) is not None
        or (_NUKTA in text and any(code == "IN012" for code, _, _ in find_defects(text)))
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


def find_defects(word: str) -> Iterator[tuple[str, int, int]]:
    """What the rules about syllables have to say about `word`: code, start and end, by code."""
    for start, end in _sequences(word):
        yield "IN001", start, end
    classes = shape(word)
    for code, pattern in _PATTERNS.items():
        for found in pattern.finditer(classes):
            start, end = found.span()
            if code == "IN008" and not _duplicate(word[start:end]):
                continue
            if code == "IN012" and (word[end - 1] != _NUKTA or word[start] in _NUKTA_BASES):
                continue
            yield code, start, end


def _sequences(word: str) -> Iterator[tuple[int, int]]:
    """Where `word` holds a sequence that is not to be written; the longest one at each place."""
    behind = 0
    for found in _SEQUENCE_START.finditer(word):
        start = found.start()
        # at the end of the word a piece is shorter than asked for
        pieces = (word[start : start + size] for size in _SIZES)
        sequence = next((piece for piece in pieces if piece in _SEQUENCES), "")
        if sequence and start >= behind:
            behind = start + len(sequence)
            yield start, behind


def defects(word: str) -> Counter[str]:
    """How often each rule about syllables, and the one about NFC, speaks up in `word`."""
    found = Counter(code for code, _, _ in find_defects(word))
    found["UC008"] = not unicodedata.is_normalized("NFC", word)
    return found


def near(word: str, start: int, end: int) -> tuple[int, int]:
    """The bounds of what may belong to the syllable in `word` that holds `start` to `end`."""
    return max(start - _REACH, 0), min(end + _REACH, len(word))


def cluster_around(word: str, start: int, end: int) -> tuple[int, int]:
    """The bounds of the syllable in `word` that holds `start` to `end`: a letter and its marks."""
    first, last = near(word, start, end)
    classes = shape(word[first:last])
    while start > first and classes[start - first] in "MNHBXAJ":
        start -= 1
    while end < last and classes[end - first] in "MNHBXAJ":
        end += 1
    return start, end


def _duplicate(signs: str) -> bool:
    """Whether one of two neighbouring signs is too much: the same one, or another nasal sign."""
    return signs == signs[0] * len(signs) or signs in _MIXED_NASALS
