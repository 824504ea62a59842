"""Proves that delimiters stay literal in every renderer, and that a repair makes them render."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from doclint.page.document import Document
from doclint.rules.rendering._delimiters import Delimiter
from doclint.rules.rendering._emphasis_pairs import InlineText, matches
from doclint.rules.rendering._flanking import Reading
from doclint.syntax import nodes as n
from doclint.values.diagnostic import Edit
from doclint.values.text import Span

__all__ = ["InlineProof"]

_OUTSIDE = 0
# cmark-gfm makes links of these and takes every delimiter in them for part of the address
_BARE_URL = re.compile(r"(?:https?|ftp)://[^\t-\r <]*|www\.[^\t-\r <]*")


class InlineProof:
    """What two readings of CommonMark make of the inline text at the byte range `content`."""

    def __init__(
        self, document: Document, content: tuple[int, int], found: Iterable[Delimiter]
    ) -> None:
        source = document.source
        self._base = source.offset_of_byte(content[0])
        text = document.text[self._base : source.offset_of_byte(content[1])]
        groups: list[int | None] = [None] * len(text)
        for delimiter in found:
            group = _link_around(delimiter)
            for offset in range(delimiter.start - self._base, delimiter.end - self._base):
                groups[offset] = group
        self._inlines = {
            Reading.LATEST: InlineText(text, groups),
            Reading.CMARK_GFM: InlineText(text, _without_urls(text, groups)),
        }

    def holds(
        self, meant: Sequence[Delimiter], shown: Sequence[Span], edits: Sequence[Edit]
    ) -> bool:
        """Whether each of the spans `shown` is literal and `edits` use up all that was `meant`."""
        return all(
            self._holds_in(reading, inline, meant, shown, edits)
            for reading, inline in self._inlines.items()
        )

    def _holds_in(
        self,
        reading: Reading,
        inline: InlineText,
        meant: Sequence[Delimiter],
        shown: Sequence[Span],
        edits: Sequence[Edit],
    ) -> bool:
        places = self._offsets((one.start, one.end) for one in meant)
        literal = _literal(inline, reading)
        if not literal.issuperset(self._offsets(shown)):
            return False
        if any(inline.groups[place] is None for place in places):
            return False
        repaired = self._edited(inline, edits)
        left = len(literal) - len(literal.intersection(places))
        more = len(matches(repaired, reading)) > len(matches(inline, reading))
        return more and len(_literal(repaired, reading)) == left

    def _offsets(self, spans: Iterable[tuple[int, int]]) -> set[int]:
        base = self._base
        return {offset - base for start, end in spans for offset in range(start, end)}

    def _edited(self, inline: InlineText, edits: Sequence[Edit]) -> InlineText:
        """The text after `edits`; a delimiter that moves stays one."""
        pieces: list[str] = []
        groups: list[int | None] = []
        position = 0
        for (first, last), new in sorted(edits):
            start, end = first - self._base, last - self._base
            pieces += inline.text[position:start], new
            groups += inline.groups[position:start]
            moved = [group for group in inline.groups[start:end] if group is not None]
            groups += [moved.pop() if moved and one in "*_~" else None for one in new]
            position = end
        pieces.append(inline.text[position:])
        return InlineText("".join(pieces), groups + list(inline.groups[position:]))


def _literal(inline: InlineText, reading: Reading) -> set[int]:
    """The offsets of the delimiters that stay in the text."""
    offsets = {offset for offset, group in enumerate(inline.groups) if group is not None}
    for opening, closing, length in matches(inline, reading):
        offsets.difference_update(range(opening, opening + length))
        offsets.difference_update(range(closing, closing + length))
    return offsets


def _link_around(delimiter: Delimiter) -> int:
    """A number for the innermost link or image around a delimiter."""
    node = delimiter.enclosing
    while node is not None and not isinstance(node, n.Link | n.Image):
        node = node.parent
    return _OUTSIDE if node is None else node.byte_end


def _without_urls(text: str, groups: list[int | None]) -> list[int | None]:
    """`groups` with no delimiters in bare addresses."""
    if "://" not in text and "www." not in text:
        return groups
    groups = list(groups)
    for url in _BARE_URL.finditer(text):
        groups[url.start() : url.end()] = [None] * (url.end() - url.start())
    return groups
