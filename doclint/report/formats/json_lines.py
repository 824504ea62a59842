"""The format `json-lines`: each finding a JSON object on its own line, the summary on the last."""

from __future__ import annotations

from collections.abc import Iterator
from json import dumps

from doclint.report.entries import diagnostic_entries, statistics_entry, summary_entry
from doclint.report.escape import escape_json
from doclint.report.format import Format
from doclint.report.report_options import ReportOptions
from doclint.values.results import Report

__all__ = ["FORMAT"]


def _render(report: Report, options: ReportOptions) -> Iterator[str]:
    """One piece for each line; the last has the keys `version` and `summary`."""

    def encode(value: object) -> str:
        return escape_json(dumps(value, ensure_ascii=False), options) + "\n"

    for entry in diagnostic_entries(report, options):
        yield entry + "\n"
    last: dict[str, object] = {"version": 1, "summary": summary_entry(report)}
    if options.statistics:
        last["statistics"] = statistics_entry(report)
    yield encode(last)


FORMAT = Format("json-lines", "jsonl", "the findings of `json`, one on each line", _render)
