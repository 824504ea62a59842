"""What doclint says about a text that an editor holds, with the rest of its site from the disk."""

from __future__ import annotations

import os
import threading
from pathlib import Path
from typing import NamedTuple

from doclint.configuration.loading import CommandLine
from doclint.configuration.tree import ConfigTree
from doclint.files.cache_folder import default_cache_folder
from doclint.files.discovery import discover
from doclint.run.plan import Plan, PlanRequest, make_plan
from doclint.run.run_options import FixMode, RunOptions
from doclint.run.runner import check_run, fix_run
from doclint.values.diagnostic import Diagnostic
from doclint.values.results import FileResult
from doclint.values.text import Source

__all__ = ["CheckedText", "TextChecker"]


class CheckedText(NamedTuple):
    """The findings in one text, in order of their place."""

    source: Source
    diagnostics: tuple[Diagnostic, ...]


class TextChecker:
    """Checks texts under the configuration that is nearest to their paths, one at a time.

    It shares the cache of the command line. Models in Python that a configuration names are loaded
    only if `trusted`.
    """

    def __init__(self, trusted: bool = False) -> None:
        self._options = RunOptions(cache=default_cache_folder())
        self._command_line = CommandLine(trust_local_code=trusted)
        self._one_at_a_time = threading.Lock()

    def check(self, path: str, text: str) -> CheckedText:
        """The findings in `text`, which the file at `path` may hold one day.

        Raises `UserError` for a configuration that is wrong.
        """
        with self._one_at_a_time:
            plan = self._plan(path, text)
            if plan is None:
                return CheckedText(Source(text), ())
            report = check_run(plan, self._options)
            return CheckedText(Source(text), _only(report.files).diagnostics)

    def fixed(self, path: str, text: str) -> str:
        """`text` after its safe fixes; nothing is written. Raises `UserError`."""
        with self._one_at_a_time:
            plan = self._plan(path, text)
            if plan is None:
                return text
            result = _only(fix_run(plan, self._options, FixMode(write=False)).files)
            return text if result.source is None else result.source.text

    def _plan(self, path: str, text: str) -> Plan | None:
        """The plan for one text; None when the configuration excludes its file."""
        name = _short(path)
        tree = ConfigTree(command_line=self._command_line)
        if Path(name).exists() and not discover((name,), tree, force_exclude=True).files:
            return None
        return make_plan(PlanRequest(stdin_path=name, stdin_data=text.encode()), tree)


def _short(path: str) -> str:
    """`path` relative to the current folder if it is below that, as the command line has it."""
    try:
        short = os.path.relpath(path)
    except ValueError:
        # on another drive
        return path
    return path if short.startswith(os.pardir) else short


def _only(files: tuple[FileResult, ...]) -> FileResult:
    (result,) = files
    return result
