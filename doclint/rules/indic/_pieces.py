"""The pieces of a page, between its blanks, that deserve a closer look.

On most pages the bytes of `_letters` name them, and there are few. A page with letters of other
scripts is split instead. Pages repeat each other, so judgements are remembered.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import accumulate, chain, compress, count
from operator import add

from doclint.page.document import Document
from doclint.rules._shared.indic_scripts import INDIC, class_of
from doclint.rules._shared.letters import DEVANAGARI, alphabet, fits, letters, neighbours, places
from doclint.rules.indic._clusters import odd_cluster, takes_nukta
from doclint.rules.indic._do_not_emit import TAMIL_SHRI
from doclint.values.lazy_pattern import lazy_pattern

__all__ = ["odd_pieces"]

_INDIC = lazy_pattern(f"[{INDIC}]")
_LOOKALIKE = lazy_pattern("[A-Za-z](?=[\u0370-\u05ff])|[\u0370-\u05ff](?=[A-Za-z])")
# Greek to Greek Extended: every script that can be mixed up with another inside a word
_FIRST_MIXABLE, _LAST_MIXABLE = "\u0370", "\u1fff"
_REST = lazy_pattern("[^ \n]*")
# how many judgements are remembered
_MOST = 1 << 16
_BLOCK = 0x80

# by kind of character, in the letters of `shape` with L for a Latin one: the kinds behind which it
# deserves a closer look; nuktas are looked up one by one
_ODD_BEHIND = {
    "M": "MVOHBXJLD-",
    "H": "MVOHAJLD-",
    "N": "",
    "BX": "HBXJLD-",
    "JL": "CKVOMNHBXA",
    "V": "HJL",
    "CKO": "JL",
    "A": "AJL",
}
_ANY = 0xFF


def odd_pieces(document: Document) -> Iterable[tuple[int, str]]:
    """The pieces that may break a rule about words: where each starts, and what it says."""
    block, codes, strange, foreign = document.derived(letters)
    text = document.text
    if foreign:
        # Latin letters and the like go with each other
        if (
            _INDIC.search(text) is None
            and not any(_FIRST_MIXABLE <= one <= _LAST_MIXABLE for one in strange)
            and unicodedata.is_normalized("NFC", text)
        ):
            return ()
        return _all_odd(text)
    found = neighbours(codes, *_tables(block))
    suspects: Iterable[int] = places(found) if found else ()
    if TAMIL_SHRI[0] in text:
        suspects = sorted(chain(suspects, map(re.Match.start, re.finditer(TAMIL_SHRI[0], text))))
    return _around(text, suspects)


def _around(text: str, offsets: Iterable[int]) -> Iterator[tuple[int, str]]:
    """The odd ones among the pieces of `text` around `offsets`, which are in order."""
    end = 0
    for offset in offsets:
        if offset < end:
            continue
        start = max(text.rfind(" ", end, offset), text.rfind("\n", end, offset), end - 1) + 1
        rest = _REST.match(text, offset)
        assert rest is not None
        end = rest.end()
        piece = text[start:end]
        if _is_odd(piece):
            yield start, piece


def _all_odd(text: str) -> Iterator[tuple[int, str]]:
    """The odd ones among all pieces of `text`.

    Pieces are parted by one character, so the place of each follows from the lengths before it and
    from how many there are.
    """
    every = text.replace("\n", " ").split(" ")
    odd = list(map(_is_odd, every))
    starts = map(add, compress(accumulate(map(len, every), initial=0), odd), compress(count(), odd))
    return zip(starts, compress(every, odd), strict=True)


@lru_cache(_MOST)
def _is_odd(piece: str) -> bool:
    """Whether `piece` may break a rule about words; too often rather than too seldom."""
    return not piece.isascii() and (
        odd_cluster(piece) or _mixed(piece) or not unicodedata.is_normalized("NFC", piece)
    )


def _mixed(piece: str) -> bool:
    """Whether letters of two scripts touch in `piece`."""
    first = _INDIC.search(piece)
    if first is None:
        return _LOOKALIKE.search(piece) is not None
    block = ord(first[0]) // _BLOCK * _BLOCK
    contact = _latin_contact if fits(piece, block) else _contact
    return contact(block).search(piece) is not None


@cache
def _latin_contact(block: int) -> re.Pattern[str]:
    """Finds where a letter of the Indic script at `block` touches a Latin one."""
    own = f"[{chr(block)}-{chr(block + _BLOCK - 1)}]"
    return re.compile(f"{own}(?=[A-Za-z])|[A-Za-z](?={own})")


@cache
def _contact(block: int) -> re.Pattern[str]:
    """Finds where a letter of the Indic script at `block` touches one of another script."""
    own = f"{chr(block)}-{chr(block + _BLOCK - 1)}"
    # accents and dandas of the Devanagari block belong to every script
    foreign = "A-Za-z\u00c0-\u08ff\u0900-\u0950\u0955-\u0963\u0971-\u1cc0\u1d00-\u1fff\u2c00-\ud7ff"
    return re.compile(f"[{own}](?=[{foreign}])(?=[^{own}])|[{foreign}](?<![{own}])(?=[{own}])")


@cache
def _tables(block: int) -> tuple[bytes, bytes]:
    """For `neighbours`: what makes a piece odd, one bit for each kind of character."""
    characters = alphabet(block)
    kinds = [_kind(character, block) for character in characters]
    before, after = bytearray(len(kinds)), bytearray(len(kinds))
    for place, (character, kind) in enumerate(zip(characters, kinds, strict=True)):
        for bit, (own, odd_behind) in enumerate(_ODD_BEHIND.items()):
            after[place] |= (kind in own) << bit
            if own == "N":
                before[place] |= (not takes_nukta(character, block)) << bit
            else:
                before[place] |= (kind in odd_behind) << bit
        if not unicodedata.is_normalized("NFC", character):
            after[place] = _ANY
    return bytes(before), bytes(after)


def _kind(character: str, block: int) -> str:
    # scripts other than Devanagari may touch Latin letters
    latin = block == DEVANAGARI and character.isascii() and character.isalpha()
    return "L" if latin else class_of(character)
