"""Which delimiters of an inline text become emphasis: CommonMark's algorithm.

CommonMark 0.31, "An algorithm for parsing nested emphasis and links", in the two readings of the
rule for punctuation. The older one is that of cmark-gfm, with its strikethrough.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from doclint.rules.rendering._flanking import Flanking, Reading, flanking_in

__all__ = ["InlineText", "Match", "matches"]

_LONGEST_STRIKETHROUGH = 2


class InlineText(NamedTuple):
    """An inline text, and for each of its characters what it may pair with.

    `groups` holds a number where the character is a delimiter: delimiters in the text of the same
    link, or outside of all links, share it. None stands for every other character.
    """

    text: str
    groups: Sequence[int | None]


class Match(NamedTuple):
    """Emphasis: the offsets of its opening and its closing delimiter, and their length."""

    opening: int
    closing: int
    length: int


class _DelimiterRun:
    """A delimiter run; `start` and `end` enclose what of it is not used up yet."""

    __slots__ = ("able", "character", "end", "length", "place", "start")

    def __init__(self, start: int, end: int, character: str, able: Flanking) -> None:
        self.place = self.start = start
        self.end = end
        self.length = end - start
        self.character = character
        self.able = able


def matches(inline: InlineText, reading: Reading) -> list[Match]:
    """The emphasis and strikethrough of `inline`, in the order in which they close."""
    found: list[Match] = []
    runs = list(_runs(inline, reading))
    # what is inside of a link is settled before anything around it, and neither sees the other
    for group in dict.fromkeys(group for group, _ in runs):
        openers: list[_DelimiterRun] = []
        bottoms: dict[tuple[object, ...], int] = {}
        for _, run in (one for one in runs if one[0] == group):
            if run.able.can_close:
                _close(run, openers, bottoms, reading, found)
            if run.able.can_open and run.start < run.end:
                openers.append(run)
    return found


def _runs(inline: InlineText, reading: Reading) -> Iterator[tuple[int, _DelimiterRun]]:
    """Every delimiter run with its group."""
    text, groups = inline
    start = 0
    while start < len(text):
        group, character = groups[start], text[start]
        end = start + 1
        if group is not None:
            while end < len(text) and text[end] == character and groups[end] == group:
                end += 1
            if character != "~" or end - start <= _LONGEST_STRIKETHROUGH:
                able = flanking_in(reading, character, *_neighbours(text, start, end, reading))
                yield group, _DelimiterRun(start, end, character, able)
        start = end


def _neighbours(text: str, start: int, end: int, reading: Reading) -> tuple[str, str]:
    """The characters beside a run; cmark-gfm looks through tildes at what is behind them."""
    if reading is Reading.CMARK_GFM and text[start] != "~":
        while start and text[start - 1] == "~":
            start -= 1
        while text[end : end + 1] == "~":
            end += 1
    return text[start - 1 : start] if start else "", text[end : end + 1]


def _close(
    closer: _DelimiterRun,
    openers: list[_DelimiterRun],
    bottoms: dict[tuple[object, ...], int],
    reading: Reading,
    found: list[Match],
) -> None:
    """Use up `closer` and the `openers` that belong to it; what lies between them is dropped."""
    kind: tuple[object, ...] = (closer.character, closer.length % 3)
    if reading is Reading.LATEST:
        kind += (closer.able.can_open, closer.character == "~" and closer.length)
    while closer.start < closer.end:
        index = _opener_of(closer, openers, bottoms.get(kind, 0), reading)
        if index is None:
            bottoms[kind] = closer.place
            return
        opener = openers[index]
        if closer.character == "~" and closer.length != opener.length:
            del openers[index:]
            closer.start = closer.end
            return
        length = 2 if min(opener.end - opener.start, closer.end - closer.start) > 1 else 1
        opener.end -= length
        found.append(Match(opener.end, closer.start, length))
        closer.start += length
        del openers[index + (opener.start < opener.end) :]


def _opener_of(
    closer: _DelimiterRun, openers: list[_DelimiterRun], bottom: int, reading: Reading
) -> int | None:
    """The index of the nearest opener that `closer` may close."""
    for index in range(len(openers) - 1, -1, -1):
        opener = openers[index]
        if opener.place < bottom:
            return None
        if opener.character != closer.character:
            continue
        if closer.character == "~" and reading is Reading.LATEST:
            if opener.length == closer.length:
                return index
            continue
        both_ways = closer.able.can_open or opener.able.can_close
        if not both_ways or closer.length % 3 == 0 or (opener.length + closer.length) % 3:
            return index
    return None
