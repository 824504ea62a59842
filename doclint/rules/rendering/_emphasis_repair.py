"""How to make emphasis render that punctuation beside it keeps literal."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from doclint.checking.context import Context
from doclint.rules.rendering._delimiters import Delimiter
from doclint.syntax.characters import is_punctuation
from doclint.values.diagnostic import Applicability, Edit, Effect, Fix
from doclint.values.text import Span

__all__ = ["BRACKETS", "Pair", "repair"]

BRACKETS = {")": "(", "]": "[", "}": "{", "」": "「", "』": "『", "）": "（", "】": "【", "”": "“"}
# scripts that put no space between words, or join particles to the word before
_UNSPACED = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "THAI", "LAO", "KHMER", "MYANMAR")
# ASCII punctuation that is never markup or part of an entity
_MOVABLE = frozenset(".,:!?%\"'")


class Pair(NamedTuple):
    """Two delimiters that were meant to belong together.

    `opens` and `closes` say whether each of them works in some renderer, the other two flags
    whether it does in every one.
    """

    opener: Delimiter
    closer: Delimiter
    opens: bool
    closes: bool
    opens_everywhere: bool
    closes_everywhere: bool


def repair(ctx: Context, pairs: Sequence[Pair]) -> Fix:
    """The smallest change that renders: spaces, or the punctuation outside of the emphasis."""
    text = ctx.doc.text
    title = "Move the punctuation out of the emphasis"
    edits: list[Edit] = []
    for pair in pairs:
        outer = text[pair.opener.start - 1] if pair.closes_everywhere else text[pair.closer.end]
        moved = _move_out(text, pair) if unicodedata.name(outer, "").startswith(_UNSPACED) else []
        if not moved:
            title = "Insert a space"
        edits.extend(moved or _spaces(pair))
    return ctx.fix(title, *edits, applicability=Applicability.UNSAFE, effect=Effect.REPAIR)


def _spaces(pair: Pair) -> list[Edit]:
    """The edits that put a space outside each delimiter that fails."""
    places = [] if pair.opens_everywhere else [pair.opener.start]
    if not pair.closes_everywhere:
        places.append(pair.closer.end)
    return [Edit(Span(place, place), " ") for place in places]


def _move_out(text: str, pair: Pair) -> list[Edit]:
    """The edits that put the punctuation at the failing ends outside; none where it is markup."""
    opener, closer = pair.opener, pair.closer
    if opener.character == "_":
        return []  # between letters an underscore never is a delimiter, wherever the mark stands
    content = text[opener.end : closer.start]
    mark = text[opener.start : opener.end]
    quoted = content[0] == content[-1] and content[0] in "\"'"
    enclosed = quoted or BRACKETS.get(content[-1]) == content[0]
    head = _leading_punctuation(content) if enclosed or not pair.opens_everywhere else 0
    tail = _leading_punctuation(content[::-1]) if enclosed or not pair.closes_everywhere else 0
    moved = content[:head] + content[len(content) - tail :]
    rest = content[head : len(content) - tail]
    markup = any(character.isascii() and character not in _MOVABLE for character in moved)
    if markup or rest != rest.strip():
        return []
    edits = []
    if head:
        edits.append(Edit(Span(opener.start, opener.end + head), content[:head] + mark))
    if tail:
        edits.append(Edit(Span(closer.start - tail, closer.end), mark + content[-tail:]))
    return edits


def _leading_punctuation(content: str) -> int:
    """How many characters of `content` are punctuation before the first that is none."""
    for count, character in enumerate(content):
        if not is_punctuation(character):
            return count
    return len(content)
