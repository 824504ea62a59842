"""UTF-8 that was read as Windows-1252 and saved again: finding it and reading it right.

A lead byte of UTF-8 shows as a letter such as `à`, `â` or `Ã`, and the bytes after it as the
symbols of U+0080–U+00BF or the punctuation that Windows-1252 has at 0x80–0x9F.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import NamedTuple

from doclint.page.document import Document
from doclint.rules._shared.prose_matches import prose_matches
from doclint.rules.unicode._strange import may_hold
from doclint.values.text import Span

__all__ = ["Mojibake", "in_mojibake", "mojibake"]

_MANY = 3
# what the lead bytes of UTF-8 turn into
_MAY_HOLD_LEAD = may_hold("ÂÃÐÑØÙÚÛàáâãäåæçèéêëìíîïð")


class Mojibake(NamedTuple):
    """Damaged text: its span, and what it was."""

    span: Span
    repaired: str


def mojibake(document: Document) -> tuple[Mojibake, ...]:
    """The damaged runs of text in prose; to be asked for through `Document.derived`."""
    return _find(document) if document.derived(_MAY_HOLD_LEAD) else ()


def in_mojibake(document: Document, span: Span) -> bool:
    """Whether `span` lies inside damaged text, which is reported as a whole."""
    damaged = document.derived(mojibake)
    index = bisect_right(damaged, span.start, key=_start) - 1
    return index >= 0 and span.end <= damaged[index].span.end


def _start(one: Mojibake) -> int:
    return one.span.start


def _find(document: Document) -> tuple[Mojibake, ...]:
    found = []
    for run in prose_matches(document, _pattern()):
        repaired = _decode(run[0])
        if repaired is not None and _plausible(repaired):
            found.append(Mojibake(Span(*run.span()), repaired))
    return tuple(found)


@cache
def _specials() -> dict[str, int]:
    """The characters that Windows-1252 has at 0x80–0x9F, with their bytes."""
    found = {}
    for byte in range(0x80, 0xA0):
        character = bytes([byte]).decode("cp1252", errors="ignore")
        if character:
            found[character] = byte
    return found


@cache
def _pattern() -> re.Pattern[str]:
    after = "[\u0080-\u00bf" + "".join(_specials()) + "]"
    # two-byte sequences that cannot be a capital letter before a closing quotation mark
    return re.compile(
        f"(?:[à-ï]{after}{after}|ð{after}{{3}}"
        f"|[ÐÑØÙÚÛ]{after}|[ÃÂ][\u00a0-\u00aa\u00ac-\u00ba\u00bc-\u00bf])+"
    )


def _decode(text: str) -> str | None:
    specials = _specials()
    try:
        return bytes(specials.get(one, ord(one)) for one in text).decode()
    except UnicodeDecodeError:
        return None


def _plausible(repaired: str) -> bool:
    """Whether the damaged reading is less likely than `repaired`.

    A single French or Portuguese letter before quotation marks can look like a lead byte, so runs
    that decode to anything but Indic text, punctuation, symbols or Western letters must be long.
    """
    if all(_expected(character) for character in repaired):
        return not repaired.isspace()
    return len(repaired) >= _MANY


def _expected(character: str) -> bool:
    code = ord(character)
    return (
        0x0900 <= code <= 0x0DFF
        or 0x2010 <= code <= 0x27BF
        or 0xA0 <= code <= 0xFF
        or code in (0xFE0F, 0xFEFF)
        or 0x1F000 <= code <= 0x1FAFF
    )
