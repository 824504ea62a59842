"""CommonMark's rule for delimiter runs: which may open and which may close emphasis.

CommonMark 0.31, section 6.2. Renderers disagree whether symbols such as `₹` count as punctuation
(0.31 says so, earlier versions do not), so a run counts as unable only where both readings agree.
"""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from doclint.syntax.characters import is_punctuation, is_white_space

__all__ = ["Flanking", "Readings", "flanking"]


class Flanking(NamedTuple):
    """Whether a delimiter run may open and close emphasis."""

    can_open: bool
    can_close: bool


class Readings(NamedTuple):
    """What a run may do under at least one reading of the rule, and under every one."""

    some: Flanking
    every: Flanking


def flanking(delimiter: str, before: str, after: str) -> Readings:
    """What a run of `delimiter` may do between the characters `before` and `after`.

    An empty string stands for the start or the end of the text.
    """
    new = _flanking(delimiter, before, after, (_punctuation(before), _punctuation(after)))
    if before.isascii() and after.isascii():
        return Readings(new, new)
    old = _flanking(delimiter, before, after, (_old_punctuation(before), _old_punctuation(after)))
    some = Flanking(new.can_open or old.can_open, new.can_close or old.can_close)
    every = Flanking(new.can_open and old.can_open, new.can_close and old.can_close)
    return Readings(some, every)


def _flanking(delimiter: str, before: str, after: str, punctuation: tuple[bool, bool]) -> Flanking:
    space_before, space_after = is_white_space(before), is_white_space(after)
    mark_before, mark_after = punctuation
    left = not space_after and (not mark_after or space_before or mark_before)
    right = not space_before and (not mark_before or space_after or mark_after)
    if delimiter != "_":
        return Flanking(left, right)
    return Flanking(left and (not right or mark_before), right and (not left or mark_after))


def _punctuation(character: str) -> bool:
    return bool(character) and is_punctuation(character)


def _old_punctuation(character: str) -> bool:
    """Punctuation as before CommonMark 0.31: symbols count only within ASCII."""
    if not character:
        return False
    if character.isascii():
        return is_punctuation(character)
    return unicodedata.category(character)[0] == "P"
