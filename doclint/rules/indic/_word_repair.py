"""Reporting and repairing what is wrong inside a word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from doclint.checking.context import Context
from doclint.page.document import Document
from doclint.rules._shared.names import spelled
from doclint.rules._shared.odd_words import OddWord, odd_words
from doclint.rules.indic._clusters import (
    cluster_around,
    defects,
    find_defects,
    near,
    odd_cluster,
)
from doclint.values.diagnostic import Applicability, Edit, Effect, Fix
from doclint.values.text import Span

__all__ = ["Defect", "explain", "repair", "syllable_defects", "word_defects"]


class Defect(NamedTuple):
    """A place in a word that a rule is about."""

    word: OddWord
    start: int
    end: int

    @property
    def at(self) -> tuple[int, int]:
        """The start and end in the word."""
        return self.start, self.end

    @property
    def span(self) -> Span:
        """The span in the text."""
        return self.word.span(self.start, self.end)

    @property
    def text(self) -> str:
        """What stands there."""
        return self.word.text[self.start : self.end]


def word_defects(document: Document, code: str) -> Iterator[Defect]:
    """What the rule `code` is about in the odd words of the page."""
    return iter(document.derived(syllable_defects).get(code, ()))


def syllable_defects(document: Document) -> dict[str, list[Defect]]:
    """What all rules about syllables are about, by code; to be asked for through `derived`."""
    found: dict[str, list[Defect]] = {}
    for word in document.derived(odd_words):
        if odd_cluster(word.text):
            for code, start, end in find_defects(word.text):
                found.setdefault(code, []).append(Defect(word, start, end))
    return found


def repair(ctx: Context, title: str, defect: Defect, text: str, safe: bool = True) -> Fix | None:
    """The fix that puts `text` in the place of `defect`, or None if that breaks something else.

    A repair whose result has a finding that the word did not have before would only move the
    mistake, so it is not offered.
    """
    word, start, end = defect
    low, high = near(word.text, start, end)
    before = word.text[low:high]
    after = word.text[low:start] + text + word.text[end:high]
    if defects(after) - defects(before):
        return None
    applicability = Applicability.SAFE if safe else Applicability.UNSAFE
    edit = Edit(defect.span, text)
    return ctx.fix(title, edit, applicability=applicability, effect=Effect.TEXT)


def explain(defect: Defect, fix: Fix | None) -> str:
    """The syllable around `defect`, taken apart, and what the fix makes of it."""
    word, start, end = defect
    low, high = cluster_around(word.text, start, end)
    cluster = word.text[low:high]
    shown = f"`{cluster}` ({spelled(cluster)})"
    if fix is None:
        return shown
    edited = word.text[low:start] + fix.edits[0].text + word.text[end:high]
    return f"{shown}, expected `{edited}` ({spelled(edited)})"
