"""The format `json`: one envelope, whose JSON Schema is `schemas/output.schema.json`."""

from __future__ import annotations

from collections.abc import Iterator
from json import dumps

from doclint.report.entries import diagnostic_entries, statistics_entry, summary_entry
from doclint.report.escape import escape_json
from doclint.report.format import Format
from doclint.report.report_options import ReportOptions
from doclint.values.results import Report

__all__ = ["FORMAT"]

_VERSION = 1


def _render(report: Report, options: ReportOptions) -> Iterator[str]:
    """The envelope with one finding on each line."""

    def encode(value: object) -> str:
        return escape_json(dumps(value, ensure_ascii=False), options)

    yield f'{{"version": {_VERSION},\n "summary": {encode(summary_entry(report))},\n'
    if options.statistics:
        yield f' "statistics": {encode(statistics_entry(report))},\n'
    yield ' "diagnostics": ['
    separator = "\n  "
    for entry in diagnostic_entries(report, options):
        yield separator + entry
        separator = ",\n  "
    yield "]}\n"


FORMAT = Format(
    "json", "json", "one JSON object, which `schemas/output.schema.json` describes", _render
)
