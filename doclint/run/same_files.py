"""Pages that are one file under several names: symbolic links beside their target."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence

from doclint.phases.task import PageTask
from doclint.run.page_fixing import FixTask

__all__ = ["by_file", "names_of_files"]


def names_of_files(tasks: Iterable[PageTask]) -> dict[str, tuple[str, ...]]:
    """The paths of all pages that are the same file, by each of these paths.

    Pages that were asked for come first, and among them the file's own name. A file with one name
    only is not in the answer, nor is a text that is in no file.
    """
    groups: dict[object, list[PageTask]] = {}
    for task in tasks:
        if task.text is None:
            groups.setdefault(_file(task.file), []).append(task)
    found: dict[str, tuple[str, ...]] = {}
    for group in groups.values():
        if len(group) > 1:
            paths = tuple(one.path for one in sorted(group, key=_rank))
            found.update(dict.fromkeys(paths, paths))
    return found


def by_file(tasks: Sequence[FixTask], names: Mapping[str, tuple[str, ...]]) -> tuple[FixTask, ...]:
    """`tasks` with each file once, of which `names` are those with several.

    Two processes that fix one file at a time would each find it changed by the other.
    """
    if not names:
        return tuple(tasks)
    present = {one.page.path for one in tasks}

    def first(path: str) -> str:
        return next(name for name in names.get(path, (path,)) if name in present)

    return tuple(one for one in tasks if one.page.path == first(one.page.path))


def _file(path: str) -> object:
    """What identifies the file at `path`; hard links are files of their own."""
    try:
        status = os.stat(path)  # noqa: PTH116  # strings: there may be many pages
    except OSError:
        return path
    return (status.st_dev, status.st_ino) if status.st_nlink == 1 else os.path.realpath(path)


def _rank(task: PageTask) -> tuple[bool, bool]:
    """What sorts the names of one file; False comes before True."""
    return task.facts_only, os.path.realpath(task.file) != os.path.abspath(task.file)  # noqa: PTH100
