"""How a finding shows characters that cannot be seen or told apart."""

from __future__ import annotations

import unicodedata

__all__ = ["code_points", "named", "spelled"]


def _code_point(character: str) -> str:
    """`U+200D` for U+200D."""
    return f"U+{ord(character):04X}"


def code_points(text: str) -> str:
    """The code points of `text`, separated by spaces."""
    return " ".join(map(_code_point, text))


def named(character: str) -> str:
    """The code point and its name in lower case, without the name of its script."""
    name = unicodedata.name(character, "").lower()
    for word, kept in ((" vowel sign ", "vowel sign "), (" letter ", "letter "), (" sign ", "")):
        script, found, rest = name.partition(word)
        if found and " " not in script:
            name = kept + rest
            break
    return f"{_code_point(character)} {name}".rstrip()


def spelled(text: str) -> str:
    """`text` taken apart: letters as they are, marks and invisible characters by code and name.

    `डा` becomes `` `ड` + U+093E vowel sign aa ``.
    """
    parts: list[str] = []
    letters = ""
    for character in text:
        if unicodedata.category(character)[0] in "MCZ":
            if letters:
                parts.append(f"`{letters}`")
                letters = ""
            parts.append(named(character))
        else:
            letters += character
    if letters:
        parts.append(f"`{letters}`")
    return " + ".join(parts)
