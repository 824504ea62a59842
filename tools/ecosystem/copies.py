"""A copy of a repository that can be fixed, read and put back."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

__all__ = ["RepositoryCopy"]

# what tells whether a file was written to
_State = tuple[int, int, int]


class RepositoryCopy:
    """The copy of `original` in the new folder `folder`; the original is only ever read.

    Links that lead out of the repository are left out, so that nothing is written through them.
    """

    def __init__(self, original: Path, folder: Path) -> None:
        self.folder = folder
        self._original = original
        shutil.copytree(original, folder, symlinks=True, ignore=_unfit(original))
        self._states = dict(_states(folder))

    def take_changes(self) -> dict[str, bytes | None]:
        """What the files hold that are no longer what they were, and put them back.

        By relative path with `/`, sorted; None stands for a file that is gone.
        """
        now = dict(_states(self.folder))
        touched = [name for name in now if now[name] != self._states.get(name)]
        touched += self._states.keys() - now.keys()
        texts = {
            name: (self.folder / name).read_bytes() if name in now else None
            for name in sorted(touched)
        }
        for name in touched:
            self._put_back(name)
        return {name: text for name, text in texts.items() if text != self.original(name)}

    def original(self, name: str) -> bytes | None:
        """What the file `name` held at first; None when it did not exist."""
        return (self._original / name).read_bytes() if name in self._states else None

    def _put_back(self, name: str) -> None:
        path = self.folder / name
        if name not in self._states:
            path.unlink()
            return
        shutil.copy2(self._original / name, path)
        self._states[name] = _state(os.lstat(path))


def _unfit(original: Path) -> Callable[[str, list[str]], list[str]]:
    """Says which names in a folder of `original` are not copied."""
    root = original.resolve()

    def unfit(folder: str, names: list[str]) -> list[str]:
        return [name for name in names if not _fit(Path(folder, name), root)]

    return unfit


def _fit(path: Path, root: Path) -> bool:
    if path.is_symlink() and (path.readlink().is_absolute() or not _below(path, root)):
        return False
    return path.is_file() or path.is_dir()


def _below(path: Path, root: Path) -> bool:
    return path.resolve().is_relative_to(root)


def _states(folder: Path) -> Iterator[tuple[str, _State]]:
    """Every regular file below `folder` by relative path."""
    start = len(os.fspath(folder)) + 1
    waiting = [os.fspath(folder)]
    while waiting:
        for entry in os.scandir(waiting.pop()):
            if entry.is_dir(follow_symlinks=False):
                waiting.append(entry.path)
            elif not entry.is_symlink():
                status = entry.stat(follow_symlinks=False)
                yield entry.path[start:].replace(os.sep, "/"), _state(status)


def _state(status: os.stat_result) -> _State:
    return status.st_ino, status.st_mtime_ns, status.st_size
