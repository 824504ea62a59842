"""Which script a letter belongs to, and which letters of other scripts look like Latin ones."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from doclint.rules._shared.indic_scripts import SCRIPT_NAMES

__all__ = ["INDIC", "LATIN_LOOKALIKES", "script_of_letter", "script_runs"]

INDIC = frozenset(SCRIPT_NAMES)

# first code point of a range and its script; an empty name for digits, marks and symbols, which
# all scripts share
_TABLE: tuple[tuple[int, str], ...] = (
    (0x00, ""), (0x41, "Latin"), (0x5B, ""), (0x61, "Latin"), (0x7B, ""), (0xC0, "Latin"),
    (0xD7, ""), (0xD8, "Latin"), (0xF7, ""), (0xF8, "Latin"), (0x250, ""), (0x370, "Greek"),
    (0x400, "Cyrillic"), (0x530, "Armenian"), (0x590, "Hebrew"), (0x600, "Arabic"), (0x700, ""),
    *(
        entry
        for index, name in enumerate(SCRIPT_NAMES)
        for start in [0x900 + 0x80 * index]
        for entry in (
            # accents, dandas, digits and what follows them are common
            ((start, name), (0x951, ""), (0x955, name), (0x964, ""), (0x971, name))
            if index == 0
            else ((start, name), (start + 0x64, ""), (start + 0x70, name))
        )
    ),
    (0xD80, "Sinhala"), (0xE00, "Thai"), (0xE80, "Lao"), (0xF00, "Tibetan"), (0x1000, "Myanmar"),
    (0x10A0, "Georgian"), (0x1100, "Hangul"), (0x1200, "Ethiopic"), (0x13A0, ""),
    (0x1780, "Khmer"), (0x1800, "Mongolian"), (0x18B0, ""), (0x1E00, "Latin"), (0x1F00, "Greek"),
    (0x2000, ""), (0x3040, "Japanese"), (0x3100, "Chinese"), (0x3130, "Hangul"),
    (0x3190, ""), (0x3400, "Chinese"), (0xA000, ""), (0xAC00, "Hangul"), (0xD7B0, ""),
    (0xF900, "Chinese"), (0xFB00, ""), (0xFB50, "Arabic"), (0xFE00, ""), (0xFE70, "Arabic"),
    (0xFEFD, ""), (0x20000, "Chinese"), (0x32000, ""),
)  # fmt: skip
_STARTS = [start for start, _ in _TABLE]

# Cyrillic, Greek and Armenian letters that most fonts draw like a Latin one
LATIN_LOOKALIKES = frozenset("аеорсухіјѕԁԛԝһӏАВЕЅІЈКМНОРСТХҮԌɡοΑΒΕΖΗΙΚΜΝΟΡΤΥΧօոսքց")


def script_of_letter(character: str) -> str:
    """The script of a letter or mark, or an empty string for what all scripts share."""
    return _TABLE[bisect_right(_STARTS, ord(character)) - 1][1]


def script_runs(word: str) -> Iterator[tuple[int, int, str]]:
    """The runs of one script in `word`: start, end and the name; what is shared parts them."""
    start = 0
    previous = ""
    for index, character in enumerate(word):
        script = script_of_letter(character)
        if script != previous:
            if previous:
                yield start, index, previous
            start, previous = index, script
    if previous:
        yield start, len(word), previous
