"""The format `gitlab`: a Code Quality report of GitLab."""

from __future__ import annotations

from collections.abc import Iterator
from json import dumps

from doclint.report.escape import escape_json
from doclint.report.fingerprints import content_fingerprints
from doclint.report.format import Format
from doclint.report.own_failures import is_failure
from doclint.report.places import region, repository_path
from doclint.report.report_options import ReportOptions
from doclint.values.diagnostic import Diagnostic, Severity
from doclint.values.results import FileResult, Report

__all__ = ["FORMAT"]

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def _render(report: Report, options: ReportOptions) -> Iterator[str]:
    """An array with one issue on each line.

    GitLab drops issues whose fingerprints are equal and takes an issue with a new fingerprint for
    a new one, so fingerprints are unique and do not depend on line numbers.
    """
    yield "["
    separator = "\n"
    for result in report.files:
        path = repository_path(result.path, options)
        fingerprints = content_fingerprints(result)
        for diagnostic, fingerprint in zip(result.diagnostics, fingerprints, strict=True):
            issue = dumps(_issue(result, path, diagnostic, fingerprint), ensure_ascii=False)
            yield separator + escape_json(issue, options)
            separator = ",\n"
    yield "]\n"


def _issue(
    result: FileResult, path: str, diagnostic: Diagnostic, fingerprint: str
) -> dict[str, object]:
    area = region(result, diagnostic.span)
    severity = "critical" if is_failure(diagnostic) else _SEVERITIES[diagnostic.severity]
    return {
        "description": f"{diagnostic.code}: {diagnostic.message}",
        "check_name": diagnostic.code,
        "fingerprint": fingerprint,
        "severity": severity,
        "location": {
            "path": path,
            "positions": {
                "begin": {"line": area.start_line, "column": area.start_column},
                "end": {"line": area.end_line, "column": area.end_column},
            },
        },
    }


FORMAT = Format("gitlab", "json", "a Code Quality report of GitLab", _render)
