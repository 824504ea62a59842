"""The format `junit`: a suite for each file, a test for each rule that found something there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from doclint.report.escape import log_path, safe_for
from doclint.report.format import Format
from doclint.report.own_failures import is_failure
from doclint.report.places import ends
from doclint.report.report_options import ReportOptions
from doclint.values.diagnostic import Diagnostic
from doclint.values.results import FileResult, Report

__all__ = ["FORMAT"]

_XML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;"})


def _render(report: Report, options: ReportOptions) -> Iterator[str]:
    """One piece for each file; a file without findings is a test that passed."""
    groups = [_by_rule(result) for result in report.files]
    tests = sum(max(1, len(group)) for group in groups)
    errors = sum(is_failure(found[0]) for group in groups for found in group.values())
    failed = sum(len(group) for group in groups) - errors
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<testsuites name="doclint" tests="{tests}" failures="{failed}" errors="{errors}">\n'
    for result, group in zip(report.files, groups, strict=True):
        yield "".join(_suite(result, group, options))
    yield "</testsuites>\n"


def _by_rule(result: FileResult) -> dict[str, list[Diagnostic]]:
    """The findings of `result` by code, in order of the first of each."""
    found: dict[str, list[Diagnostic]] = {}
    for diagnostic in result.diagnostics:
        found.setdefault(diagnostic.code, []).append(diagnostic)
    return found


def _suite(
    result: FileResult, group: dict[str, list[Diagnostic]], options: ReportOptions
) -> Iterator[str]:
    path = _xml(result.path, options)
    errors = sum(is_failure(found[0]) for found in group.values())
    counts = f'tests="{max(1, len(group))}" failures="{len(group) - errors}" errors="{errors}"'
    yield f'  <testsuite name="{path}" {counts}>\n'
    if not group:
        yield f'    <testcase name="doclint" classname="{path}" file="{path}"/>\n'
    for code, found in group.items():
        name = _xml(f"{code} {found[0].name}", options)
        yield f'    <testcase name="{name}" classname="{path}" file="{path}">\n'
        yield from _failure(result, found, options)
        yield "    </testcase>\n"
    yield "  </testsuite>\n"


def _failure(
    result: FileResult, found: Sequence[Diagnostic], options: ReportOptions
) -> Iterator[str]:
    """All findings of one rule in one element, because readers show the first element only."""
    element = "error" if is_failure(found[0]) else "failure"
    first = _xml(found[0].message, options)
    more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
    severity = max(found, key=lambda one: one.severity).severity.label
    yield f'      <{element} message="{first}{more}" type="{severity}">'
    for diagnostic in found:
        start, _ = ends(result, diagnostic.span)
        path = log_path(result.path, options).translate(_XML)
        yield f"\n{path}:{start.line}:{start.column}: {_xml(diagnostic.message, options)}"
    yield f"\n</{element}>\n"


def _xml(text: str, options: ReportOptions) -> str:
    """`text` for an element or an attribute; what XML forbids becomes a visible escape."""
    return safe_for(options)(text).translate(_XML)


FORMAT = Format("junit", "xml", "JUnit XML, which most CI services show", _render)
