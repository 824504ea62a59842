"""The order in which doclint speaks of files: that of the bytes of their paths."""

from __future__ import annotations

import os
from collections.abc import Collection

__all__ = ["in_order"]


def in_order(paths: Collection[str]) -> list[str]:
    """The sorted `paths`, which may hold bytes that are no text."""
    try:
        # UTF-8 keeps the order of the code points
        "".join(paths).encode()
    except UnicodeEncodeError:
        return sorted(paths, key=os.fsencode)
    return sorted(paths)
