"""Findings as SARIF results."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import quote

from doclint.report.fingerprints import content_fingerprints, line_hashes
from doclint.report.places import has_byte_order_mark, region, repository_path
from doclint.report.report_options import ReportOptions
from doclint.report.sarif_rules import LEVELS
from doclint.values.diagnostic import Applicability, Diagnostic, Fix
from doclint.values.lazy_pattern import lazy_pattern
from doclint.values.results import FileResult
from doclint.values.text import Span

__all__ = ["Finding", "Fingerprinter", "artifact", "result_object", "sentence"]

_LONGEST_SNIPPET = 1_000
_LINK = lazy_pattern(r"\[([^\[\]]*)\]\(")


class Finding(NamedTuple):
    """A diagnostic with its file and its place among the findings there, counted from 0."""

    result: FileResult
    ordinal: int
    diagnostic: Diagnostic


class Fingerprinter:
    """Computes the fingerprints of the findings of a file when the first of them is asked for."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self._lines: defaultdict[str, set[int]] = defaultdict(set)
        for result, _, diagnostic in findings:
            if result.source is not None:
                self._lines[result.path].add(result.source.line_of(diagnostic.span.start))
        self._known: dict[str, tuple[dict[int, str], list[str]]] = {}

    def of(self, finding: Finding) -> dict[str, str]:
        """The `partialFingerprints` of `finding`."""
        result, ordinal, diagnostic = finding
        source = result.source
        if result.path not in self._known:
            hashes = line_hashes(source, self._lines[result.path]) if source else {}
            self._known[result.path] = (hashes, content_fingerprints(result))
        hashes, contents = self._known[result.path]
        found = {"doclint/v1": contents[ordinal]}
        if source is not None:
            found["primaryLocationLineHash"] = hashes[source.line_of(diagnostic.span.start)]
        return found


def result_object(
    finding: Finding, rule_index: int, fingerprints: dict[str, str], options: ReportOptions
) -> dict[str, object]:
    """The SARIF result of `finding`."""
    result, _, diagnostic = finding
    where = artifact(result.path, options)
    shown: dict[str, object] = {
        "ruleId": diagnostic.code,
        "ruleIndex": rule_index,
        "level": LEVELS[diagnostic.severity],
        "message": {"text": sentence(diagnostic.message)},
        "locations": [
            {"physicalLocation": {"artifactLocation": where} | _area(result, diagnostic.span)}
        ],
        "partialFingerprints": fingerprints,
    }
    fix = _fix(result, where, diagnostic.fix)
    return shown | {"fixes": [fix]} if fix else shown


def artifact(path: str, options: ReportOptions) -> dict[str, str]:
    """The location of the file at `path`, percent-encoded byte by byte."""
    path = repository_path(path, options)
    encoded = quote(path.encode("utf-8", _surrogates(path)), safe="/-._~")
    if encoded.startswith("/"):
        return {"uri": f"file://{encoded}"}
    return {"uri": encoded, "uriBaseId": "SRCROOT"}


def sentence(message: str) -> str:
    """`message` with the full stop that SARIF wants and without links (section 3.11.6)."""
    text = _LINK.sub(r"\\[\1\\](", message)
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _surrogates(path: str) -> str:
    """How to encode `path`: bytes of a file name come back as they were, anything else as it is."""
    try:
        path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return "surrogatepass"
    return "surrogateescape"


def _area(result: FileResult, span: Span) -> dict[str, object]:
    """The region of `span` and its context."""
    source = result.source
    if source is None:
        return {"region": {"startLine": 1}}
    area = _region(result, span)
    snippet = source.text[span.start : span.end]
    if snippet and len(snippet) <= _LONGEST_SNIPPET:
        area["snippet"] = {"text": snippet}
    return {"region": area} | _context(result, span)


def _region(result: FileResult, span: Span) -> dict[str, object]:
    start_line, start_column, end_line, end_column = region(result, span)
    return {
        "startLine": start_line,
        "startColumn": start_column,
        "endLine": end_line,
        "endColumn": end_column,
    }


def _context(result: FileResult, span: Span) -> dict[str, object]:
    """The whole lines of the finding, where they hold more than the finding."""
    source = result.source
    assert source is not None
    first = source.line_of(span.start)
    last = source.line_of(max(span.start, span.end - 1))
    start, end = source.line_span(first).start, source.line_span(last).end
    text = source.text[start:end]
    if end - start <= span.end - span.start or end - start > _LONGEST_SNIPPET:
        return {}
    if end < span.end:
        return {}
    return {
        "contextRegion": {"startLine": first, "endLine": last, "snippet": {"text": text}},
    }


def _fix(result: FileResult, where: dict[str, str], fix: Fix | None) -> dict[str, object] | None:
    """The fix, unless a person has to make it or it would edit the byte order mark."""
    if fix is None or fix.applicability is Applicability.MANUAL or not fix.edits:
        return None
    if has_byte_order_mark(result.source) and any(edit.span.start == 0 for edit in fix.edits):
        return None
    replacements = [
        {"deletedRegion": _region(result, edit.span), "insertedContent": {"text": edit.text}}
        for edit in fix.edits
    ]
    return {
        "description": {"text": sentence(fix.title)},
        "artifactChanges": [{"artifactLocation": where, "replacements": replacements}],
    }
