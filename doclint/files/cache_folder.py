"""Where the user's caches are."""

from __future__ import annotations

import os
from pathlib import Path

__all__ = ["default_cache_folder"]


def default_cache_folder() -> Path | None:
    """The user's cache folder for doclint, as the XDG base directory specification has it.

    None for a user without a home: a relative path would end up among the content.
    """
    base = Path(os.environ.get("XDG_CACHE_HOME", ""))
    if base.is_absolute():
        return base / "doclint"
    if os.environ.get("HOME") == "":
        return None
    home = Path("~").expanduser()
    return home / ".cache" / "doclint" if home.is_absolute() else None
