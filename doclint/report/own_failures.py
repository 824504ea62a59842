"""Which findings tell of a failure of doclint's own run and not of the content."""

from __future__ import annotations

from collections.abc import Iterator

from doclint.checking.notices import is_about_the_run
from doclint.values.diagnostic import Diagnostic
from doclint.values.results import FileResult, Report

__all__ = ["content_findings", "failures", "is_failure"]


def is_failure(diagnostic: Diagnostic) -> bool:
    """Whether a file was not read, a limit was hit, a rule crashed or a fix was not written."""
    return is_about_the_run(diagnostic.code)


def failures(report: Report) -> Iterator[tuple[FileResult, Diagnostic]]:
    """Every failure with its file."""
    for result in report.files:
        for diagnostic in result.diagnostics:
            if is_failure(diagnostic):
                yield result, diagnostic


def content_findings(report: Report) -> Iterator[tuple[FileResult, int, Diagnostic]]:
    """Every other finding with its file and its index there."""
    for result in report.files:
        for index, diagnostic in enumerate(result.diagnostics):
            if not is_failure(diagnostic):
                yield result, index, diagnostic
