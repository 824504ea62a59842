"""`doclint init`: look at the repository and write a doclint.toml that fits it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from doclint.cli.exit_status import ExitStatus
from doclint.values.system_errors import refusal

__all__ = ["add_parser", "run"]


def add_parser(subparsers: argparse._SubParsersAction[Any]) -> None:
    """Add the subcommand."""
    parser = subparsers.add_parser("init", help="write a doclint.toml that fits this repository")
    parser.add_argument("folder", nargs="?", type=Path, default=Path(), metavar="FOLDER")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the configuration unless there is one; returns the exit status."""
    from doclint.configuration.config_files import CONFIG_NAMES, config_in
    from doclint.configuration.proposing import proposed_config
    from doclint.report.escape import safe
    from doclint.values.errors import UserError

    folder: Path = arguments.folder
    if not folder.is_dir():
        raise UserError(f"no such folder: {folder}")
    existing = config_in(folder)
    target = folder / CONFIG_NAMES[0]
    if existing is not None:
        raise UserError(f"{existing.shown} is there already")
    text = proposed_config(folder)
    try:
        # `x` refuses to replace a file that another process has just written
        with target.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except FileExistsError:
        raise UserError(f"{target} is there already") from None
    except OSError as error:
        raise UserError(f"cannot write {target}: {refusal(error)}") from error
    print(f"wrote {safe(target.as_posix())}", file=sys.stderr)
    return ExitStatus.CLEAN
