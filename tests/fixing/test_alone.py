"""Runs that fix the same pages come one after the other."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator
from contextlib import contextmanager
from fcntl import LOCK_EX, flock
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from doclint.run import alone
from doclint.run.alone import fixing_alone
from doclint.values.errors import UserError

CONTEXT = multiprocessing.get_context("fork")


@contextmanager
def locked(folder: Path) -> Iterator[int]:
    """Hold the lock as another process would."""
    descriptor = os.open(folder, os.O_RDONLY)
    flock(descriptor, LOCK_EX)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


@contextmanager
def locked_by_another(folder: Path) -> Iterator[Connection]:
    """Hold the lock in another process, until it is sent anything."""
    ours, theirs = CONTEXT.Pipe()
    process = CONTEXT.Process(target=_hold, args=(folder, theirs))
    process.start()
    ours.recv()
    try:
        yield ours
    finally:
        process.kill()
        process.join()


def _hold(folder: Path, told: Connection) -> None:
    with locked(folder):
        told.send(None)
        told.recv()
    told.send(None)
    told.recv()


def _refuse(root: Path) -> None:
    raise AssertionError(f"waits for {root}")


def test_nobody_waits_where_nobody_else_is(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    for _ in range(2):
        with fixing_alone([tmp_path, tmp_path / "inner", tmp_path / "inner" / ".."], _refuse):
            pass
    assert list(tmp_path.iterdir()) == [tmp_path / "inner"]


def test_a_second_run_waits_for_the_first(tmp_path: Path) -> None:
    told: list[Path] = []
    with locked_by_another(tmp_path) as other:

        def waiting(root: Path) -> None:
            told.append(root)
            other.send(None)
            other.recv()

        with fixing_alone([tmp_path], waiting):
            pass
    assert told == [tmp_path.resolve()]


def test_it_does_not_wait_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alone, "_PATIENCE_SECONDS", -1.0)
    message = f"another run has been fixing the pages in {tmp_path.resolve()} for too long"
    with (
        locked_by_another(tmp_path),
        pytest.raises(UserError, match=message),
        fixing_alone([tmp_path], lambda _: None),
    ):
        pass


def test_the_lock_ends_with_the_block_although_a_process_shares_it(tmp_path: Path) -> None:
    with fixing_alone([tmp_path], _refuse):
        ours, theirs = CONTEXT.Pipe()
        process = CONTEXT.Process(target=theirs.recv)
        process.start()
    with fixing_alone([tmp_path], _refuse):
        pass
    ours.send(None)
    process.join()


@pytest.mark.skipif(not Path("/proc/locks").exists(), reason="only Linux tells who holds a lock")
def test_a_folder_that_was_locked_for_this_run_is_not_waited_for(tmp_path: Path) -> None:
    with locked(tmp_path), fixing_alone([tmp_path], _refuse):
        pass
    with locked(tmp_path):
        process = CONTEXT.Process(target=_fix_below, args=(tmp_path,))
        process.start()
        process.join()
        assert process.exitcode == 0


def _fix_below(folder: Path) -> None:
    with fixing_alone([folder], _refuse):
        pass


def test_a_folder_that_is_gone_is_nobodys(tmp_path: Path) -> None:
    with fixing_alone([tmp_path / "gone"], _refuse):
        pass
