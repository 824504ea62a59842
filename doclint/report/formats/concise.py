"""The format `concise`: one line for each finding."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from doclint.report.escape import log_path, safe_for
from doclint.report.format import Format
from doclint.report.report_options import ReportOptions
from doclint.report.statistics import table
from doclint.values.diagnostic import Applicability, Severity
from doclint.values.results import Report

__all__ = ["FORMAT"]


def _render(report: Report, options: ReportOptions) -> Iterator[str]:
    """One piece for each file; large reports must be cheap, so the loop calls little."""
    safe = safe_for(options)
    labels = {severity: severity.label for severity in Severity}
    for result in report.files:
        if not result.diagnostics:
            continue
        path = log_path(result.path, options)
        source = result.source
        starts = [0] if source is None else source.line_starts
        lines: list[str] = []
        for code, _, span, message, severity, fix in result.diagnostics:
            offset = span[0]
            line = bisect_right(starts, offset)
            mark = "[*]" if fix is not None and fix.applicability is Applicability.SAFE else ""
            lines.append(
                f"{path}:{line}:{offset - starts[line - 1] + 1}: "
                f"{code}{mark} {labels[severity]} {safe(message)}\n"
            )
        yield "".join(lines)
    if options.statistics:
        yield from table(report)


FORMAT = Format(
    "concise", "txt", "one line for each finding; the default where there is no terminal", _render
)
