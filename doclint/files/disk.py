"""Looks at the disk for the site, and can tell later whether it would see the same again.

Whatever the site takes from the disk apart from its pages is asked for here: configurations,
redirect files, folders with images. What was asked can be recorded with its answers.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from hashlib import blake2b
from pathlib import Path

__all__ = [
    "Look",
    "exists",
    "is_file",
    "is_folder",
    "matches",
    "names",
    "read_text",
    "recorded",
    "still_true",
    "walk",
]

# a question, the path that it is about, a pattern or nothing, and a digest of the answer
Look = tuple[str, str, str, str]
_Notes = dict[tuple[str, str, str], str]

# who records now. Questions are asked by the readers of all generators, deep below whoever wants to
# know of them; handing a recorder down to each would make it an argument of every function there
_RECORDERS: ContextVar[tuple[_Notes, ...]] = ContextVar("recorders", default=())


@contextmanager
def recorded() -> Iterator[Callable[[], list[Look]]]:
    """Record what is asked inside; yields a function that returns all of it so far."""
    notes: _Notes = {}
    outside = _RECORDERS.set((*_RECORDERS.get(), notes))
    try:
        yield lambda: [(*question, answer) for question, answer in notes.items()]
    finally:
        _RECORDERS.reset(outside)


def still_true(looks: Iterable[Look]) -> bool:
    """Whether every question would be answered as it was."""
    return all(_ASK[what](path, extra) == answer for what, path, extra, answer in looks)


def _note(what: str, path: str | Path, extra: str, answer: str) -> None:
    for notes in _RECORDERS.get():
        notes[what, os.fspath(path), extra] = answer


def exists(path: str | Path) -> bool:
    """Whether there is anything at `path`."""
    found = os.path.exists(path)  # noqa: PTH110  # many of them, and it never raises
    _note("exists", path, "", str(found))
    return found


def is_file(path: str | Path) -> bool:
    """Whether there is a file at `path`."""
    found = os.path.isfile(path)  # noqa: PTH113
    _note("is_file", path, "", str(found))
    return found


def is_folder(path: str | Path) -> bool:
    """Whether there is a folder at `path`."""
    found = os.path.isdir(path)  # noqa: PTH112
    _note("is_folder", path, "", str(found))
    return found


def names(folder: str | Path) -> list[str]:
    """The sorted names in `folder`; none where it cannot be listed."""
    found = _names(folder)
    if _RECORDERS.get():
        _note("names", folder, "", _digest(found))
    return found


def read_text(path: str | Path) -> str:
    """The text of `path` without a byte order mark, an empty string when there is none."""
    text = _text(path)
    if _RECORDERS.get():
        _note("read_text", path, "", _digest((text,)))
    return text


def matches(folder: str | Path, pattern: str) -> list[Path]:
    """The sorted paths below `folder` that match the glob `pattern`; none without a folder."""
    found = _matches(folder, pattern)
    if _RECORDERS.get():
        _note("matches", folder, pattern, _digest(map(str, found)))
    return found


def walk(top: str | Path) -> Iterator[tuple[str, list[str], list[str]]]:
    """Every folder from `top` downwards with its folders, of which some may be taken out, and its
    files, both sorted.
    """
    if not is_folder(top):
        return
    for folder, folders, files in os.walk(top):
        folders.sort()
        files.sort()
        if _RECORDERS.get():
            _note("walk", folder, "", _listed(folders, files))
        yield folder, folders, files


def _names(folder: str | Path) -> list[str]:
    try:
        return sorted(os.listdir(folder))  # noqa: PTH208  # strings
    except (OSError, ValueError):
        return []


def _text(path: str | Path) -> str:
    try:
        return Path(path).read_text("utf-8-sig")
    except (OSError, ValueError):
        return ""


def _matches(folder: str | Path, pattern: str) -> list[Path]:
    return sorted(Path(folder).glob(pattern)) if os.path.isdir(folder) else []  # noqa: PTH112


def _listing(folder: str) -> str:
    for _, folders, files in os.walk(folder):
        return _listed(sorted(folders), sorted(files))
    return ""


def _listed(folders: list[str], files: list[str]) -> str:
    return _digest((*folders, "/", *files))


def _digest(texts: Iterable[str]) -> str:
    joined = "\0".join(texts).encode(errors="surrogateescape")
    return blake2b(joined, digest_size=16).hexdigest()


_ASK: dict[str, Callable[[str, str], str]] = {
    "exists": lambda path, _: str(os.path.exists(path)),  # noqa: PTH110
    "is_file": lambda path, _: str(os.path.isfile(path)),  # noqa: PTH113
    "is_folder": lambda path, _: str(os.path.isdir(path)),  # noqa: PTH112
    "names": lambda path, _: _digest(_names(path)),
    "read_text": lambda path, _: _digest((_text(path),)),
    "matches": lambda path, pattern: _digest(map(str, _matches(path, pattern))),
    "walk": lambda path, _: _listing(path),
}
