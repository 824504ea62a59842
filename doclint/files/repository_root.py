"""Where the git repository around a folder begins."""

from __future__ import annotations

from pathlib import Path

__all__ = ["repository_root"]


def repository_root(folder: Path) -> Path | None:
    """The nearest folder, `folder` included, that holds a git repository."""
    for candidate in (folder, *folder.parents):
        if (candidate / ".git").exists():
            return candidate
    return None
