"""Counts what people call characters: extended grapheme clusters (Unicode Standard Annex 29)."""

from __future__ import annotations

import unicodedata

from doclint.values.lazy_pattern import lazy_pattern

__all__ = ["count_graphemes"]

_ZERO_WIDTH_JOINER = "\u200d"
# viramas that join consonants into one cluster (rule GB9c)
_LINKERS = frozenset("\u094d\u09cd\u0acd\u0b4d\u0c4d\u0d4d")
_EMOJI_MODIFIERS = range(0x1F3FB, 0x1F400)
_TAGS = range(0xE0020, 0xE0080)
_REGIONAL = range(0x1F1E6, 0x1F200)
# leading consonants, vowels and trailing consonants of Hangul
_HANGUL = lazy_pattern("[\u1100-\u115f]+[\u1160-\u11ff]*|\u1160[\u1160-\u11ff]*")


def count_graphemes(text: str) -> int:
    """How many extended grapheme clusters `text` has: `क्षि` is one, a family emoji is one."""
    if text.isascii():
        return len(text) - text.count("\r\n")
    text = _HANGUL.sub("\u1100", text)
    count = 0
    previous = ""
    regional = linked = False
    for character in text:
        code = ord(character)
        if _extends(character, code):
            count += not previous
            linked = character in _LINKERS or (linked and character == _ZERO_WIDTH_JOINER)
        elif code in _REGIONAL:
            regional = not regional
            count += regional
            previous, linked = character, False
            continue
        elif not (
            (linked and unicodedata.category(character) == "Lo")
            or (previous == _ZERO_WIDTH_JOINER and code > 0x2000)
            or (previous == "\r" and character == "\n")
        ):
            count += 1
            linked = False
        else:
            linked = False
        previous, regional = character, False
    return count


def _extends(character: str, code: int) -> bool:
    """Whether `character` belongs to the cluster before it."""
    if code < 0x300:
        return False
    if character == _ZERO_WIDTH_JOINER or code == 0x200C:
        return True
    if code in _EMOJI_MODIFIERS or code in _TAGS:
        return True
    return unicodedata.category(character) in ("Mn", "Me", "Mc")
