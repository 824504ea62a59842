"""The words of a page that deserve a closer look; what the rules about spelling start from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from doclint.document import Document
from doclint.patterns import lazy_pattern
from doclint.rules.indic._pieces import LATIN, pieces
from doclint.text import Span

__all__ = ["WORD", "OddWord", "odd_words"]

# letters, marks, digits and joiners of any script; no punctuation and no private use
WORD = lazy_pattern(
    f"[0-9{LATIN}\u0250-\u0963\u0966-\u096f\u0971-\u09f1\u0a00-\u0af0\u0b00-\u0b6f\u0b71-\u0d7f"
    "\u0d81-\u0df3\u0e00-\u0e3a\u0e40-\u0fff\u1000-\u1049\u1050-\u1fff\u200c\u200d\u2c00-\u2dff"
    "\u3040-\ud7ff\ua8e0-\ua8f7\uf900-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc\U00010000-\U0001efff"
    "\U00020000-\U0003ffff]+"
)


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
    starts, texts, judgements = document.derived(pieces)
    for start, text, judgement in zip(starts, texts, judgements, strict=True):
        if not judgement.odd:
            continue
        for found in WORD.finditer(text):
            word = OddWord(start + found.start(), found[0])
            if not found[0].isascii() and word.span(0, len(word.text)) in document.prose:
                yield word
