"""The format `rdjson`: diagnostics for reviewdog, whose columns count UTF-8 bytes."""

from __future__ import annotations

from collections.abc import Iterator
from json import dumps

from doclint.report.escape import escape_json
from doclint.report.format import Format
from doclint.report.places import byte_column, ends
from doclint.report.report_options import ReportOptions
from doclint.report.rule_urls import HOME, rule_url
from doclint.values.diagnostic import Applicability, Diagnostic, Fix
from doclint.values.results import FileResult, Report
from doclint.values.text import Source, Span

__all__ = ["FORMAT"]


def _render(report: Report, options: ReportOptions) -> Iterator[str]:
    """One object with one diagnostic on each line."""

    def encode(value: object) -> str:
        return escape_json(dumps(value, ensure_ascii=False), options)

    yield f'{{"source": {encode({"name": "doclint", "url": HOME})},\n "diagnostics": ['
    separator = "\n  "
    for result in report.files:
        for diagnostic in result.diagnostics:
            yield separator + encode(_diagnostic(report, result, diagnostic))
            separator = ",\n  "
    yield "]}\n"


def _diagnostic(report: Report, result: FileResult, diagnostic: Diagnostic) -> dict[str, object]:
    url = rule_url(diagnostic.code, report.rules)
    shown: dict[str, object] = {
        "message": diagnostic.message,
        "location": {"path": result.path, "range": _range(result, diagnostic.span)},
        "severity": diagnostic.severity.name,
        "code": {"value": diagnostic.code} | ({"url": url} if url else {}),
    }
    fix = diagnostic.fix
    if fix is None or not fix.edits or fix.applicability is Applicability.MANUAL:
        return shown
    if result.source is None:
        return shown
    return shown | {"suggestions": [_suggestion(result, result.source, fix)]}


def _suggestion(result: FileResult, source: Source, fix: Fix) -> dict[str, object]:
    """The whole fix as one replacement, since reviewdog offers each suggestion on its own."""
    start = min(edit.span.start for edit in fix.edits)
    end = max(edit.span.end for edit in fix.edits)
    pieces: list[str] = []
    position = start
    for span, text in sorted(fix.edits):
        pieces += source.text[position : span.start], text
        position = span.end
    return {"range": _range(result, Span(start, end)), "text": "".join(pieces)}


def _range(result: FileResult, span: Span) -> dict[str, object]:
    start, end = ends(result, span)
    source = result.source
    return {
        "start": {"line": start.line, "column": byte_column(source, start)},
        "end": {"line": end.line, "column": byte_column(source, end)},
    }


FORMAT = Format("rdjson", "json", "reviewdog's diagnostics, with the fixes as suggestions", _render)
