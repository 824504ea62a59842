"""The format `github`: workflow commands that GitHub Actions shows beside the changed lines.

GitHub shows ten annotations of each level in a step, so ten of each are written as commands, and
the other findings follow as plain lines of the log with their number.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from doclint.report.escape import safe_for
from doclint.report.format import Format
from doclint.report.formats.concise import FORMAT as CONCISE
from doclint.report.places import region, repository_path
from doclint.report.report_options import ReportOptions
from doclint.values.diagnostic import Diagnostic, Severity
from doclint.values.lazy_pattern import lazy_pattern
from doclint.values.results import FileResult, Report

__all__ = ["FORMAT"]

_MOST_OF_A_LEVEL = 10

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_LONGEST_MESSAGE = 4096
_LINE_BREAKS = lazy_pattern("([\r\n])")
_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = _DATA | {":": "%3A", ",": "%2C"}


def _render(report: Report, options: ReportOptions) -> Iterator[str]:
    """One command for each of the first findings of a level, then the others in a group."""
    options = replace(options, github_actions=True)
    written: Counter[Severity] = Counter()
    others: list[FileResult] = []
    for result in report.files:
        left: list[Diagnostic] = []
        for diagnostic in result.diagnostics:
            if written[diagnostic.severity] == _MOST_OF_A_LEVEL:
                left.append(diagnostic)
                continue
            written[diagnostic.severity] += 1
            yield _command(result, diagnostic, options)
        if left:
            others.append(result._replace(diagnostics=tuple(left)))
    yield from _rest(report, others, options)


def _command(result: FileResult, diagnostic: Diagnostic, options: ReportOptions) -> str:
    """The workflow command for one finding; columns only where GitHub accepts them."""
    area = region(result, diagnostic.span)
    end_line = area.end_line
    if end_line > area.start_line and area.end_column == 1:
        end_line -= 1
    columns = area.end_line == area.start_line and result.source is not None
    properties = {
        "file": repository_path(result.path, options),
        "line": str(area.start_line),
        "col": str(area.start_column) if columns else "",
        "endLine": str(end_line),
        "endColumn": str(area.end_column) if columns else "",
        "title": f"{diagnostic.code} {diagnostic.name}",
    }
    shown = ",".join(
        f"{key}={_escape(value, _PROPERTY)}" for key, value in properties.items() if value
    )
    message = safe_for(options)(diagnostic.message)
    if diagnostic.fix is not None:
        message += f"\nhelp: {safe_for(options)(diagnostic.fix.title)}"
    return f"::{_COMMANDS[diagnostic.severity]} {shown}::{_escape(_short(message), _DATA)}\n"


def _rest(report: Report, others: list[FileResult], options: ReportOptions) -> Iterator[str]:
    """The findings without an annotation, and their number."""
    count = sum(len(result.diagnostics) for result in others)
    if not count:
        return
    findings = "finding" if count == 1 else "findings"
    yield f"::group::{count} more {findings} without an annotation\n"
    shown = replace(options, statistics=False)
    yield from CONCISE.render(Report(tuple(others), report.rules), shown)
    yield "::endgroup::\n"


def _escape(text: str, table: dict[str, str]) -> str:
    """`text` as the data or a property of a command; the runner turns line breaks back."""
    plain = ReportOptions(github_actions=True)
    pieces = _LINE_BREAKS.split(text)
    pieces[::2] = map(safe_for(plain), pieces[::2])
    return "".join(table.get(character, character) for character in "".join(pieces))


def _short(message: str) -> str:
    if len(message) <= _LONGEST_MESSAGE:
        return message
    return message[: _LONGEST_MESSAGE - 1] + "…"


FORMAT = Format("github", "txt", "annotations in the log of GitHub Actions", _render)
