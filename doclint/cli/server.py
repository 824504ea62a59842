"""`doclint server`: the language server for editors, on standard input and output."""

from __future__ import annotations

import argparse
import gc
from typing import Any

from doclint.cli.exit_status import ExitStatus
from doclint.cli.options import add_trust_option
from doclint.values.errors import UserError

__all__ = ["add_parser", "run"]


def add_parser(subparsers: argparse._SubParsersAction[Any]) -> None:
    """Add the subcommand."""
    parser = subparsers.add_parser("server", help="language server for editors")
    # what many clients append
    parser.add_argument("--stdio", action="store_true", help="speak on standard streams (always)")
    add_trust_option(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Serve until the client leaves; raises `UserError` where pygls is missing."""
    try:
        from doclint.server.language_server import serve
        from doclint.server.text_checker import TextChecker
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] not in ("pygls", "lsprotocol"):
            raise
        raise UserError("the language server needs pygls: pip install 'doclint[lsp]'") from error
    # unlike other commands this one lives long
    gc.enable()
    serve(TextChecker(arguments.trust_local_code))
    return ExitStatus.CLEAN
