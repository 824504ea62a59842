"""From parsed arguments to a plan, and from a report to output and an exit status."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from doclint.cli.exit_status import ExitStatus
from doclint.configuration.loading import CommandLine
from doclint.phases.page_pipeline import Scope
from doclint.report.escape import safe
from doclint.report.formats import format_named, format_names
from doclint.report.report_options import ReportOptions
from doclint.report.surroundings import (
    asks_for_same_bytes,
    log_runs_commands,
    repository_prefix,
)
from doclint.run.plan import Plan, PlanRequest, make_plan
from doclint.run.run_options import RunOptions
from doclint.values.diagnostic import Severity
from doclint.values.errors import UserError
from doclint.values.results import Report
from doclint.values.system_errors import refusal
from doclint.values.version import __version__

__all__ = ["Session", "open_session"]

_SCOPES = {
    "all": Scope(pages=True, site=True),
    "file": Scope(pages=True, site=False),
    "site": Scope(pages=False, site=True),
}


# the width of source lines in reports that go to no terminal
_PLAIN_WIDTH = 120


class Output(NamedTuple):
    """One report to write; `file` is None for standard output."""

    format: str
    file: Path | None


@dataclass(frozen=True, slots=True)
class Session:
    """One run of `check` or `fix`: what to do and where its reports go."""

    arguments: argparse.Namespace
    plan: Plan
    options: RunOptions
    outputs: tuple[Output, ...]
    stdin_path: str | None
    stdin_data: bytes
    started: datetime

    def finish(self, report: Report) -> int:
        """Write every report and return the exit status."""
        report = self._against_baseline(report)
        status = self._status(report)
        for output in self.outputs:
            self._write(output, report, status)
        for note in report.notes:
            print(f"doclint: {safe(note)}", file=sys.stderr)
        if report.timings:
            sys.stderr.writelines(_profile(report))
        return status

    def _against_baseline(self, report: Report) -> Report:
        arguments = self.arguments
        if arguments.write_baseline is None and arguments.baseline is None:
            return report
        from doclint.run.baseline import read_baseline, without_known, write_baseline

        if arguments.write_baseline is not None:
            write_baseline(arguments.write_baseline, report)
            report = without_known(report, read_baseline(arguments.write_baseline))
        if arguments.baseline is not None:
            report = without_known(report, read_baseline(arguments.baseline))
        return report

    def _status(self, report: Report) -> int:
        """0, 1 or 2; an incomplete run is 2 whatever else was asked for."""
        if not report.summary.complete:
            return ExitStatus.WRONG_USE
        worst = report.worst()
        if worst is None or self.arguments.exit_zero:
            return ExitStatus.CLEAN
        threshold = Severity[self.arguments.fail_on.upper()]
        return ExitStatus.FINDINGS if worst >= threshold else ExitStatus.CLEAN

    def _write(self, output: Output, report: Report, status: int) -> None:
        on_terminal = output.file is None and sys.stdout.isatty()
        options = ReportOptions(
            version=__version__,
            color=output.file is None and _wants_color(self.arguments.color),
            statistics=self.arguments.statistics,
            quiet=self.arguments.quiet,
            terminal_width=shutil.get_terminal_size().columns if on_terminal else _PLAIN_WIDTH,
            github_actions=log_runs_commands(os.environ),
            prefix=repository_prefix(Path.cwd()),
            deterministic=asks_for_same_bytes(os.environ),
            exit_code=status,
            started=self.started,
            finished=datetime.now(UTC),
        )
        chunks = format_named(output.format).render(report, options)
        if output.file is None:
            sys.stdout.writelines(chunks)
            sys.stdout.flush()
            return
        from doclint.files.write import write_whole

        try:
            write_whole(output.file, "".join(chunks))
        except OSError as error:
            raise UserError(f"cannot write {output.file}: {refusal(error)}") from error


def open_session(arguments: argparse.Namespace) -> Session:
    """What `arguments` ask for; raises `UserError`."""
    started = datetime.now(UTC)
    outputs = _outputs(arguments)
    stdin_path = None
    stdin_data = b""
    if "-" in arguments.paths:
        if len(arguments.paths) > 1:
            raise UserError("`-` cannot be combined with other paths")
        stdin_path = arguments.stdin_filename or "stdin.md"
        stdin_data = sys.stdin.buffer.read()
    request = PlanRequest(
        paths=tuple(arguments.paths) or (".",),
        config=arguments.config,
        isolated=arguments.isolated,
        command_line=CommandLine(
            select=arguments.select,
            extend_select=arguments.extend_select,
            ignore=arguments.ignore,
            preset=arguments.preset,
            language=arguments.lang,
            trust_local_code=arguments.trust_local_code,
        ),
        force_exclude=arguments.force_exclude,
        whole_site=arguments.scope != "file",
        stdin_path=stdin_path,
        stdin_data=stdin_data,
    )
    plan = make_plan(request)
    scope = replace(_SCOPES[arguments.scope], profile=arguments.profile)
    options = RunOptions(scope, _jobs(arguments, plan), _cache(arguments), owns_process=True)
    return Session(arguments, plan, options, outputs, stdin_path, stdin_data, started)


def _jobs(arguments: argparse.Namespace, plan: Plan) -> int:
    """How many processes: as told, else as many as the work is worth."""
    if arguments.jobs is not None:
        return int(arguments.jobs)
    from doclint.process.workers import default_jobs

    return default_jobs(len(plan.tasks))


def _cache(arguments: argparse.Namespace) -> Path | None:
    """Where the cache is kept, or None."""
    if arguments.no_cache:
        return None
    if arguments.cache_dir is not None:
        return Path(arguments.cache_dir)
    from doclint.files.cache_folder import default_cache_folder

    return default_cache_folder()


def _profile(report: Report) -> Iterator[str]:
    """The time that each step and each rule took, the longest first."""
    total = sum(report.timings.values())
    for name, nanoseconds in sorted(report.timings.items(), key=lambda item: -item[1]):
        rule = report.rules.get(name)
        title = "" if rule is None else rule.name
        share = 100 * nanoseconds / total
        yield f"{nanoseconds / 1e6:10.1f} ms {share:5.1f} %  {name} {title}".rstrip() + "\n"


def _outputs(arguments: argparse.Namespace) -> tuple[Output, ...]:
    """Where reports go: as told, else `full` on a terminal and `concise` elsewhere."""
    if not arguments.output_format:
        return (Output("full" if sys.stdout.isatty() else "concise", None),)
    outputs = []
    for value in arguments.output_format:
        name, _, file = value.partition(":")
        known = format_names()
        if name not in known:
            raise UserError(f"unknown output format `{name}`; one of {', '.join(known)}")
        outputs.append(Output(name, Path(file) if file else None))
    if sum(output.file is None for output in outputs) > 1:
        raise UserError("only one report can go to standard output; name a file for the others")
    return tuple(outputs)


def _wants_color(choice: str) -> bool:
    if choice != "auto":
        return choice == "always"
    return (
        sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    )
