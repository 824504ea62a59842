"""Pages that are one file under several names: symbolic links beside their target."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from doclint.run.page_fixing import FixTask

__all__ = ["Shared", "by_file"]


class Shared(NamedTuple):
    """The tasks to do, one for each file, and by their paths the tasks under other names."""

    tasks: list[FixTask]
    others: dict[str, list[FixTask]]


def by_file(tasks: Iterable[FixTask]) -> Shared:
    """`tasks` with each file once, under its own name where that is among them.

    Two processes that fix one file at a time would each find it changed by the other.
    """
    tasks = list(tasks)
    links = {one.page.path for one in tasks if Path(one.page.file).is_symlink()}
    if not links:
        return Shared(tasks, {})
    kept: dict[str, FixTask] = {}
    others: dict[str, list[FixTask]] = {}
    for task in sorted(tasks, key=lambda one: one.page.path in links):
        first = kept.setdefault(os.path.realpath(task.page.file), task)
        if first is not task:
            others.setdefault(first.page.path, []).append(task)
    paths = {one.page.path for one in kept.values()}
    return Shared([one for one in tasks if one.page.path in paths], others)
