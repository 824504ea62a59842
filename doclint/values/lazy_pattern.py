"""Regular expressions that are compiled when they are first used.

Compiling all patterns of all rules takes a quarter of a short run's time, and most pages need only
a few of them.
"""

from __future__ import annotations

import re
from typing import cast

__all__ = ["lazy_pattern"]

_METHODS = ("finditer", "findall", "fullmatch", "match", "search", "split", "sub", "subn")


class _LazyPattern:
    """Stands in for a compiled pattern; after its first use its methods are the pattern's own."""

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        if name.startswith("_"):
            raise AttributeError(name)
        compiled = re.compile(self._source, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def lazy_pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """A stand-in for `re.compile(source, flags)` that compiles on first use.

    For use with its own methods only: the functions of `re` do not take it.
    """
    return cast("re.Pattern[str]", _LazyPattern(source, flags))
