"""Several runs that fix the same pages at once end as one would have."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.integration.running import EXAMPLES, Ran, run, tree

RUNS = 3


def test_three_runs_at_once_end_as_one(tmp_path: Path) -> None:
    def site(name: str) -> Path:
        return Path(shutil.copytree(EXAMPLES / "hindi-glossary", tmp_path / name))

    def fix(folder: Path) -> Ran:
        return run("fix", "--unsafe-fixes", "--no-cache", cwd=folder)

    alone, together = site("alone"), site("together")
    one = fix(alone)
    with ThreadPoolExecutor(RUNS) as pool:
        several = list(pool.map(fix, [together] * RUNS))
    assert tree(together) == tree(alone) != tree(EXAMPLES / "hindi-glossary")
    assert [(ran.status, ran.out) for ran in several] == [(one.status, one.out)] * RUNS
    waiting = f"doclint: waiting for another run that fixes the pages in {together.as_posix()}\n"
    assert {ran.err for ran in several} <= {"", waiting}
