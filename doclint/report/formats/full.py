"""The format `full`: each finding with its source line and carets under the exact place."""

from __future__ import annotations

from collections.abc import Iterator

from doclint.report.escape import log_path, safe_for
from doclint.report.format import Format
from doclint.report.places import ends
from doclint.report.report_options import ReportOptions
from doclint.report.snippet import snippet
from doclint.report.statistics import table
from doclint.report.style import SEVERITY_STYLES, Painter, painter
from doclint.report.totals import totals
from doclint.values.diagnostic import Applicability, Diagnostic, Fix
from doclint.values.results import FileResult, Report
from doclint.values.text import Position, Source

__all__ = ["FORMAT"]

_BOLD = "1"
_GUTTER = "34"


def _render(report: Report, options: ReportOptions) -> Iterator[str]:
    """One piece for each finding, then the statistics if asked for, then a summary."""
    paint = painter(options.color)
    for result in report.files:
        for diagnostic in result.diagnostics:
            yield "".join(_finding(result, diagnostic, options, paint))
    if options.statistics:
        yield from table(report)
    if not options.quiet:
        yield from totals(report)


def _finding(
    result: FileResult, diagnostic: Diagnostic, options: ReportOptions, paint: Painter
) -> Iterator[str]:
    """The header line, the source line with its carets, the fix, and an empty line."""
    start, end = ends(result, diagnostic.span)
    yield _header(result, diagnostic, start, options, paint)
    margin = " " * len(str(start.line))
    if result.source is not None:
        yield from _excerpt(result.source, diagnostic, (start, end), options, paint)
    if diagnostic.fix is not None:
        title = safe_for(options)(diagnostic.fix.title)
        yield f"{margin} {paint(_GUTTER, '=')} help: {title}{_reservation(diagnostic.fix)}\n"
    yield "\n"


def _header(
    result: FileResult,
    diagnostic: Diagnostic,
    start: Position,
    options: ReportOptions,
    paint: Painter,
) -> str:
    safe = safe_for(options)
    fix = diagnostic.fix
    mark = "[*]" if fix is not None and fix.applicability is Applicability.SAFE else ""
    style = SEVERITY_STYLES[diagnostic.severity]
    path = paint(_BOLD, log_path(result.path, options))
    code = paint(style, safe(diagnostic.code))
    label = paint(style, diagnostic.severity.label)
    message = safe(diagnostic.message)
    return f"{path}:{start.line}:{start.column}: {code}{mark} {label} {message}\n"


def _excerpt(
    source: Source,
    diagnostic: Diagnostic,
    place: tuple[Position, Position],
    options: ReportOptions,
    paint: Painter,
) -> Iterator[str]:
    """The first line of the finding between two bars; its carets say where it goes on to."""
    start, end = place
    line = source.lines[start.line - 1]
    number = str(start.line)
    bar = paint(_GUTTER, "|")
    low = min(start.column - 1, len(line))
    high = end.column - 1 if end.line == start.line else len(line)
    room = options.terminal_width - len(number) - 3
    cut = snippet(line, low, min(high, len(line)), room, options.github_actions)
    style = SEVERITY_STYLES[diagnostic.severity]
    empty = f"{' ' * len(number)} {bar}"
    shown = f"{cut.before}{paint(style, cut.marked)}{cut.after}"
    last = _last_line(source, diagnostic)
    onward = f" to line {last}" if last > start.line else ""
    carets = " " * cut.indent + paint(style, cut.carets + onward)
    yield f"{empty}\n{paint(_GUTTER, number)} {bar} {shown}".rstrip(" ")
    yield f"\n{empty} {carets}\n"


def _last_line(source: Source, diagnostic: Diagnostic) -> int:
    """The line of the last character of the finding; a line break belongs to the line it ends."""
    start, end = diagnostic.span
    return source.line_of(max(start, end - 1))


def _reservation(fix: Fix) -> str:
    """What the reader must know before the fix is applied."""
    if fix.applicability is Applicability.UNSAFE:
        return " (with `--unsafe-fixes`)"
    return " (by hand)" if fix.applicability is Applicability.MANUAL else ""


FORMAT = Format(
    "full", "txt", "each finding with its source line; the default on a terminal", _render
)
