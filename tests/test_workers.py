"""Processes: order is kept, and a process that dies costs its own task only."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from pathlib import Path

import pytest

from doclint.process.workers import map_tasks
from doclint.run.plan import PlanRequest, make_plan
from doclint.run.run_options import RunOptions
from doclint.run.runner import check_run
from tests.integration.running import write_tree

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


@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_results_follow_from_the_tasks_alone(
    method: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = {f"content/{number}.md": f"#Page {number}\n\n[to](none.md)\n" for number in range(9)}
    write_tree(tmp_path, pages)
    monkeypatch.chdir(tmp_path)
    plan = make_plan(PlanRequest(paths=("content",)))
    expected = [one.diagnostics for one in check_run(plan, RunOptions()).files]
    monkeypatch.setattr("doclint.process.processes._start_method", lambda: method)
    found = [one.diagnostics for one in check_run(plan, RunOptions(jobs=2)).files]
    assert found == expected
    assert [[one.code for one in page] for page in found] == [["MD041", "MD018", "LK001"]] * 9


def test_beside_other_threads_no_process_is_forked() -> None:
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    try:
        assert list(map_tasks(double, TASKS, 2, lost)) == [number * 2 for number in TASKS]
    finally:
        done.set()
        other.join()
