"""Makes a page small that shows something, by leaving out what it does not need."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

__all__ = ["reduced"]

_WORDS = re.compile(r"\s+|[^\s\w]|\w+")


def reduced(text: str, shows: Callable[[str], bool]) -> str:
    """A part of `text` of which `shows` is still true: lines are left out, then words and marks."""
    lines = _without(text.splitlines(keepends=True), lambda some: shows("".join(some)))
    words = [word for line in lines for word in _WORDS.findall(line)]
    if "".join(words) != "".join(lines):
        return "".join(lines)
    return "".join(_without(words, lambda some: shows("".join(some))))


def _without(parts: Sequence[str], shows: Callable[[Sequence[str]], bool]) -> Sequence[str]:
    """`parts` without those that are not needed, large pieces first."""
    size = len(parts)
    while size:
        at = 0
        while at < len(parts):
            fewer = [*parts[:at], *parts[at + size :]]
            if fewer and shows(fewer):
                parts = fewer
            else:
                at += size
        size //= 2
    return parts
