"""The character classes of CommonMark 0.31, section 2.1."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

__all__ = ["is_punctuation", "is_white_space"]


@lru_cache(4096)
def is_punctuation(character: str) -> bool:
    """Whether `character` is Unicode punctuation: a general category P or S, so `।` and `₹` too."""
    return unicodedata.category(character)[0] in "PS"


def is_white_space(character: str) -> bool:
    """Whether `character` is Unicode white space: category Zs, tab, line feed, form feed or CR.

    The empty string stands for the start or the end of a line and counts as white space.
    """
    return character in "\t\n\f\r " or (
        character > "\x7f" and unicodedata.category(character) == "Zs"
    )
