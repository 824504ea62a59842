"""The entries of the JSON formats: each finding as a JSON text, the counts as plain values."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import partial
from json import JSONEncoder

from doclint.report.escape import escape_json
from doclint.report.places import FILE_START
from doclint.report.report_options import ReportOptions
from doclint.report.rule_urls import rule_url
from doclint.report.statistics import rule_counts
from doclint.values.diagnostic import Diagnostic, Fix
from doclint.values.results import Report
from doclint.values.text import Position, Source, Span

__all__ = ["diagnostic_entries", "statistics_entry", "summary_entry"]

# beyond that, looking at all of the line for each finding would take too long
_NEAR = 1_000
_encode = JSONEncoder(ensure_ascii=False).encode


def diagnostic_entries(report: Report, options: ReportOptions) -> Iterator[str]:
    """Each finding as the command line contract has it; `url` and `fix` may be null.

    Large reports must be cheap: the objects are put together as text, since most of it is the same
    for all findings of a rule or a file.
    """
    heads: dict[tuple[object, ...], str] = {}
    tails: dict[str, str] = {}

    def encode(value: str) -> str:
        return escape_json(_encode(value), options)

    for result in report.files:
        if not result.diagnostics:
            continue
        path, places = encode(result.path), _places(result.source)
        for one in result.diagnostics:
            code, name, span, message, severity, fix = one
            head = heads.get((code, name, severity))
            if head is None:
                head = heads[code, name, severity] = escape_json(_head(one), options)
                url = escape_json(_encode(rule_url(code, report.rules)), options)
                tails[code] = f'"url": {url}, "start": '
            yield (
                f'{head}{encode(message)}, "path": {path}, {tails[code]}{places(span)}, "fix": '
                f"{'null' if fix is None else escape_json(_fix(fix), options)}}}"
            )


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


def _head(diagnostic: Diagnostic) -> str:
    """What the entries of all findings like `diagnostic` begin with."""
    head = {
        "code": diagnostic.code,
        "name": diagnostic.name,
        "severity": diagnostic.severity.label,
        "message": None,
    }
    return _encode(head).removesuffix("null}")


def _places(source: Source | None) -> Callable[[Span], str]:
    """The function that writes where a span in `source` starts, and where it ends."""
    if source is None:
        nowhere = f'{_position(FILE_START)}, "end": {_position(FILE_START)}'
        return lambda _span: nowhere
    return partial(_places_in, source, source.line_starts)


def _places_in(source: Source, starts: list[int], span: Span) -> str:
    start, end = span
    line = bisect_right(starts, start)
    first = starts[line - 1]
    plain = source.is_ascii or (end - first < _NEAR and source.text[first:end].isascii())
    if not plain or (line < len(starts) and end >= starts[line]):
        position = source.position
        return f'{_position(position(start))}, "end": {_position(position(end))}'
    # as most findings do, it ends on the line on which it starts, and all units are the same
    column, end_column = start - first + 1, end - first + 1
    shift = source.byte_line_starts[line - 1] - first
    return (
        f'{{"line": {line}, "column": {column}, "utf16_column": {column}, "offset": {start}, '
        f'"byte_offset": {start + shift}}}, "end": {{"line": {line}, "column": {end_column}, '
        f'"utf16_column": {end_column}, "offset": {end}, "byte_offset": {end + shift}}}'
    )


def _position(position: Position) -> str:
    line, column, units, offset, byte = position
    return (
        f'{{"line": {line}, "column": {column}, "utf16_column": {units}, "offset": {offset}, '
        f'"byte_offset": {byte}}}'
    )


def _fix(fix: Fix) -> str:
    edits = ", ".join(
        f'{{"start": {start}, "end": {end}, "text": {_encode(text)}}}'
        for (start, end), text in fix.edits
    )
    return (
        f'{{"title": {_encode(fix.title)}, "applicability": "{fix.applicability.value}", '
        f'"edits": [{edits}]}}'
    )
