"""What every character of the nine big Indic scripts is: derived from Unicode, not written down.

The scripts are the blocks U+0900–U+0D7F, 128 code points each. A `Letters` value holds, as bodies
of regular-expression classes, the consonants, independent vowels, matras, nuktas, halants
(viramas), bindus, visargas and accents, found by the names that the Unicode Character Database
gives them.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import NamedTuple

__all__ = ["SCRIPT_NAMES", "Letters", "class_of", "letters", "script_of"]

SCRIPT_NAMES = (
    "Devanagari", "Bengali", "Gurmukhi", "Gujarati", "Odia",
    "Tamil", "Telugu", "Kannada", "Malayalam",
)  # fmt: skip

_FIRST, _LAST, _BLOCK = 0x0900, 0x0D7F, 0x80
# danda and double danda stand in the Devanagari block and belong to every script
_SHARED = frozenset("\u0964\u0965")
_VEDIC = "\u1cd0-\u1cfa\ua8e0-\ua8f1"
_VOWEL = re.compile(
    r"(?:CANDRA |SHORT |LONG |ARCHAIC |VOCALIC )*"
    r"(?:AA?|II?|UU?|RR?|LL?|EE?|AI|OO?|AU|OE|OOE|AW|UE|UUE)"
)


class Letters(NamedTuple):
    """The characters of one script, or of all, as bodies of character classes."""

    consonants: str
    vowels: str
    matras: str
    nuktas: str
    halants: str
    bindus: str
    visargas: str
    accents: str
    digits: str
    others: str

    @property
    def marks(self) -> str:
        """Every mark that needs a letter before it, accents apart."""
        return self.matras + self.nuktas + self.halants + self.bindus + self.visargas

    @property
    def bases(self) -> str:
        """Every letter: consonants, vowels and the few that are neither."""
        return self.consonants + self.vowels + self.others

    @property
    def word(self) -> str:
        """Whatever a word is made of, joiners and digits apart."""
        return self.bases + self.marks + self.accents


@cache
def letters(script: str | None = None) -> Letters:
    """The characters of `script`, one of `SCRIPT_NAMES`, or of all nine."""
    first, last = _FIRST, _LAST
    if script is not None:
        first += SCRIPT_NAMES.index(script) * _BLOCK
        last = first + _BLOCK - 1
    found: dict[str, list[int]] = {name: [] for name in Letters._fields}
    for code in range(first, last + 1):
        kind = class_of(chr(code))
        if kind:
            found[kind].append(code)
    bodies = {kind: _ranges(codes) for kind, codes in found.items()}
    bodies["accents"] += _VEDIC
    return Letters(**bodies)


def class_of(character: str) -> str:
    """The field of `Letters` that holds `character`; empty for symbols and unassigned ones."""
    if not character:
        return ""
    name = unicodedata.name(character, "")
    category = unicodedata.category(character)
    if not name or character in _SHARED:
        return ""
    if category in ("Mn", "Mc"):
        return _class_of_mark(name)
    if category == "Nd":
        return "digits"
    if not category.startswith("L"):
        return ""
    _, letter, what = name.partition(" LETTER ")
    if not letter:
        return "vowels" if " VOWEL " in name else "others"
    return "vowels" if _VOWEL.fullmatch(what) else "consonants"


def _class_of_mark(name: str) -> str:
    if "NUKTA" in name:
        return "nuktas"
    if name.endswith((" VIRAMA", " PURE KILLER")):
        return "halants"
    if name.endswith(("CANDRABINDU", "ANUSVARA", "BINDI", "TIPPI", "ADDAK", "ANUSVARA ABOVE")):
        return "bindus"
    if name.endswith(" VISARGA"):
        return "visargas"
    if "VOWEL SIGN" in name or "LENGTH MARK" in name:
        return "matras"
    return "accents"


def script_of(character: str) -> str:
    """The name of the Indic script whose block holds `character`, or an empty string."""
    code = ord(character or "\0")
    if not _FIRST <= code <= _LAST or character in _SHARED:
        return ""
    return SCRIPT_NAMES[(code - _FIRST) // _BLOCK]


def _ranges(codes: list[int]) -> str:
    """Sorted `codes` as the body of a character class."""
    body = ""
    start = previous = -2
    for code in [*codes, -2]:
        if code == previous + 1:
            previous = code
            continue
        if start >= 0:
            body += chr(start) if start == previous else f"{chr(start)}-{chr(previous)}"
        start = previous = code
    return body
