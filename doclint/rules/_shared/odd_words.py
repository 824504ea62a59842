"""The words of a page that deserve a closer look; what the rules about spelling start from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from doclint.page.document import Document
from doclint.rules.indic._pieces import odd_pieces
from doclint.rules.indic._words import WORD
from doclint.values.text import Span

__all__ = ["OddWord", "odd_words"]


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
    return tuple(_words(document))


def _words(document: Document) -> Iterator[OddWord]:
    for start, piece in odd_pieces(document):
        for found in WORD.finditer(piece):
            word = OddWord(start + found.start(), found[0])
            if not found[0].isascii() and word.span(0, len(word.text)) in document.prose:
                yield word
