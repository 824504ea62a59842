"""Reporting and repairing what is wrong inside a word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from doclint.diagnostic import Applicability, Edit, Effect, Fix
from doclint.document import Document
from doclint.rule import Context
from doclint.rules.indic._clusters import cluster_around, defect_patterns, defects
from doclint.rules.indic._odd_words import OddWord, odd_words
from doclint.rules.unicode._names import spelled

__all__ = ["explain", "repair", "word_defects"]


def word_defects(document: Document, code: str) -> Iterator[tuple[OddWord, re.Match[str]]]:
    """Where the pattern of the rule `code` matches in the odd words of the page."""
    words = document.derived(odd_words)
    if not words:
        return
    pattern = defect_patterns()[code]
    for word in words:
        for found in pattern.finditer(word.text):
            yield word, found


def repair(
    ctx: Context, title: str, word: OddWord, at: tuple[int, int], text: str, safe: bool = True
) -> Fix | None:
    """The fix that puts `text` in the place `at` of `word`, or None if that breaks something else.

    A repair whose result has a finding that the word did not have before would only move the
    mistake, so it is not offered.
    """
    start, end = at
    after = word.text[:start] + text + word.text[end:]
    if defects(after) - defects(word.text):
        return None
    applicability = Applicability.SAFE if safe else Applicability.UNSAFE
    edit = Edit(word.span(start, end), text)
    return ctx.fix(title, edit, applicability=applicability, effect=Effect.TEXT)


def explain(word: OddWord, at: tuple[int, int], fix: Fix | None) -> str:
    """The syllable around the place `at`, taken apart, and what the fix makes of it."""
    low, high = cluster_around(word.text, *at)
    cluster = word.text[low:high]
    shown = f"`{cluster}` ({spelled(cluster)})"
    if fix is None:
        return shown
    edited = word.text[low : at[0]] + fix.edits[0].text + word.text[at[1] : high]
    return f"{shown}, expected `{edited}` ({spelled(edited)})"
