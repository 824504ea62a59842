"""The `doclint` command: picks the subcommand and turns its outcome into an exit status."""

from __future__ import annotations

import argparse
import gc
import importlib
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from doclint.cli.arguments import Arguments
from doclint.cli.exit_status import ExitStatus
from doclint.values.version import __version__

__all__ = ["main", "program"]

# subcommand, module below doclint.cli, one line of help; a module is imported only when it is used
_COMMANDS = (
    ("check", "check", "lint files and folders"),
    ("fix", "fix", "apply safe fixes and report what is left"),
    ("rule", "rule", "show a rule's page, or the list of rules"),
    ("config", "config", "show the effective configuration of a file"),
    ("init", "init", "write a doclint.toml that fits this repository"),
    ("schema", "schema", "infer, export or check front-matter schemas"),
    ("site", "site", "show the site as doclint sees it"),
    ("words", "words", "list words that the repository spells in several ways"),
    ("server", "server", "language server for editors"),
)


def program() -> NoReturn:
    """Run the process's own command line and end the process at once.

    An orderly end would free every node and finding one by one, which can take longer than it took
    to write the report.
    """
    # nodes only point to their parents and facts to nothing, so counting references frees them all
    gc.disable()
    # pydantic imports every plugin of which metadata lies on Python's search path
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    status = main()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        status = ExitStatus.WRONG_USE
    os._exit(status)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line `arguments` (default: those of the process); returns the exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        return _run(given)
    except KeyboardInterrupt:
        return ExitStatus.INTERRUPTED
    except BrokenPipeError:
        # the reader of our output went away, as `head` does: leave quietly
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitStatus.WRONG_USE
    except Exception as error:
        _tell(error)
        return ExitStatus.WRONG_USE


def _run(given: Sequence[str]) -> int:
    """Run the subcommand that `given` asks for."""
    parser = _parser(_subcommand(given))
    parsed, others = parser.parse_known_args(given)
    if others:
        # argparse takes paths from one place only; people write them among the options too
        if not hasattr(parsed, "paths") or any(word.startswith("-") for word in others):
            parser.error(f"unrecognized arguments: {' '.join(others)}")
        parsed.paths.extend(others)
    if parsed.command is None:
        parser.print_help()
        return ExitStatus.WRONG_USE
    _prepare_streams()
    return int(parsed.run(parsed))


def _tell(error: Exception) -> None:
    """Print the user's mistake in one line; an error of our own with its traceback."""
    from doclint.report.escape import safe
    from doclint.values.errors import UserError

    if isinstance(error, UserError):
        print(f"doclint: {safe(str(error))}", file=sys.stderr)
        return
    import traceback

    for line in "".join(traceback.format_exception(error)).splitlines():
        print(safe(line), file=sys.stderr)
    print("doclint: this is a defect of doclint; the run is not complete", file=sys.stderr)


def _subcommand(given: Sequence[str]) -> str | None:
    """The subcommand that is asked for: its module alone is imported."""
    return next((word for word in given if not word.startswith("-")), None)


def _parser(wanted: str | None) -> argparse.ArgumentParser:
    parser = Arguments(
        prog="doclint",
        description="Lint and fix Markdown content, in English and in the Indic scripts.",
    )
    parser.add_argument("--version", action="version", version=f"doclint {__version__}")
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND")
    for name, module, summary in _COMMANDS:
        if name == wanted:
            importlib.import_module(f"doclint.cli.{module}").add_parser(subparsers)
        else:
            subparsers.add_parser(name, help=summary)
    return parser


def _prepare_streams() -> None:
    """Make output independent of the locale: UTF-8, and what cannot be encoded is escaped."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
