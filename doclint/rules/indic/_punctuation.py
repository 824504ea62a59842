"""Which marks of punctuation stand beside what: whether a rule about them need look at a page.

One comparison of all neighbours answers for all of these rules, and on most pages most of them are
done with that.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, reduce
from operator import or_
from string import ascii_letters, digits

from doclint.page.document import Document
from doclint.rules._shared.letters import alphabet, letters, neighbours
from doclint.rules.indic._visarga_words import BEFORE_LETTER, HINDI_ONLY, WITH_VISARGA

__all__ = [
    "BRACKET_BEHIND_MARK",
    "COLON_BEHIND_VISARGA_WORD",
    "DANDA_BEHIND_MARK",
    "LETTER_BEHIND_COMMA",
    "LETTER_BEHIND_DANDA",
    "MARK_BEHIND_BLANK",
    "MARK_BEHIND_DANDA",
    "STOP_BEHIND_LETTER",
    "may_hold",
]

# one bit each; the names say which neighbours they stand for
DANDA_BEHIND_MARK = 1
LETTER_BEHIND_DANDA = 2
LETTER_BEHIND_COMMA = 4
MARK_BEHIND_BLANK = 8
MARK_BEHIND_DANDA = 16
# a vertical bar too, which may stand for a danda
STOP_BEHIND_LETTER = 32
COLON_BEHIND_VISARGA_WORD = 64
BRACKET_BEHIND_MARK = 128
_ALL = 255

_BLANKS = " \u00a0"
_ENDINGS = "".join({word[-1] for word in WITH_VISARGA | HINDI_ONLY | BEFORE_LETTER})
_LETTERS = "".join(chr(code) for code in range(0x0900, 0x0D80) if not 0x0964 <= code <= 0x0970)
# for each bit: what stands before and what behind it
_NEIGHBOURS = {
    DANDA_BEHIND_MARK: (f"{_BLANKS}।.,:;", "।"),
    LETTER_BEHIND_DANDA: ("।", _LETTERS + ascii_letters + digits),
    LETTER_BEHIND_COMMA: (",", _LETTERS),
    MARK_BEHIND_BLANK: (_BLANKS, ",;?!"),
    MARK_BEHIND_DANDA: ("। ", ".,:;"),
    STOP_BEHIND_LETTER: (_LETTERS, ".|"),
    COLON_BEHIND_VISARGA_WORD: (_ENDINGS, ":"),
    BRACKET_BEHIND_MARK: ("।॥*_~ ", "]"),
}


def may_hold(neighbour: int) -> Callable[[Document], bool]:
    """What tells whether a page may hold one of the neighbourhoods with the bits `neighbour`."""

    def stands(document: Document) -> bool:
        return document.derived(_found) & neighbour != 0

    return stands


def _found(document: Document) -> int:
    """The bits of all neighbourhoods that the page may hold."""
    block, codes, _, foreign = document.derived(letters)
    if foreign:
        return _ALL
    return reduce(or_, set(neighbours(codes, *_tables(block)).translate(None, b"\0")), 0)


@cache
def _tables(block: int) -> tuple[bytes, bytes]:
    """The tables for `neighbours`."""
    return (
        bytes(_bits(character, 0) for character in alphabet(block)),
        bytes(_bits(character, 1) for character in alphabet(block)),
    )


def _bits(character: str, side: int) -> int:
    return sum(bit for bit, characters in _NEIGHBOURS.items() if character in characters[side])
