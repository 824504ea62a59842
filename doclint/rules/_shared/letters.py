"""The characters of a page as one byte each, so that all of them can be looked at together.

ASCII, the block of one Indic script and the commonest symbols beyond both make 256 characters, and
nearly every page gets by with them. A few passes over its bytes, none a loop in Python, then
tell what stands on the page and what stands beside what.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from doclint.page.document import Document
from doclint.rules._shared.indic_scripts import INDIC
from doclint.rules._shared.writing_systems import script_of_letter
from doclint.rules.indic._words import WORD
from doclint.values.lazy_pattern import lazy_pattern

__all__ = [
    "DEVANAGARI",
    "Letters",
    "alphabet",
    "fits",
    "letters",
    "letters_of",
    "neighbours",
    "places",
    "text_of",
]

DEVANAGARI = 0x0900
_BLOCK = 0x80
# joiners, dandas, blanks, quotation marks, dashes and signs: no letters, and no character that
# normalization changes
_SYMBOLS = "\u200c\u200d\u00a0।॥“”‘’–—‑…•·→←×°₹€£©®™✓−"
# they take the places of the control characters that are no white space
_PLACES = tuple(code for code in (*range(1, 0x20), 0x7F) if chr(code) not in "\t\n\r")
# what the codec takes for a place that is free
_NOTHING = "\ufffe"
# how far to look for the first Indic letter on a page that starts with something else
_REACH = 4_000
_INDIC = lazy_pattern(f"[{INDIC}]")
_SOME = re.compile(b"[^\0]")


class Letters(NamedTuple):
    """A page in the alphabet of one Indic script, whose block starts at `block`.

    `codes` has a byte for each code point of the text: its place in the alphabet. `strange`
    characters are in no place and count as question marks. With `foreign` some of them may be parts
    of words, so that bytes would not tell the whole truth, and there are none.
    """

    block: int
    codes: bytes
    strange: frozenset[str]
    foreign: bool


def letters(document: Document) -> Letters:
    """The page in bytes; to be asked for through `Document.derived`."""
    text = document.text
    try:
        return Letters(DEVANAGARI, _encoder(DEVANAGARI)(text, "strict"), frozenset(), False)
    except UnicodeEncodeError as error:
        first = _INDIC.search(text, 0, error.start + _REACH)
    block = DEVANAGARI if first is None else ord(first[0]) // _BLOCK * _BLOCK
    if block != DEVANAGARI and (codes := _all_letters(text, block)) is not None:
        return Letters(block, codes, frozenset(), foreign=False)
    # on a page in another script each of its words is strange, and many come again
    strange = frozenset("".join(set(_strangers(block).findall(text))))
    if any(map(_is_foreign, strange)):
        # nobody would look at the bytes, and the codec is slow where many have no place
        return Letters(block, b"", strange, foreign=True)
    return Letters(block, letters_of(text, block), strange, foreign=False)


def letters_of(text: str, block: int) -> bytes:
    """`text` in the alphabet of the Indic script at `block`, question marks for what is not."""
    return _encoder(block)(text, "replace")


def text_of(codes: bytes, block: int) -> str:
    """The text that `codes` stand for."""
    return codecs.charmap_decode(codes, "strict", alphabet(block))[0]


def fits(text: str, block: int) -> bool:
    """Whether `text` has no character beyond the alphabet of the Indic script at `block`."""
    return _all_letters(text, block) is not None


def _all_letters(text: str, block: int) -> bytes | None:
    """`text` in the alphabet of the Indic script at `block`; None if some of it is beyond that."""
    try:
        return _encoder(block)(text, "strict")
    except UnicodeEncodeError:
        return None


@cache
def alphabet(block: int) -> str:
    """The 256 characters of the pages in the Indic script at `block`, by their bytes."""
    characters = [*map(chr, range(_BLOCK)), *map(chr, range(block, block + _BLOCK))]
    symbols = "".join(one for one in _SYMBOLS if one not in characters)
    for place, symbol in zip(_PLACES, symbols.ljust(len(_PLACES), _NOTHING), strict=True):
        characters[place] = symbol
    return "".join(characters)


@cache
def _encoder(block: int) -> Callable[[str, str], bytes]:
    mapping = codecs.charmap_build(alphabet(block))
    return lambda text, errors: codecs.charmap_encode(text, errors, mapping)[0]


@cache
def _strangers(block: int) -> re.Pattern[str]:
    """Finds a run of characters that are not in the alphabet."""
    known = alphabet(block)
    others = known[:_BLOCK].replace(_NOTHING, "")
    return re.compile(f"[^{re.escape(others)}{known[_BLOCK]}-{known[-1]}]+")


@cache
def _is_foreign(character: str) -> bool:
    """Whether `character` can be a part of a word or change what stands beside it."""
    return (
        WORD.match(character) is not None
        or script_of_letter(character) != ""
        or unicodedata.combining(character) > 0
        or not unicodedata.is_normalized("NFC", character)
    )


def neighbours(codes: bytes, before: bytes, after: bytes) -> bytes:
    """For each code the bits that `before` has for the code in front and `after` for itself.

    `before` and `after` are tables of 256 bytes, one bit for each kind of neighbourhood that is
    looked for; a line feed is taken to stand in front of the first code. Empty where there is no
    such neighbourhood at all.

    Two numbers as long as the page are compared in one step.
    """
    front = int.from_bytes((b"\n" + codes[:-1]).translate(before), "little")
    found = front & int.from_bytes(codes.translate(after), "little")
    return found.to_bytes(len(codes), "little") if found else b""


def places(found: bytes) -> Iterator[int]:
    """Where in what `neighbours` returned a bit is set."""
    return (one.start() for one in _SOME.finditer(found))
