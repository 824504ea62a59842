"""Runs a program to its end and tells what it wrote and what it cost."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryFile
from typing import NamedTuple

__all__ = ["Ended", "run_measured"]


class Ended(NamedTuple):
    """A process that has ended.

    `seconds` are processor time, user and system, of the process and of those that it started and
    waited for; unlike the clock it knows little of what else the machine does.
    """

    status: int
    out: bytes
    err: bytes
    seconds: float


def run_measured(
    command: Sequence[str],
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> Ended:
    """Run `command` in `folder`, by default the current one; it reads nothing."""
    with TemporaryFile() as out, TemporaryFile() as err:
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=out, stderr=err
        )
        # what `wait` of the process does, which drops the usage
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        seconds = usage.ru_utime + usage.ru_stime
        return Ended(process.returncode, out.read(), err.read(), seconds)
