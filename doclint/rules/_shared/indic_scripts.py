"""What every character of the nine big Indic scripts is: derived from Unicode, not written down.

The scripts are the blocks U+0900–U+0D7F, 128 code points each. The names that the Unicode Character
Database gives the characters tell consonants, vowels and the kinds of sign apart, in every script.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from doclint.values.lazy_pattern import lazy_pattern

__all__ = ["INDIC", "SCRIPT_NAMES", "class_of", "script_of", "shape"]

SCRIPT_NAMES = (
    "Devanagari", "Bengali", "Gurmukhi", "Gujarati", "Odia",
    "Tamil", "Telugu", "Kannada", "Malayalam",
)  # fmt: skip

# letters, signs and, beyond Devanagari, digits: the body of a class that is cheap to compile and
# to match; where digits matter, ask `class_of` about what was found
INDIC = "\u0900-\u0963\u0971-\u0d7f"

_FIRST, _LAST, _BLOCK = 0x0900, 0x0D7F, 0x80
# danda and double danda stand in the Devanagari block and belong to every script
_SHARED = frozenset("\u0964\u0965")
_VEDIC = (*range(0x1CD0, 0x1CFB), *range(0xA8E0, 0xA8F2))
_VOWEL = lazy_pattern(
    r"(?:CANDRA |SHORT |LONG |ARCHAIC |VOCALIC )*"
    r"(?:AA?|II?|UU?|RR?|LL?|EE?|AI|OO?|AU|OE|OOE|AW|UE|UUE)"
)


def shape(text: str) -> str:
    """One letter for each character of `text`, saying what part of a syllable it is.

    C consonant, K consonant with a nukta built in, V independent vowel, O another letter, M matra,
    N nukta, H halant, B bindu, X visarga, A accent, D digit, J joiner, `-` anything else.
    """
    return text.translate(_shapes())


def class_of(character: str) -> str:
    """The letter that `shape` has for `character`; an empty string for an empty one."""
    return _shapes()[ord(character)] if character else ""


def script_of(character: str) -> str:
    """The name of the Indic script whose block holds `character`, or an empty string."""
    code = ord(character or "\0")
    if not _FIRST <= code <= _LAST or character in _SHARED:
        return ""
    return SCRIPT_NAMES[(code - _FIRST) // _BLOCK]


class _Shapes(dict[int, str]):
    """Classes by code point, found out when first asked for; every code point has one."""

    def __missing__(self, code: int) -> str:
        if not _FIRST <= code <= _LAST:
            return "-"
        self[code] = found = _class_of(chr(code))
        return found


@cache
def _shapes() -> _Shapes:
    return _Shapes({0x200C: "J", 0x200D: "J"} | dict.fromkeys(_VEDIC, "A"))


def _class_of(character: str) -> str:
    name = unicodedata.name(character, "")
    category = unicodedata.category(character)
    if not name or character in _SHARED:
        return "-"
    if category in ("Mn", "Mc"):
        return _class_of_mark(name)
    if category == "Nd":
        return "D"
    if not category.startswith("L"):
        return "-"
    _, letter, what = name.partition(" LETTER ")
    if not letter:
        return "V" if " VOWEL " in name else "O"
    if _VOWEL.fullmatch(what):
        return "V"
    nukta_built_in = "N" in map(_class_of, unicodedata.normalize("NFD", character)[1:])
    return "K" if nukta_built_in else "C"


def _class_of_mark(name: str) -> str:
    if "NUKTA" in name:
        return "N"
    if name.endswith((" VIRAMA", " PURE KILLER")):
        return "H"
    if name.endswith(("CANDRABINDU", "ANUSVARA", "BINDI", "TIPPI", "ADDAK", "ANUSVARA ABOVE")):
        return "B"
    if name.endswith(" VISARGA"):
        return "X"
    if "VOWEL SIGN" in name or "LENGTH MARK" in name:
        return "M"
    return "A"
