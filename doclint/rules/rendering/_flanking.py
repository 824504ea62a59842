"""CommonMark's rule for delimiter runs: which may open and which may close emphasis.

CommonMark 0.31, section 6.2. Renderers disagree whether symbols such as `₹` count as punctuation
(0.31 says so, earlier versions do not), so a run counts as unable only where both readings agree.
"""

from __future__ import annotations

import re
import unicodedata
from enum import Enum
from typing import NamedTuple

from doclint.syntax.characters import is_punctuation, is_white_space

__all__ = ["Flanking", "Reading", "Readings", "flanking", "flanking_in"]

# punctuation of Unicode 7.0 and later, which cmark-gfm does not know
_LATER_PUNCTUATION = re.compile(
    "[\u061d\u09fd\u0a76\u0c77\u0c84\u1b7d\u1b7e\u2e43-\u2e5d\ua8fc\U00010ead\U00010f55-\U00010f89"
    "\U000111db-\U000111df\U000112a9\U0001144b-\U0001145d\U000115ca-\U000115d7"
    "\U00011660-\U0001166c\U000116b9\U0001173c-\U0001173e\U0001183b\U00011944-\U00011946\U000119e2"
    "\U00011a3f-\U00011aa2\U00011c41-\U00011c71\U00011ef7-\U00012ff2\U00016e97-\U00016e9a"
    "\U00016fe2\U0001da87-\U0001da8b\U0001e95e\U0001e95f]"
)


class Reading(Enum):
    """Whose reading of the rule: that of CommonMark 0.31, or the earlier one of cmark-gfm."""

    LATEST = 0
    CMARK_GFM = 1


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
    new = flanking_in(Reading.LATEST, delimiter, before, after)
    if before.isascii() and after.isascii():
        return Readings(new, new)
    old = flanking_in(Reading.CMARK_GFM, delimiter, before, after)
    some = Flanking(new.can_open or old.can_open, new.can_close or old.can_close)
    every = Flanking(new.can_open and old.can_open, new.can_close and old.can_close)
    return Readings(some, every)


def flanking_in(reading: Reading, delimiter: str, before: str, after: str) -> Flanking:
    """What a run may do under one `reading`."""
    counts = _punctuation if reading is Reading.LATEST else _old_punctuation
    mark_before, mark_after = counts(before), counts(after)
    space_before, space_after = is_white_space(before), is_white_space(after)
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
    if _LATER_PUNCTUATION.match(character):
        return False
    return unicodedata.category(character)[0] == "P"
