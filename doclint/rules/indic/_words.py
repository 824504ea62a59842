"""Reading the word beside a place in the text."""

from __future__ import annotations

from doclint.patterns import lazy_pattern
from doclint.rules.indic._scripts import shape

__all__ = ["ends_in_letter", "starts_with_letter", "word_before"]

# longer than any word, short enough to look back from every mark of punctuation
_REACH = 60
_LAST_WORD = lazy_pattern("[CKVOMNHBXA][CKVOMNHBXAJ.]*\\Z")


def word_before(text: str, offset: int) -> str:
    """The Indic word that ends at `offset`, with the full stops inside it; empty if none does."""
    start = max(offset - _REACH, 0)
    near = text[start:offset]
    found = _LAST_WORD.search("".join(map(_keep_stop, near, shape(near))))
    return near[found.start() :] if found and near[-1] != "." else ""


def ends_in_letter(text: str, offset: int) -> bool:
    """Whether an Indic letter or one of its signs ends at `offset`."""
    return shape(text[max(offset - 1, 0) : offset]) in tuple("CKVOMNHBXA")


def starts_with_letter(text: str, offset: int) -> bool:
    """Whether an Indic letter stands at `offset`."""
    return shape(text[offset : offset + 1]) in tuple("CKVO")


def _keep_stop(character: str, kind: str) -> str:
    return "." if character == "." else kind
