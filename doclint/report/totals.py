"""The last lines of a report for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from doclint.values.diagnostic import Applicability, Severity
from doclint.values.results import Report

__all__ = ["totals"]


def totals(report: Report) -> Iterator[str]:
    """What was found in how many files, what can be fixed, and whether the run is complete."""
    summary = report.summary
    if summary.fixed:
        yield f"Fixed {_count(summary.fixed, 'finding')}.\n"
    files = _count(summary.files, "file")
    if summary.findings:
        found = _count(summary.findings, "finding")
        where = f"{summary.files_with_findings} of {files}"
        yield f"Found {found} ({_severities(report)}) in {where}.\n"
    else:
        yield f"Found nothing in {files}.\n"
    yield from _fixable(report)
    if not summary.complete:
        incomplete = sum(not result.complete for result in report.files)
        yield f"The run is incomplete: {_count(incomplete, 'file')} could not be processed fully.\n"


def _severities(report: Report) -> str:
    """The number of findings of each severity, the worst first."""
    counts = Counter(one.severity for result in report.files for one in result.diagnostics)
    nouns = {Severity.ERROR: "error", Severity.WARNING: "warning"}
    parts = []
    for severity in sorted(counts, reverse=True):
        number = counts[severity]
        noun = nouns.get(severity)
        parts.append(_count(number, noun) if noun else f"{number} info")
    return ", ".join(parts)


def _fixable(report: Report) -> Iterator[str]:
    """How many findings `doclint fix` can repair, if any."""
    fixes = Counter(
        one.fix.applicability
        for result in report.files
        for one in result.diagnostics
        if one.fix is not None
    )
    safe, unsafe = fixes[Applicability.SAFE], fixes[Applicability.UNSAFE]
    if safe:
        more = f", {unsafe} more with `--unsafe-fixes`" if unsafe else ""
        yield f"[*] {safe} fixable with `doclint fix`{more}.\n"
    elif unsafe:
        yield f"{unsafe} fixable with `doclint fix --unsafe-fixes`.\n"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
