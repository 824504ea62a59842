"""The words of a page that deserve a closer look; what the rules about spelling start from.

A page repeats itself, and pages repeat each other: each distinct piece of text is judged once and
the verdict remembered, so a page costs little more than splitting it at white space.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from doclint.document import Document
from doclint.rules.indic._clusters import odd_cluster
from doclint.rules.indic._scripts import INDIC
from doclint.text import Span

__all__ = ["LATIN", "WORD", "OddWord", "odd_words"]

LATIN = "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
# letters, marks, digits and joiners of any script; no punctuation and no private use
WORD = re.compile(
    f"[0-9{LATIN}\u0250-\u0963\u0966-\u096f\u0971-\u09f1\u0a00-\u0af0\u0b00-\u0b6f\u0b71-\u0d7f"
    "\u0d81-\u0df3\u0e00-\u0e3a\u0e40-\u0fff\u1000-\u1049\u1050-\u1fff\u200c\u200d\u2c00-\u2dff"
    "\u3040-\ud7ff\ua8e0-\ua8f7\uf900-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc\U00010000-\U0001efff"
    "\U00020000-\U0003ffff]+"
)
# up to so many pieces are looked for one by one
_FEW = 12
_CHUNK = re.compile(r"\S+")
_INDIC = re.compile(f"[{INDIC}]")
_LOOKALIKE = re.compile("[A-Za-z](?=[\u0370-\u05ff])|[\u0370-\u05ff](?=[A-Za-z])")
_FIRST_BLOCK, _BLOCK = 0x0900, 0x80
# Greek to Greek Extended: every script that can be mixed up with another inside a word
_MIXABLE = re.compile("[\u0370-\u1fff]")


class OddWord(NamedTuple):
    """A word in prose: where it starts in the text, and what it says."""

    start: int
    text: str

    def span(self, start: int, end: int) -> Span:
        """The span in the text of `start` to `end` in the word."""
        return Span(self.start + start, self.start + end)


def odd_words(document: Document) -> tuple[OddWord, ...]:
    """The words in prose that may break a rule, in document order; usually none.

    To be asked for through `Document.derived`.
    """
    text = document.text
    if document.source.is_ascii:
        return ()
    if _MIXABLE.search(text):
        odd = set(filter(_is_odd, set(text.split())))
    elif unicodedata.is_normalized("NFC", text):
        return ()
    else:
        odd = {chunk for chunk in set(text.split()) if not unicodedata.is_normalized("NFC", chunk)}
    return tuple(_words(document, odd)) if odd else ()


def _words(document: Document, odd: set[str]) -> Iterator[OddWord]:
    for start in _places(document.text, odd):
        chunk = _CHUNK.match(document.text, start)
        assert chunk is not None
        for found in WORD.finditer(chunk[0]):
            if found[0].isascii():
                continue
            word = OddWord(start + found.start(), found[0])
            if word.span(0, len(word.text)) in document.prose:
                yield word


def _places(text: str, odd: set[str]) -> list[int]:
    """Where the pieces `odd` stand in `text`; a few are searched for, many met on the way."""
    if len(odd) > _FEW:
        return [chunk.start() for chunk in _CHUNK.finditer(text) if chunk[0] in odd]
    places = []
    for piece in odd:
        start = text.find(piece)
        while start >= 0:
            end = start + len(piece)
            if not text[start - 1 : start].strip() and not text[end : end + 1].strip():
                places.append(start)
            start = text.find(piece, end)
    return sorted(places)


@lru_cache(maxsize=1 << 15)
def _is_odd(chunk: str) -> bool:
    """Whether a piece of text between white space needs a look; remembered across pages."""
    if chunk.isascii():
        return False
    return odd_cluster(chunk) or _mixed(chunk) or not unicodedata.is_normalized("NFC", chunk)


def _mixed(chunk: str) -> bool:
    """Whether letters of two scripts touch in `chunk`."""
    first = _INDIC.search(chunk)
    if first is None:
        return _LOOKALIKE.search(chunk) is not None
    return _contact((ord(first[0]) - _FIRST_BLOCK) // _BLOCK).search(chunk) is not None


@cache
def _contact(block: int) -> re.Pattern[str]:
    """Finds where a letter of the Indic script number `block` touches one of another script."""
    start = _FIRST_BLOCK + block * _BLOCK
    own = f"{chr(start)}-{chr(start + _BLOCK - 1)}"
    # accents and dandas of the Devanagari block belong to every script
    foreign = "A-Za-z\u00c0-\u08ff\u0900-\u0950\u0955-\u0963\u0971-\u1cc0\u1d00-\u1fff\u2c00-\ud7ff"
    return re.compile(f"[{own}](?=[{foreign}])(?=[^{own}])|[{foreign}](?<![{own}])(?=[{own}])")
