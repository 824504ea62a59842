"""`python -m benchmarks.pairs BEFORE [FOLDER]`: whether anything became slower since a commit.

The commit and the working tree take turns: whole processes, in pairs, on the same copy of FOLDER.
What counts is the ratio within a pair, since both halves meet the same state of the machine. The
figures are processor time. The exit status is 1 when something became slower, 2 when the versions
could not be run.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tools.checkouts import ROOT, Checkout, CheckoutError, check_out, surroundings
from tools.ecosystem.copies import RepositoryCopy
from tools.measured import run_measured

__all__ = ["Measured", "main"]

_PAIRS = 11
# what is no noise any more
_LIMIT = 1.03
_SLOWER = "slower"


class Case(NamedTuple):
    """One thing that people do: its name and the arguments of `check`."""

    name: str
    arguments: tuple[str, ...]


class Measured(NamedTuple):
    """The seconds of every pair, before and after."""

    name: str
    pairs: tuple[tuple[float, float], ...]

    @property
    def quartiles(self) -> list[float]:
        """The ratios after to before that a quarter, half and three quarters stay below."""
        ratios = [after / before for before, after in self.pairs]
        return statistics.quantiles(ratios, n=4, method="inclusive")

    @property
    def verdict(self) -> str:
        """`slower` when the median is beyond the limit and most pairs agree, else `unclear`.

        Empty when the median is within the limit.
        """
        low, median, _ = self.quartiles
        if median <= _LIMIT:
            return ""
        return _SLOWER if low > 1 else "unclear: measure more pairs"

    def __str__(self) -> str:
        before, after = (statistics.median(side) for side in zip(*self.pairs, strict=True))
        low, median, high = self.quartiles
        figures = f"{before:8.3f} s {after:8.3f} s {median:7.3f} {low:7.3f} to {high:.3f}"
        return f"{self.name:24} {figures}  {self.verdict}".rstrip()


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; returns the exit status."""
    parsed = _parser().parse_args(arguments)
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary)
        try:
            versions = (
                check_out(parsed.before, place / "before"),
                check_out(parsed.after, place / "after"),
            )
        except CheckoutError as error:
            print(f"bench-check: {error}", file=sys.stderr)
            return 2
        folder = RepositoryCopy(parsed.folder, place / "content").folder
        print(f"{parsed.pairs} pairs, {versions[0].label} before, {versions[1].label} after")
        print(f"{'':24} {'before':>10} {'after':>10} {'ratio':>7} its middle half")
        slower = False
        for case in _cases(folder, parsed.preset):
            measured = _measure(case, versions, folder, parsed.pairs)
            print(measured, flush=True)
            slower = slower or measured.verdict == _SLOWER
    return int(slower)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bench-check", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("before", help="a commit")
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "examples")
    parser.add_argument("--after", help="another commit instead of the working tree")
    parser.add_argument("--preset", default="recommended")
    parser.add_argument("--pairs", type=int, default=_PAIRS)
    return parser


def _cases(folder: Path, preset: str) -> Iterator[Case]:
    """The folder and its page of middle size, each without a cache and when all is known."""
    pages = sorted(folder.rglob("*.md"), key=lambda path: (path.stat().st_size, path))
    page = pages[len(pages) // 2].relative_to(folder).as_posix()
    for name, path in (("folder", "."), ("page", page)):
        common = ("check", "--jobs", "1", "--preset", preset, path)
        yield Case(f"{name}, no cache", (*common, "--no-cache"))
        yield Case(f"{name}, nothing changed", common)


def _measure(case: Case, versions: tuple[Checkout, Checkout], folder: Path, pairs: int) -> Measured:
    before, after = versions

    def seconds(version: Checkout) -> float:
        # each version has a cache of its own
        own = surroundings(version.folder)
        return run_measured(version.command(*case.arguments), folder, own).seconds

    # fills the caches, the machine's included
    for version in versions:
        seconds(version)
    found = []
    for number in range(pairs):
        # who goes first has the colder machine
        if number % 2:
            second, first = seconds(after), seconds(before)
        else:
            first, second = seconds(before), seconds(after)
        found.append((first, second))
    return Measured(case.name, tuple(found))


if __name__ == "__main__":
    sys.exit(main())
