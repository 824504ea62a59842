"""A source line as the cells of a terminal.

The widths are those of the package wcwidth, measured on real terminals: combining marks take no
cell, East Asian wide characters and emoji two; a spacing matra widens its cluster to two cells at
most. Carets stand under whole grapheme clusters (Unicode Standard Annex 29), because a terminal
shows a matra or the parts of a conjunct in one place with their consonant.
"""

from __future__ import annotations

from typing import NamedTuple

from wcwidth import iter_graphemes, wcswidth

from doclint.report.escape import COMMAND, safe

__all__ = ["Cluster", "clusters"]

_TAB_STOP = 4


class Cluster(NamedTuple):
    """One grapheme cluster: its offset in the line, how it is shown, and in how many cells."""

    offset: int
    shown: str
    width: int


def clusters(line: str, start: int, end: int, defuse: bool = False) -> list[Cluster]:
    """The clusters of `line[start:end]`, tabs expanded and dangerous characters made visible.

    `defuse` puts a backslash into what a log of GitHub Actions would run as a command.
    """
    text = line[start:end]
    commands = {start + found.end() for found in COMMAND.finditer(text)} if defuse else set()
    if text.isascii() and text.isprintable() and not commands:
        return [Cluster(offset, character, 1) for offset, character in enumerate(text, start)]
    found: list[Cluster] = []
    offset, column = start, 0
    for piece in iter_graphemes(text):
        shown = " " * (_TAB_STOP - column % _TAB_STOP) if piece == "\t" else safe(piece)
        if offset in commands:
            shown = f"\\{shown}"
        width = max(0, wcswidth(shown))
        found.append(Cluster(offset, shown, width))
        offset += len(piece)
        column += width
    return found
