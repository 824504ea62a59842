"""What a word is, and reading the one beside a place in the text."""

from __future__ import annotations

from doclint.rules._shared.indic_scripts import shape
from doclint.values.lazy_pattern import lazy_pattern

__all__ = ["WORD", "ends_in_letter", "starts_with_letter", "word_before"]

_LATIN = "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
# letters, marks, digits and joiners of any script; no punctuation and no private use
WORD = lazy_pattern(
    f"[0-9{_LATIN}\u0250-\u0963\u0966-\u096f\u0971-\u09f1\u0a00-\u0af0\u0b00-\u0b6f\u0b71-\u0d7f"
    "\u0d81-\u0df3\u0e00-\u0e3a\u0e40-\u0fff\u1000-\u1049\u1050-\u1fff\u200c\u200d\u2c00-\u2dff"
    "\u3040-\ud7ff\ua8e0-\ua8f7\uf900-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc\U00010000-\U0001efff"
    "\U00020000-\U0003ffff]+"
)

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
