"""Writing systems by the name under which a schema asks for them."""

from __future__ import annotations

import unicodedata

__all__ = ["SCRIPTS", "script_name", "uses_script"]

# the script's name and how the Unicode names of its characters begin
SCRIPTS = {
    "Arabic": "ARABIC", "Armenian": "ARMENIAN", "Bengali": "BENGALI", "Cyrillic": "CYRILLIC",
    "Devanagari": "DEVANAGARI", "Ethiopic": "ETHIOPIC", "Georgian": "GEORGIAN", "Greek": "GREEK",
    "Gujarati": "GUJARATI", "Gurmukhi": "GURMUKHI", "Han": "CJK", "Hangul": "HANGUL",
    "Hebrew": "HEBREW", "Hiragana": "HIRAGANA", "Kannada": "KANNADA", "Katakana": "KATAKANA",
    "Khmer": "KHMER", "Lao": "LAO", "Latin": "LATIN", "Malayalam": "MALAYALAM",
    "Meetei Mayek": "MEETEI MAYEK", "Myanmar": "MYANMAR", "Odia": "ORIYA", "Ol Chiki": "OL CHIKI",
    "Sinhala": "SINHALA", "Tamil": "TAMIL", "Telugu": "TELUGU", "Thai": "THAI",
    "Tibetan": "TIBETAN",
}  # fmt: skip

_OTHER_NAMES = {"oriya": "Odia", "bangla": "Bengali", "cjk": "Han", "punjabi": "Gurmukhi"}


def script_name(word: str) -> str | None:
    """The script that `word` names in any case, or None."""
    lower = word.casefold()
    known = {name.casefold(): name for name in SCRIPTS}
    return known.get(lower) or _OTHER_NAMES.get(lower)


def uses_script(text: str, script: str) -> bool:
    """Whether `text` has a letter of `script`, or no letters at all.

    Foreign words inside a title are common (`API गेटवे`), so other letters may stand beside them.
    """
    letters = False
    prefix = SCRIPTS[script]
    for character in text:
        if unicodedata.category(character)[0] == "L":
            if unicodedata.name(character, "").startswith(prefix):
                return True
            letters = True
    return not letters
