"""Runs of one version over one copy: what was found, how it ended, what it cost."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from tools.checkouts import Checkout, surroundings
from tools.measured import run_measured

__all__ = ["Found", "Run", "RunEnd", "differences", "run"]

# what asks the network has another answer each time
_NOT_ASKED = ("LK012",)
_BEFORE_FINDINGS = b'"diagnostics": ['


class RunEnd(NamedTuple):
    """How a run ended: its exit status, whether it was complete, what it said besides the report.

    `complete` is None where there is no report. `pages` and `findings` are counts, `seconds` are
    processor time.
    """

    status: int
    complete: bool | None
    said: str
    pages: int
    findings: int
    seconds: float


class Found(NamedTuple):
    """A finding; `rest` is all else that is reported of it, its fix above all."""

    code: str
    path: str
    line: int
    column: int
    message: str
    rest: str

    @property
    def head(self) -> tuple[object, ...]:
        """What makes two findings the same one."""
        return self[:-1]


class Run(NamedTuple):
    """The end of a run and the report that it wrote, byte by byte."""

    end: RunEnd
    report: bytes


def run(checkout: Checkout, command: str, preset: str, folder: Path, scratch: Path) -> Run:
    """Run `command` in `folder` under `preset`, in one process and without a cache."""
    arguments = checkout.command(
        command, "--preset", preset, "--ignore", ",".join(_NOT_ASKED), "--no-cache", "--jobs", "1",
        "--no-progress", "--output-format", "json", ".",
    )  # fmt: skip
    done = run_measured(arguments, folder, surroundings(scratch))
    # where a version lies is no difference between versions
    said = done.err.decode(errors="replace").replace(f"{checkout.folder}", "…").strip()
    report = done.out
    if _BEFORE_FINDINGS not in report:
        return Run(RunEnd(done.status, None, said, 0, 0, done.seconds), report)
    head = report.partition(_BEFORE_FINDINGS)[0].rstrip().rstrip(b",")
    summary = json.loads(head + b"}")["summary"]
    counts = summary["files"], summary["findings"]
    return Run(RunEnd(done.status, summary["complete"], said, *counts, done.seconds), report)


def differences(before: Run, after: Run) -> tuple[list[Found], list[Found]]:
    """The findings of `before` that `after` does not have just so, and the other way round.

    Both are sorted. The rest of the two reports may be far larger, so nothing else is taken apart.
    """
    if before.report == after.report:
        return [], []
    old, new = (Counter(_lines(one.report)) for one in (before, after))
    return _read((old - new).elements()), _read((new - old).elements())


def _lines(report: bytes) -> list[bytes]:
    """The findings of a report, which has each on a line of its own."""
    lines = report.partition(_BEFORE_FINDINGS)[2].rpartition(b"]}")[0].split(b"\n")
    return [line.strip().removesuffix(b",") for line in lines if line.strip()]


def _read(lines: Iterable[bytes]) -> list[Found]:
    return sorted(map(_found, lines))


def _found(line: bytes) -> Found:
    """The finding that `line` tells of."""
    value = json.loads(line)
    start = value.pop("start")
    place = value.pop("code"), value.pop("path"), start["line"], start["column"]
    message = value.pop("message")
    return Found(*place, message, json.dumps([start, value], ensure_ascii=False))
