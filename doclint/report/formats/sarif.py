"""The format `sarif`: SARIF 2.1.0, written for GitHub code scanning and for editors."""

from __future__ import annotations

from collections.abc import Iterator
from json import dumps

from doclint.report.escape import escape_json
from doclint.report.format import Format
from doclint.report.own_failures import content_findings
from doclint.report.report_options import ReportOptions
from doclint.report.sarif_results import Finding, Fingerprinter, result_object
from doclint.report.sarif_rules import rule_descriptors
from doclint.report.sarif_run import run_object
from doclint.values.results import Report

__all__ = ["FORMAT"]

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_MOST_RESULTS = 25_000


def _render(report: Report, options: ReportOptions) -> Iterator[str]:
    """One log with one run; each result stands on its own line.

    GitHub takes 25,000 results: of more, the worst are kept and a notification counts the rest.
    Findings that tell of doclint's own failures are notifications of the run.
    """

    def encode(value: object) -> str:
        text = dumps(value, ensure_ascii=False, separators=(",", ":"))
        return escape_json(text, options)

    findings = sorted((Finding(*found) for found in content_findings(report)), key=_rank)
    kept = findings[:_MOST_RESULTS]
    descriptors = rule_descriptors(report, [finding.diagnostic for finding in kept])
    run = run_object(report, options, list(descriptors.values()), len(findings) - len(kept))
    head = encode({"$schema": _SCHEMA, "version": "2.1.0"})
    yield f'{head[:-1]},"runs":[\n{encode(run)[:-1]},"results":['
    indexes = {code: index for index, code in enumerate(descriptors)}
    fingerprints = Fingerprinter(kept)
    separator = "\n"
    for finding in kept:
        index = indexes[finding.diagnostic.code]
        prints = fingerprints.of(finding)
        yield separator + encode(result_object(finding, index, prints, options))
        separator = ",\n"
    yield "]}]}\n"


def _rank(finding: Finding) -> tuple[int, str, int, str]:
    """The worst first, then by place."""
    result, _, diagnostic = finding
    return (-diagnostic.severity, result.path, diagnostic.span.start, diagnostic.code)


FORMAT = Format("sarif", "sarif", "SARIF 2.1.0, for code scanning and editors", _render)
