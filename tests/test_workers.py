"""Processes: order is kept, and a process that dies costs its own task only."""

from __future__ import annotations

import os
import signal

import pytest

from doclint.process.workers import map_tasks

TASKS = list(range(40))


def double(number: int) -> int:
    return number * 2


def double_or_die(number: int) -> int:
    if number == 7:
        os.kill(os.getpid(), signal.SIGKILL)
    return number * 2


def lost(number: int, reason: str) -> int:
    assert reason == "the process that checked it died"
    return -number


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_results_come_in_the_order_of_the_tasks(jobs: int) -> None:
    assert list(map_tasks(double, TASKS, jobs, lost)) == [number * 2 for number in TASKS]


def test_a_dead_process_costs_one_task() -> None:
    expected = [-7 if number == 7 else number * 2 for number in TASKS]
    assert list(map_tasks(double_or_die, TASKS, 2, lost)) == expected
