"""A page as the pieces between its blanks: what the rules about words look at first.

A page repeats itself, and pages repeat each other: each distinct piece is judged once and the
judgement remembered, so a page costs little more than splitting it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import accumulate, compress, count
from operator import add
from typing import NamedTuple

from doclint.document import Document
from doclint.patterns import lazy_pattern
from doclint.rules.indic._clusters import odd_cluster
from doclint.rules.indic._scripts import INDIC
from doclint.rules.indic._spelling import variable_words

__all__ = ["LATIN", "Judgement", "Pieces", "pieces"]

LATIN = "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"

_INDIC = lazy_pattern(f"[{INDIC}]")
_NATIVE_DIGIT = lazy_pattern("[०-९০-৯੦-੯૦-૯୦-୯௦-௯౦-౯೦-೯൦-൯]")
_LOOKALIKE = lazy_pattern("[A-Za-z](?=[\u0370-\u05ff])|[\u0370-\u05ff](?=[A-Za-z])")
# Greek to Greek Extended: every script that can be mixed up with another inside a word
_MIXABLE = lazy_pattern("[\u0370-\u1fff]")
# how many judgements are remembered
_MOST = 1 << 16
_FIRST_BLOCK, _BLOCK = 0x0900, 0x80


class Judgement(NamedTuple):
    """What a piece of text deserves: a closer look as it is odd, or to be counted.

    `variable` has the words in it that may have another spelling, with their offsets.
    """

    odd: bool
    has_native_digit: bool
    variable: tuple[tuple[int, str], ...]


class Pieces(NamedTuple):
    """The notable pieces of a page in order: where each starts, what it says, what is notable."""

    starts: list[int]
    texts: list[str]
    judgements: list[Judgement]


def pieces(document: Document) -> Pieces:
    """The notable pieces of the page; to be asked for through `Document.derived`.

    Pieces are parted by one character, so the place of each follows from the lengths before it and
    from how many there are.
    """
    text = document.text
    if document.source.is_ascii:
        return Pieces([], [], [])
    if not _MIXABLE.search(text) and unicodedata.is_normalized("NFC", text):
        return Pieces([], [], [])
    every = text.replace("\n", " ").split(" ")
    judged = list(map(_judgements().__getitem__, every))
    lengths = compress(accumulate(map(len, every), initial=0), judged)
    starts = list(map(add, lengths, compress(count(), judged)))
    return Pieces(starts, list(compress(every, judged)), list(filter(None, judged)))


class _Judgements(dict[str, Judgement | None]):
    """Judgements by piece, made when first asked for; read in C, which no cached function is."""

    def __missing__(self, piece: str) -> Judgement | None:
        if len(self) >= _MOST:
            self.clear()
        self[piece] = found = _judge(piece)
        return found


@cache
def _judgements() -> _Judgements:
    return _Judgements()


def _judge(piece: str) -> Judgement | None:
    """What there is to say about `piece`; None for most."""
    if piece.isascii():
        return None
    odd = odd_cluster(piece) or _mixed(piece) or not unicodedata.is_normalized("NFC", piece)
    has_native_digit = _NATIVE_DIGIT.search(piece) is not None
    variable = variable_words(piece)
    if odd or has_native_digit or variable:
        return Judgement(odd, has_native_digit, variable)
    return None


def _mixed(piece: str) -> bool:
    """Whether letters of two scripts touch in `piece`."""
    first = _INDIC.search(piece)
    if first is None:
        return _LOOKALIKE.search(piece) is not None
    return _contact((ord(first[0]) - _FIRST_BLOCK) // _BLOCK).search(piece) is not None


@cache
def _contact(block: int) -> re.Pattern[str]:
    """Finds where a letter of the Indic script number `block` touches one of another script."""
    start = _FIRST_BLOCK + block * _BLOCK
    own = f"{chr(start)}-{chr(start + _BLOCK - 1)}"
    # accents and dandas of the Devanagari block belong to every script
    foreign = "A-Za-z\u00c0-\u08ff\u0900-\u0950\u0955-\u0963\u0971-\u1cc0\u1d00-\u1fff\u2c00-\ud7ff"
    return re.compile(f"[{own}](?=[{foreign}])(?=[^{own}])|[{foreign}](?<![{own}])(?=[{own}])")
