"""Maps a function over tasks, in this process or in several."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from doclint.process.collector import collector_paused

__all__ = ["default_jobs", "map_tasks"]

# starting processes costs about as much as checking this many pages
_ENOUGH_PAGES = 64

T = TypeVar("T")
R = TypeVar("R")


def map_tasks(
    function: Callable[[T], R],
    tasks: Sequence[T],
    jobs: int,
    lost: Callable[[T, str], R],
) -> Iterator[R]:
    """`function` of every task in order; with `jobs` above 1 in that many processes.

    `function` and the tasks must be picklable. Where a process dies or hangs, its tasks run again,
    each in a process of its own; a task that fails there too becomes `lost(task, reason)`.
    """
    if jobs <= 1 or len(tasks) < 2:
        with collector_paused():
            yield from map(function, tasks)
        return
    from doclint.process.processes import map_in_processes

    yield from map_in_processes(function, tasks, jobs, lost)


def default_jobs(pages: int) -> int:
    """How many processes to use for so many `pages`: all processors that this process may run on
    when there is enough work for them.
    """
    if pages < _ENOUGH_PAGES:
        return 1
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
