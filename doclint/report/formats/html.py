"""The format `html`: one file to open in a browser, without scripts and without the network."""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from html import escape

from doclint.report.escape import COMMAND, safe
from doclint.report.format import Format
from doclint.report.html_style import style_sheet
from doclint.report.places import ends
from doclint.report.report_options import ReportOptions
from doclint.report.rule_urls import rule_url
from doclint.report.snippet import snippet
from doclint.report.statistics import rule_counts
from doclint.report.totals import totals
from doclint.values.diagnostic import Diagnostic, Severity
from doclint.values.lazy_pattern import lazy_pattern
from doclint.values.results import FileResult, Report

__all__ = ["FORMAT"]

_MOST_FINDINGS = 10_000

_WORD = lazy_pattern(r"[A-Z]{2,8}[0-9]{3}")
_CODE_SPAN = lazy_pattern(r"`([^`]+)`")
_SNIPPET_WIDTH = 240


def _render(report: Report, options: ReportOptions) -> Iterator[str]:
    """The page: totals, filters, then one section for each file with findings."""
    codes = [count.code for count in rule_counts(report) if _WORD.fullmatch(count.code)]
    style = style_sheet((severity.label for severity in Severity), codes)
    digest = b64encode(sha256(style.encode()).digest()).decode()
    yield _HEAD.format(digest=digest, style=style)
    yield "<h1>doclint report</h1>\n"
    yield from _totals(report)
    yield from _filters(report)
    yield "<main>\n"
    yield from _sections(report)
    yield f'</main>\n<p class="totals">doclint {_text(options.version)}</p>\n</body>\n</html>\n'


_HEAD = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>doclint report</title>
<style>{style}</style>
</head>
<body>
"""
_HEAD_OF_ROW = """<fieldset><legend>{legend}</legend>
<label><input type="radio" name="{group}" checked>all</label>
"""


def _totals(report: Report) -> Iterator[str]:
    for line in totals(report):
        kind = "totals incomplete" if line.startswith("The run is incomplete") else "totals"
        yield f'<p class="{kind}">{_prose(line.strip().removeprefix("[*] "))}</p>\n'


def _filters(report: Report) -> Iterator[str]:
    """Two rows of buttons: which severity to show, and which rule."""
    severities = Counter(one.severity for result in report.files for one in result.diagnostics)
    if not severities:
        return
    yield _HEAD_OF_ROW.format(legend="Severity", group="severity")
    for severity in sorted(severities, reverse=True):
        yield _button("severity", severity.label, severity.label, severities[severity])
    yield "</fieldset>\n"
    yield _HEAD_OF_ROW.format(legend="Rule", group="rule")
    for count in rule_counts(report):
        if _WORD.fullmatch(count.code):
            yield _button("rule", count.code, f"{count.code} {count.name}", count.findings)
    yield "</fieldset>\n"


def _button(group: str, word: str, title: str, count: int) -> str:
    return (
        f'<label><input type="radio" name="{group}" id="{group}-{word}">{_text(title)} '
        f'<span class="count">{count}</span></label>\n'
    )


def _sections(report: Report) -> Iterator[str]:
    """One piece for each finding and each heading; the page stops at `_MOST_FINDINGS`."""
    left = _MOST_FINDINGS
    for result in report.files:
        shown = result.diagnostics[:left]
        if not shown:
            continue
        left -= len(shown)
        yield f"<section>\n<h2><bdi>{_text(result.path)}</bdi></h2>\n<ol>\n"
        for diagnostic in shown:
            yield "".join(_finding(report, result, diagnostic))
        yield "</ol>\n</section>\n"
    hidden = report.summary.findings - (_MOST_FINDINGS - left)
    if hidden:
        yield f'<p class="empty">{hidden} more findings are not shown on this page.</p>\n'
    elif left == _MOST_FINDINGS:
        yield '<p class="empty">No findings.</p>\n'


def _finding(report: Report, result: FileResult, diagnostic: Diagnostic) -> Iterator[str]:
    start, _ = ends(result, diagnostic.span)
    label = diagnostic.severity.label
    rule = f" rule-{diagnostic.code}" if _WORD.fullmatch(diagnostic.code) else ""
    yield f'<li class="{label} severity-{label}{rule}">\n<div class="head">'
    yield f'{_code(report, diagnostic)} <span class="severity">{label}</span> '
    yield f'<span class="place">{start.line}:{start.column}</span> '
    yield f'<span class="name">{_text(diagnostic.name)}</span></div>\n'
    yield f'<p class="message" dir="auto">{_prose(diagnostic.message)}</p>\n'
    yield from _excerpt(result, diagnostic)
    if diagnostic.fix is not None:
        kind = diagnostic.fix.applicability.value
        yield f'<p class="fix">Fix ({kind}): {_prose(diagnostic.fix.title)}</p>\n'
    yield "</li>\n"


def _code(report: Report, diagnostic: Diagnostic) -> str:
    url = rule_url(diagnostic.code, report.rules)
    code = _text(diagnostic.code)
    if url is None:
        return f'<span class="code">{code}</span>'
    return f'<a class="code" href="{escape(url)}">{code}</a>'


def _excerpt(result: FileResult, diagnostic: Diagnostic) -> Iterator[str]:
    """The first line of the finding with the finding marked."""
    source = result.source
    if source is None:
        return
    start, end = ends(result, diagnostic.span)
    line = source.lines[start.line - 1]
    low = min(start.column - 1, len(line))
    high = min(end.column - 1, len(line)) if end.line == start.line else len(line)
    cut = snippet(line, low, high, _SNIPPET_WIDTH)
    marked = f"<mark>{_escaped(cut.marked)}</mark>"
    yield f"<pre><code>{_escaped(cut.before)}{marked}{_escaped(cut.after)}</code></pre>\n"


def _text(text: str) -> str:
    return _escaped(safe(text))


def _escaped(text: str) -> str:
    """`text` as HTML; a log of GitHub Actions would run commands that it finds in the page."""
    shown = escape(text)
    return COMMAND.sub(lambda found: f"&#35;{found[0][1:]}", shown) if "##" in shown else shown


def _prose(text: str) -> str:
    """`text` for a paragraph, what stands in backticks as code."""
    return _CODE_SPAN.sub(r"<code>\1</code>", _text(text))


FORMAT = Format("html", "html", "one page to open in a browser", _render)
