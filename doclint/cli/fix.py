"""`doclint fix`: apply fixes and report what is left."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from doclint.cli.options import add_run_options
from doclint.results import Report

__all__ = ["add_parser", "run"]


def add_parser(subparsers: argparse._SubParsersAction[Any]) -> None:
    """Add the subcommand."""
    parser = subparsers.add_parser("fix", help="apply safe fixes and report what is left")
    add_run_options(parser)
    parser.add_argument("--unsafe-fixes", action="store_true", help="apply unsafe fixes as well")
    parser.add_argument("--diff", action="store_true", help="show the changes and write nothing")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Fix what `arguments` name and print what is left; returns the exit status."""
    from doclint.cli.session import open_session
    from doclint.runner import FixMode, fix_run

    session = open_session(arguments)
    mode = FixMode(unsafe=arguments.unsafe_fixes, write=not arguments.diff)
    report = fix_run(session.plan, session.options, mode)
    if arguments.diff:
        return _print_diff(report)
    if session.stdin_path is not None:
        return _print_fixed(report, session.stdin_path)
    return session.finish(report)


def _print_diff(report: Report) -> int:
    """Print what `fix` would change as a unified diff; 1 when it would change anything."""
    from difflib import unified_diff

    from doclint.report.escape import safe

    changed = False
    for result in report.files:
        if result.original_text is None or result.source is None:
            continue
        changed = True
        before = result.original_text.splitlines(keepends=True)
        after = result.source.text.splitlines(keepends=True)
        name = safe(result.path)
        for line in unified_diff(before, after, f"a/{name}", f"b/{name}"):
            ended = line.endswith("\n")
            sys.stdout.write(line if ended else f"{line}\n\\ No newline at end of file\n")
    return int(changed) if report.summary.complete else 2


def _print_fixed(report: Report, path: str) -> int:
    """Print the fixed text of standard input; findings that are left go to standard error."""
    from doclint.report import ReportOptions, render

    result = next(one for one in report.files if one.path == path)
    if result.source is not None:
        sys.stdout.buffer.write(result.source.data)
        sys.stdout.flush()
    sys.stderr.writelines(render("concise", report, ReportOptions()))
    return int(bool(report.summary.findings)) if report.summary.complete else 2
