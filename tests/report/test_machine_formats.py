"""The formats for programs, each read back the way its reader does."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest
from jsonschema import Draft202012Validator

from doclint.report.formats import html
from doclint.values.diagnostic import Edit, Fix, Severity
from doclint.values.results import Report
from doclint.values.text import Span
from tests.report.samples import OPTIONS, RULES, file, finding, hostile, insert, ordinary, rendered
from tools.output_schema import output_schema, schema_text

ROOT = Path(__file__).parents[2]
REPORTS = [ordinary(), hostile(), Report(())]


@pytest.mark.parametrize("report", REPORTS)
@pytest.mark.parametrize("statistics", [False, True])
def test_json_obeys_its_schema(report: Report, statistics: bool) -> None:
    value = json.loads(rendered("json", report, replace(OPTIONS, statistics=statistics)))
    errors = Draft202012Validator(output_schema()).iter_errors(value)
    assert [error.message for error in errors] == []
    assert ("statistics" in value) is statistics


def test_the_schema_file_is_up_to_date() -> None:
    Draft202012Validator.check_schema(output_schema())
    assert (ROOT / "schemas/output.schema.json").read_text("utf-8") == schema_text()


def test_json_envelope() -> None:
    text = "# अ\n\n😀##x\n"
    found = finding("MD018", (8, 8), "no space", Severity.ERROR, insert(8, " "))
    report = Report((file("a/अ.md", text, found), file("b.md", "x\n")), {})
    assert json.loads(rendered("json", report)) == {
        "version": 1,
        "summary": {
            "files": 2,
            "files_with_findings": 1,
            "findings": 1,
            "fixable": 1,
            "complete": True,
        },
        "diagnostics": [
            {
                "code": "MD018",
                "name": "no-missing-space-atx",
                "severity": "error",
                "message": "no space",
                "path": "a/अ.md",
                "url": "https://doclint.example.org/rules/MD018/",
                "start": {
                    "line": 3,
                    "column": 4,
                    "utf16_column": 5,
                    "offset": 8,
                    "byte_offset": 13,
                },
                "end": {
                    "line": 3,
                    "column": 4,
                    "utf16_column": 5,
                    "offset": 8,
                    "byte_offset": 13,
                },
                "fix": {
                    "title": "Insert a space",
                    "applicability": "safe",
                    "edits": [{"start": 8, "end": 8, "text": " "}],
                },
            }
        ],
    }


def test_json_lines() -> None:
    lines = [json.loads(line) for line in rendered("json-lines", ordinary()).splitlines()]
    whole = json.loads(rendered("json", ordinary()))
    assert lines == [*whole["diagnostics"], {"version": 1, "summary": whole["summary"]}]


def test_github_commands() -> None:
    report = Report(
        (
            file(
                "a,b:c%.md",
                "ab\ncd\nef\n",
                finding("MD018", (0, 1), "50% of `##`\n::x", Severity.ERROR),
                finding("MD018", (0, 3), "whole line", Severity.INFO),
                finding("MD018", (1, 5), "two lines"),
            ),
        )
    )
    assert rendered("github", report, replace(OPTIONS, prefix="docs")).splitlines() == [
        "::error file=docs/a%2Cb%3Ac%25.md,line=1,col=1,endLine=1,endColumn=2,"
        "title=MD018 no-missing-space-atx::50%25 of `##`\\n::x",
        "::notice file=docs/a%2Cb%3Ac%25.md,line=1,endLine=1,title=MD018 no-missing-space-atx"
        "::whole line",
        "::warning file=docs/a%2Cb%3Ac%25.md,line=1,endLine=2,title=MD018 no-missing-space-atx"
        "::two lines",
    ]


def test_github_shows_ten_of_a_level_and_lists_the_rest() -> None:
    found = [finding("MD018", (at, at + 1), f"number {at}") for at in range(12)]
    error = finding("MD018", (12, 13), "an error", Severity.ERROR)
    report = Report((file("::a.md", "x" * 20, *found, error),))
    lines = rendered("github", report).splitlines()
    assert len(lines) == 15
    assert all(line.startswith("::warning ") for line in lines[:10])
    assert lines[10].startswith("::error ")
    assert lines[11:] == [
        "::group::2 more findings without an annotation",
        "./::a.md:1:11: MD018 warning number 10",
        "./::a.md:1:12: MD018 warning number 11",
        "::endgroup::",
    ]


def test_github_runs_nothing_from_content() -> None:
    for line in rendered("github", hostile()).splitlines():
        assert re.match(
            r"::(error|warning|notice) file=[^:,]*,line=\d+,(col=\d+,)?endLine=\d+,", line
        )
        assert not re.search(r"##\w*\[", line)


def test_github_cuts_long_messages() -> None:
    report = Report((file("a.md", "x", finding("MD018", (0, 1), "m" * 5000)),))
    assert rendered("github", report).rstrip("\n").endswith("::" + "m" * 4095 + "…")


def test_gitlab() -> None:
    for report in (ordinary(), hostile()):
        issues = json.loads(rendered("gitlab", report))
        prints = [issue["fingerprint"] for issue in issues]
        assert len(prints) == len(set(prints)) == report.summary.findings
    (issue,) = json.loads(
        rendered("gitlab", Report((file("a.md", "😀b\n", finding("MD018", (1, 2))),)))
    )
    del issue["fingerprint"]
    assert issue == {
        "description": "MD018: no space",
        "check_name": "MD018",
        "severity": "minor",
        "location": {
            "path": "a.md",
            "positions": {"begin": {"line": 1, "column": 3}, "end": {"line": 1, "column": 4}},
        },
    }


def test_junit() -> None:
    for report in (ordinary(), hostile()):
        root = ElementTree.fromstring(rendered("junit", report))
        assert root.get("tests") == str(len(root.findall(".//testcase")))
        assert root.get("failures") == str(len(root.findall(".//failure")))
        assert root.get("errors") == str(len(root.findall(".//error")))
        assert len(root.findall("testsuite")) == len(report.files)
    suite = ElementTree.fromstring(rendered("junit", ordinary())).findall("testsuite")
    assert [case.get("name") for case in suite[1]] == ["doclint"]
    assert len(suite[1][0]) == 0
    failure = suite[2].findall("testcase/failure")[1]
    assert failure.get("message") == "space before `।` (and 1 more)"
    assert failure.text == (
        "\ncontent/hi/हिन्दी पृष्ठ.md:5:9: space before `।`"
        "\ncontent/hi/हिन्दी पृष्ठ.md:1:1: three lines\n"
    )


def test_rdjson_counts_bytes_and_joins_edits() -> None:
    fix = Fix("Swap", (Edit(Span(5, 6), "B"), Edit(Span(3, 4), "A")))
    report = Report((file("a.md", "x\nकख😀ग\n", finding("MD018", (4, 5), fix=fix)),), {})
    (found,) = json.loads(rendered("rdjson", report))["diagnostics"]
    assert found == {
        "message": "no space",
        "location": {
            "path": "a.md",
            "range": {"start": {"line": 2, "column": 7}, "end": {"line": 2, "column": 11}},
        },
        "severity": "WARNING",
        "code": {"value": "MD018", "url": "https://doclint.example.org/rules/MD018/"},
        "suggestions": [
            {
                "range": {"start": {"line": 2, "column": 4}, "end": {"line": 2, "column": 14}},
                "text": "A😀B",
            }
        ],
    }


class Page(HTMLParser):
    """Collects the tags, the attributes and the text of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: dict[str, set[str]] = {}
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            self.attributes.setdefault(name, set()).add(value or "")

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("report", REPORTS)
def test_html_runs_and_loads_nothing(report: Report) -> None:
    text = rendered("html", report)
    page = Page(text)
    assert not page.tags & {"script", "img", "link", "iframe", "b", "i", "object", "form"}
    assert not [name for name in page.attributes if name.startswith("on") or name == "style"]
    assert all(url.startswith("https://") for url in page.attributes.get("href", ()))
    style = re.findall("<style>(.*?)</style>", text, re.DOTALL)
    assert len(style) == 1
    assert "url(" not in style[0] and "@import" not in style[0]
    digest = b64encode(sha256(style[0].encode()).digest()).decode()
    policy = re.findall('http-equiv="Content-Security-Policy" content="([^"]*)"', text)
    assert policy == [
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    ]


def test_html_says_what_the_content_says() -> None:
    page = Page(rendered("html", hostile()))
    assert "found \\x1b[2J and\\n::error::boo\\r %0A ##[debug] \\u2067<script>" in page.text
    assert "The run is incomplete: 2 files could not be processed fully." in page.text


def test_html_filters_name_every_rule() -> None:
    page = Page(rendered("html", ordinary()))
    assert page.attributes["id"] == {
        "severity-error", "severity-warning", "severity-info",
        "rule-MD018", "rule-IN021", "rule-ZZ001",
    }  # fmt: skip


def test_html_stops_at_a_size_that_browsers_can_show(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "_MOST_FINDINGS", 3)
    page = Page(rendered("html", ordinary()))
    assert "4 more findings are not shown on this page." in page.text
    assert "bom.md" in page.text and "wide.md" not in page.text


def test_rules_of_other_packages_have_no_page_here() -> None:
    report = Report((file("a.md", "x\n", finding("MD018", (0, 1))),), RULES)
    assert json.loads(rendered("json", report))["diagnostics"][0]["url"] is None
