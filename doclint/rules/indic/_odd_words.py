"""The words of a page that deserve a closer look; what the rules about spelling start from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from doclint.document import Document
from doclint.rules.indic._pieces import LATIN, pieces
from doclint.text import Span

__all__ = ["WORD", "OddWord", "odd_words"]

# letters, marks, digits and joiners of any script; no punctuation and no private use
WORD = re.compile(
    f"[0-9{LATIN}\u0250-\u0963\u0966-\u096f\u0971-\u09f1\u0a00-\u0af0\u0b00-\u0b6f\u0b71-\u0d7f"
    "\u0d81-\u0df3\u0e00-\u0e3a\u0e40-\u0fff\u1000-\u1049\u1050-\u1fff\u200c\u200d\u2c00-\u2dff"
    "\u3040-\ud7ff\ua8e0-\ua8f7\uf900-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc\U00010000-\U0001efff"
    "\U00020000-\U0003ffff]+"
)
# up to so many pieces are looked for one by one
_FEW = 12
_BLANK = ("", " ", "\n")
_CHUNK = re.compile(r"[^ \n]+")


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
    odd = {piece for piece, seen in document.derived(pieces).notable.items() if seen.odd}
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
            if text[start - 1 : start] in _BLANK and text[end : end + 1] in _BLANK:
                places.append(start)
            start = text.find(piece, end)
    return sorted(places)
