"""`python -m tools.watch`: run the tests of whatever changes, the nearest first, until one fails.

A change ends the tests that are running; what it touched is tested together with what was not yet
seen to pass.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import watchfiles
from grimp.exceptions import SourceSyntaxError

from tools.affected import affected_tests
from tools.checkouts import ROOT

__all__ = ["main"]

_FOLDERS = ("doclint", "tests", "tools", "benchmarks", "docs", "examples", "schemas")
_LEFT_OUT = ("node_modules", "__pycache__", ".pytest_cache", ".doclint_cache")
# how long nothing may change before a look at the tests that are running, in milliseconds
_PATIENCE = 500


class _Watch:
    """What has changed and was not seen to pass yet, and the tests that are running."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._untested: set[Path] = set()
        self._tests: subprocess.Popen[bytes] | None = None

    def changed(self, paths: Iterable[Path]) -> None:
        """Test what changed, from the start."""
        self.stop()
        self._untested.update(paths)
        try:
            tests = affected_tests(self._untested, self._root)
        except SourceSyntaxError as error:
            print(error, flush=True)
            return
        if not tests:
            print("no test imports or names what changed", flush=True)
            return
        print(f"{len(tests)} files of tests, first {tests[0]}", flush=True)
        command = [sys.executable, "-m", "pytest", "--exitfirst", *tests]
        self._tests = subprocess.Popen(command, cwd=self._root)

    def look(self) -> None:
        """Take note of tests that have ended."""
        if self._tests is not None and self._tests.poll() is not None:
            if self._tests.returncode == 0:
                self._untested.clear()
            self._tests = None

    def stop(self) -> None:
        """End the tests that are running."""
        self.look()
        if self._tests is not None:
            self._tests.terminate()
            self._tests.wait()
            self._tests = None


def main() -> int:
    """Watch until interrupted."""
    watch = _Watch(ROOT)
    changes = watchfiles.watch(
        *(ROOT / folder for folder in _FOLDERS),
        watch_filter=watchfiles.DefaultFilter(ignore_dirs=_LEFT_OUT),
        rust_timeout=_PATIENCE,
        yield_on_timeout=True,
        raise_interrupt=False,
    )
    print("watching; end it with Ctrl-C", flush=True)
    try:
        for some in changes:
            watch.look()
            if some:
                watch.changed(Path(path) for _, path in some)
    finally:
        watch.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
