"""The options that several subcommands share."""

from __future__ import annotations

import argparse
from pathlib import Path

from doclint.report.formats import format_names
from doclint.values.settings import PRESETS

__all__ = ["add_run_options", "add_trust_option"]


def add_run_options(parser: argparse.ArgumentParser) -> None:
    """Add every option that both `check` and `fix` take."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files and folders; `-` is stdin")
    _add_selection(parser)
    _add_scope(parser)
    _add_output(parser)


def add_trust_option(parser: argparse._ActionsContainer) -> None:
    """Add the option that lets a configuration name any code to run."""
    parser.add_argument(
        "--trust-local-code",
        action="store_true",
        help="import schema models that no installed package declares",
    )


def _comma_separated(value: str) -> tuple[str, ...]:
    """The parts of a comma-separated option value, blanks dropped."""
    return tuple(part.strip() for part in value.split(",") if part.strip())


def _add_selection(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("rules", "codes, names, aliases or prefixes, comma-separated")
    group.add_argument("--select", type=_comma_separated, metavar="RULES", help="only these rules")
    group.add_argument(
        "--extend-select", type=_comma_separated, metavar="RULES", default=(), help="these as well"
    )
    group.add_argument(
        "--ignore", type=_comma_separated, metavar="RULES", default=(), help="not these"
    )
    group.add_argument("--preset", choices=PRESETS)
    group.add_argument("--lang", metavar="CODE", help="language of the pages, such as hi")
    add_trust_option(group)


def _add_scope(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("files and configuration")
    source = group.add_mutually_exclusive_group()
    source.add_argument("--config", type=Path, metavar="FILE", help="use this configuration file")
    source.add_argument("--isolated", action="store_true", help="ignore configuration files")
    group.add_argument("--scope", choices=("file", "site", "all"), default="all")
    group.add_argument("--stdin-filename", metavar="NAME", help="what standard input is called")
    group.add_argument(
        "--force-exclude", action="store_true", help="exclude files even if they are named"
    )
    group.add_argument("--jobs", type=_positive, metavar="N", help="number of processes")
    group.add_argument("--no-cache", action="store_true", help="neither read nor write the cache")
    group.add_argument("--cache-dir", type=Path, metavar="DIR", help="where the cache is kept")


def _add_output(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("output")
    group.add_argument(
        "--output-format",
        action="append",
        metavar="FORMAT[:FILE]",
        help=", ".join(format_names()),
    )
    group.add_argument("--statistics", action="store_true", help="count the findings of each rule")
    group.add_argument("--fail-on", choices=("error", "warning", "info"), default="info")
    group.add_argument("--exit-zero", action="store_true", help="exit 0 in spite of findings")
    group.add_argument("--quiet", action="store_true", help="print findings only")
    group.add_argument("--no-progress", action="store_true", help="show no progress")
    group.add_argument("--color", choices=("auto", "always", "never"), default="auto")
    group.add_argument("--baseline", type=Path, metavar="FILE", help="hide the findings in FILE")
    group.add_argument(
        "--write-baseline", type=Path, metavar="FILE", help="note today's findings in FILE"
    )
    group.add_argument("--profile", action="store_true", help="print the time that each rule took")


def _positive(value: str) -> int:
    if not value.isdecimal() or int(value) < 1:
        raise argparse.ArgumentTypeError(f"expected a number from 1, found `{value}`")
    return int(value)
