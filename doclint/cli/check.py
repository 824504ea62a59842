"""`doclint check`: lint and report; never writes into the content."""

from __future__ import annotations

import argparse
from typing import Any

from doclint.cli.arguments import USAGE
from doclint.cli.options import add_run_options

__all__ = ["add_parser", "run"]


def add_parser(subparsers: argparse._SubParsersAction[Any]) -> None:
    """Add the subcommand."""
    parser = subparsers.add_parser("check", help="lint files and folders", usage=USAGE)
    add_run_options(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Check what `arguments` name and print the reports; returns the exit status."""
    from doclint.cli.session import open_session
    from doclint.run.runner import check_run

    session = open_session(arguments)
    report = check_run(session.plan, session.options)
    return session.finish(report)
