"""`python -m tools.ecosystem BEFORE [FOLDER]`: what differs between a commit and the working tree.

Both versions check and fix a copy of every repository in FOLDER, by default the example sites. The
report is Markdown, on standard output. The exit status is 0 when both wrote the same bytes, 1 when
anything differs, 2 when they could not be run.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tools.checkouts import ROOT, CheckoutError, check_out
from tools.ecosystem.comparing import Comparison, Plan, compare_repository
from tools.ecosystem.report import Limits, write_report

__all__ = ["main"]

_PRESETS = ("recommended", "markdownlint", "all")
_COMMANDS = ("check", "fix")


def main(arguments: Sequence[str] | None = None, root: Path = ROOT) -> int:
    """Compare versions of the project in `root` and print the report; returns the exit status."""
    parsed = _parser().parse_args(arguments)
    repositories = sorted(path for path in parsed.folder.iterdir() if path.is_dir())
    if not repositories:
        print(f"ecosystem: no repository in {parsed.folder}", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as temporary:
        try:
            before = check_out(parsed.before, Path(temporary, "before"), root)
            after = check_out(parsed.after, Path(temporary, "after"), root)
        except CheckoutError as error:
            print(f"ecosystem: {error}", file=sys.stderr)
            return 2
        plan = Plan(before, after, parsed.presets or _PRESETS, parsed.commands or _COMMANDS)
        comparisons = list(_compare(repositories, plan, parsed.jobs))
    title = f"Before {before.label}, after {after.label}"
    limits = Limits(parsed.examples, parsed.texts)
    for line in write_report(title, comparisons, limits, parsed.times):
        print(line)
    return 0 if all(one.same for one in comparisons) else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="ecosystem", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("before", help="a commit")
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "examples")
    parser.add_argument("--after", help="another commit instead of the working tree")
    parser.add_argument("--preset", dest="presets", action="append", help="only this preset")
    parser.add_argument(
        "--command", dest="commands", action="append", choices=_COMMANDS, help="only this command"
    )
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="repositories at a time")
    parser.add_argument("--examples", type=int, default=3, help="findings shown of each rule")
    parser.add_argument("--texts", type=int, default=10, help="texts shown")
    parser.add_argument(
        "--no-times", dest="times", action="store_false", help="leave out what no run repeats"
    )
    return parser


def _compare(repositories: Sequence[Path], plan: Plan, jobs: int) -> Iterator[Comparison]:
    """The comparisons in the order of `repositories`; progress goes to standard error."""

    def compare(repository: Path) -> Comparison:
        found = compare_repository(repository, plan)
        said = "same" if found.same else "differs"
        seconds = found.seconds(0) + found.seconds(1)
        print(f"{repository.name}: {said}, {seconds:.0f} s", file=sys.stderr)
        return found

    # the longest first, so that no process is left alone with one at the end
    largest = sorted(repositories, key=_size, reverse=True)
    with ThreadPoolExecutor(jobs) as pool:
        yet = {repository: pool.submit(compare, repository) for repository in largest}
        yield from (yet[repository].result() for repository in repositories)


def _size(folder: Path) -> int:
    """About how much there is to check: the bytes of all Markdown."""
    return sum(path.stat().st_size for path in folder.rglob("*.md*") if path.is_file())


if __name__ == "__main__":
    sys.exit(main())
