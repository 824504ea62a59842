"""Spreads tasks over processes; a process that dies or hangs costs its own task only."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

__all__ = ["map_in_processes"]

T = TypeVar("T")
R = TypeVar("R")

_LARGEST_CHUNK = 64
# a chunk without an answer for this long is stuck in code that no signal can interrupt
_STUCK_SECONDS = 120.0


def map_in_processes(
    function: Callable[[T], R],
    tasks: Sequence[T],
    jobs: int,
    lost: Callable[[T, str], R],
) -> Iterator[R]:
    """`function` of every task in order, in `jobs` processes; see `workers.map_tasks`."""
    size = max(1, min(_LARGEST_CHUNK, len(tasks) // (jobs * 4)))
    chunks = [tasks[start : start + size] for start in range(0, len(tasks), size)]
    executor = _executor(min(jobs, len(chunks)))
    try:
        futures = [executor.submit(_run_chunk, function, chunk) for chunk in chunks]
        for chunk, future in zip(chunks, futures, strict=True):
            results = _results(executor, future)
            if results is None:
                # its threads end with it, before other processes are forked
                executor.shutdown()
                results = [_run_alone(function, lost, task) for task in chunk]
            yield from results
    except BaseException:
        # an interrupt, say: nobody will ask for what the processes are still working on
        _kill(executor)
        executor.shutdown(wait=False, cancel_futures=True)
        raise
    executor.shutdown()


def _run_chunk(function: Callable[[T], R], chunk: Sequence[T]) -> list[R]:
    return [function(task) for task in chunk]


def _executor(jobs: int) -> ProcessPoolExecutor:
    context = multiprocessing.get_context(_start_method())
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin)


def _start_method() -> str:
    """How to start a process; what it does follows from what it is sent alone.

    A fork shares the imports of this process, which is cheapest. Beside other threads, as in an
    editor's server or a program that uses doclint, it could copy a lock that is held, for ever.
    """
    methods = multiprocessing.get_all_start_methods()
    if "fork" in methods and threading.active_count() == 1:
        return "fork"
    return "forkserver" if "forkserver" in methods else "spawn"


def _begin() -> None:
    """Leave an interrupt from the keyboard to the parent, and do not outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    gc.freeze()
    gc.disable()


def _end_with_parent() -> None:
    """Wait for the parent's end, which may be sudden, and end this process then."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _results(executor: ProcessPoolExecutor, future: Future[list[R]]) -> list[R] | None:
    """The results of one chunk; None when its process is gone."""
    done, _ = wait([future], timeout=_STUCK_SECONDS)
    if not done:
        _kill(executor)
    try:
        return future.result(timeout=_STUCK_SECONDS)
    except BrokenProcessPool:
        return None


def _run_alone(function: Callable[[T], R], lost: Callable[[T, str], R], task: T) -> R:
    """Run one task in a process of its own, which may die without harm."""
    with _executor(1) as executor:
        future = executor.submit(function, task)
        done, _ = wait([future], timeout=_STUCK_SECONDS)
        if not done:
            _kill(executor)
            return lost(task, f"no answer within {_STUCK_SECONDS:.0f} s")
        try:
            return future.result()
        except BrokenProcessPool:
            return lost(task, "the process that checked it died")


def _kill(executor: ProcessPoolExecutor) -> None:
    for process in list((executor._processes or {}).values()):
        process.kill()
