"""Generated files: written in one mode, compared in the other."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

__all__ = ["write_or_check"]


def write_or_check(folder: Path, files: Mapping[str, str], pattern: str, check: bool) -> int:
    """Make `folder` hold exactly `files` (path in it to text) among what matches `pattern`.

    With `check` nothing is written: what differs is named on standard error and the result is 1.
    """
    present = {path.relative_to(folder).as_posix(): path for path in folder.glob(pattern)}
    stale = [name for name, text in files.items() if _text(folder / name) != text]
    surplus = sorted(present.keys() - files.keys())
    if check:
        for name in [*stale, *surplus]:
            print(f"out of date: {(folder / name).as_posix()}", file=sys.stderr)
        return 1 if stale or surplus else 0
    for name in stale:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(files[name], encoding="utf-8", newline="\n")
    for name in surplus:
        present[name].unlink()
    return 0


def _text(path: Path) -> str | None:
    try:
        return path.read_bytes().decode()
    except (OSError, UnicodeDecodeError):
        return None
