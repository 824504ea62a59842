"""The entries of the JSON formats, as plain values."""

from __future__ import annotations

from doclint.diagnostic import Diagnostic, Fix
from doclint.report.places import ends
from doclint.report.statistics import rule_counts
from doclint.report.urls import rule_url
from doclint.results import FileResult, Report

__all__ = ["diagnostic_entry", "statistics_entry", "summary_entry"]


def diagnostic_entry(
    report: Report, result: FileResult, diagnostic: Diagnostic
) -> dict[str, object]:
    """One finding as the command line contract has it; `url` and `fix` may be null."""
    start, end = ends(result, diagnostic.span)
    return {
        "code": diagnostic.code,
        "name": diagnostic.name,
        "severity": diagnostic.severity.label,
        "message": diagnostic.message,
        "path": result.path,
        "url": rule_url(diagnostic.code, report.rules),
        "start": start._asdict(),
        "end": end._asdict(),
        "fix": None if diagnostic.fix is None else _fix(diagnostic.fix),
    }


def summary_entry(report: Report) -> dict[str, object]:
    """The counts of the run."""
    summary = report.summary
    return {
        "files": summary.files,
        "files_with_findings": summary.files_with_findings,
        "findings": summary.findings,
        "fixable": summary.fixable,
        "complete": summary.complete,
    }


def statistics_entry(report: Report) -> list[dict[str, object]]:
    """The findings of each rule, the most frequent first."""
    return [
        {"code": count.code, "name": count.name, "findings": count.findings}
        for count in rule_counts(report)
    ]


def _fix(fix: Fix) -> dict[str, object]:
    edits = [
        {"start": edit.span.start, "end": edit.span.end, "text": edit.text} for edit in fix.edits
    ]
    return {"title": fix.title, "applicability": fix.applicability.value, "edits": edits}
