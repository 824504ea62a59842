"""`python -m benchmarks [FOLDER]`: the time to check a folder, beside the bare parser and peers.

Every figure is processor time (user and system) of one process, best of several runs, all taken in
the same run of this program, so that only their ratios matter.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import pyromark

from doclint.syntax.parser import BASE_OPTIONS
from tools.measured import run_measured

DEFAULT_FOLDER = Path(__file__).parent.parent / "examples"
RUNS = 3


class Measured(NamedTuple):
    """One line of the table; `seconds` is the best of the runs."""

    name: str
    seconds: float


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT_FOLDER)
    parser.add_argument("--preset", default="recommended")
    folder = parser.parse_args().folder
    preset = parser.parse_args().preset
    texts = [path.read_text("utf-8") for path in _pages(folder)]
    size = sum(len(text.encode()) for text in texts) / 1e6
    if not texts:
        print(f"no Markdown in {folder}")
        return 2
    bare = Measured("pyromark, bare event loop", _best(lambda: _bare_loop(texts)))
    rows = [bare, Measured("pyromark, with start-up", _best_of_command(_bare_command(folder)))]
    rows += [
        Measured(name, _best_of_command(command))
        for name, command in _commands(folder, preset)
        if shutil.which(command[0]) or Path(command[0]).exists()
    ]
    print(f"{len(texts)} files, {size:.2f} MB, best of {RUNS}, processor time")
    for row in rows:
        rate = size / row.seconds
        ratio = row.seconds / bare.seconds
        print(f"{row.name:40} {row.seconds:7.3f} s {rate:7.1f} MB/s {ratio:6.2f} x")
    return 0


def _pages(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*.md") if _is_utf8(path))


def _is_utf8(path: Path) -> bool:
    try:
        path.read_bytes().decode()
    except UnicodeDecodeError:
        return False
    return True


def _bare_loop(texts: Sequence[str]) -> None:
    for text in texts:
        for _ in pyromark.events_with_range(text, options=BASE_OPTIONS):
            pass


def _bare_command(folder: Path) -> list[str]:
    code = (
        "import sys, pathlib, pyromark\n"
        "for path in pathlib.Path(sys.argv[1]).rglob('*.md'):\n"
        "    for _ in pyromark.events_with_range(path.read_text('utf-8', 'replace')): pass\n"
    )
    return [sys.executable, "-c", code, str(folder)]


def _commands(folder: Path, preset: str) -> list[tuple[str, list[str]]]:
    """The rivals, each in one process and without a cache."""
    here = Path(sys.executable).parent
    options = ["--no-cache", "--jobs", "1", "--isolated", "--preset", preset]
    doclint = [sys.executable, "-m", "doclint", "check", *options]
    rumdl = [str(here / "rumdl"), "check", "--no-cache", "--no-config"]
    return [
        (f"doclint check --preset {preset}", [*doclint, str(folder)]),
        ("doclint, rules on single pages only", [*doclint, "--scope", "file", str(folder)]),
        ("rumdl check", [*rumdl, str(folder)]),
    ]


def _best(run: Callable[[], None]) -> float:
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        run()
        times.append(time.process_time() - start)
    return min(times)


def _best_of_command(command: Sequence[str]) -> float:
    """The processor time of `command` and of the processes that it starts."""
    # one thread, so that a parallel rival is not charged for waiting
    environment = {**os.environ, "RAYON_NUM_THREADS": "1"}
    return min(run_measured(command, environment=environment).seconds for _ in range(RUNS))


if __name__ == "__main__":
    sys.exit(main())
