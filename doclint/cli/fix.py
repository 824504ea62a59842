"""`doclint fix`: apply fixes and report what is left."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from doclint.cli.arguments import USAGE
from doclint.cli.options import add_run_options
from doclint.values.results import Report

__all__ = ["add_parser", "run"]


def add_parser(subparsers: argparse._SubParsersAction[Any]) -> None:
    """Add the subcommand."""
    parser = subparsers.add_parser(
        "fix", help="apply safe fixes and report what is left", usage=USAGE
    )
    add_run_options(parser)
    parser.add_argument("--unsafe-fixes", action="store_true", help="apply unsafe fixes as well")
    parser.add_argument("--diff", action="store_true", help="show the changes and write nothing")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Fix what `arguments` name and print what is left; returns the exit status."""
    from doclint.cli.session import open_session
    from doclint.run.run_options import FixMode
    from doclint.run.runner import fix_run

    session = open_session(arguments)
    mode = FixMode(arguments.unsafe_fixes, write=not arguments.diff, waiting=_waiting)
    report = fix_run(session.plan, session.options, mode)
    if arguments.diff:
        return _print_diff(report)
    if session.stdin_path is not None:
        return _print_fixed(report, session.stdin_path, session.stdin_data)
    return session.finish(report)


def _waiting(root: Path) -> None:
    """Say why nothing happens yet."""
    from doclint.report.escape import safe

    where = safe(root.as_posix())
    print(f"doclint: waiting for another run that fixes the pages in {where}", file=sys.stderr)


def _print_diff(report: Report) -> int:
    """Print what `fix` would change as a unified diff; 1 when it would change anything."""
    changed = False
    for result in report.files:
        if result.original_text is None or result.source is None:
            continue
        changed = True
        sys.stdout.writelines(_diff(result.path, result.original_text, result.source.text))
    return int(changed) if report.summary.complete else 2


def _diff(path: str, before: str, after: str) -> Iterator[str]:
    """The lines of a unified diff that `patch` takes; on a terminal, where nothing drives it."""
    from difflib import unified_diff

    from doclint.report.escape import safe

    name = safe(path)
    # a tab ends a name with blanks in it, as in the diffs of git
    end = "\t" if " " in name else ""
    show = safe if sys.stdout.isatty() else str
    header = f"a/{name}{end}", f"b/{name}{end}"
    for line in unified_diff(_lines(before), _lines(after), *header):
        text = line.removesuffix("\n")
        yield f"{show(text)}\n"
        if text == line:
            yield "\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    """The lines of `text` with their line feeds, the only line ends that a diff knows."""
    lines = [f"{line}\n" for line in text.split("\n")]
    last = lines.pop().removesuffix("\n")
    return [*lines, last] if last else lines


def _print_fixed(report: Report, path: str, given: bytes) -> int:
    """Print the fixed text of standard input, or what was `given` if it could not be read.

    Findings that are left go to standard error.
    """
    from doclint.report.formats.concise import FORMAT
    from doclint.report.report_options import ReportOptions

    result = next(one for one in report.files if one.path == path)
    sys.stdout.buffer.write(given if result.source is None else result.source.data)
    sys.stdout.flush()
    sys.stderr.writelines(FORMAT.render(report, ReportOptions()))
    return int(bool(report.summary.findings)) if report.summary.complete else 2
