"""What is escaped, and what must stay."""

from __future__ import annotations

import json

import pytest

from doclint.report.escape import escape_json, log_path, safe, safe_for
from doclint.report.report_options import ReportOptions

ACTIONS = ReportOptions(github_actions=True)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("नमस्ते क\u200dष र\u200cक 😀", "नमस्ते क\u200dष र\u200cक 😀"),
        ("\x1b[31m", "\\x1b[31m"),
        ("a\tb\r\nc", "a\\tb\\r\\nc"),
        ("\x00\x7f\x85\x9b", "\\x00\\x7f\\x85\\x9b"),
        ("\u202e\u2066\u200e\u061c", "\\u202e\\u2066\\u200e\\u061c"),
        ("\u2028\u2029", "\\u2028\\u2029"),
        ("caf\udce9 \ud800", "caf\\xe9 \\ud800"),
    ],
)
def test_safe(text: str, shown: str) -> None:
    assert safe(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a ##[error]b", "a ##\\[error]b"),
        ("##vso[task.x]", "##vso\\[task.x]"),
        ("## [a](b)", "## [a](b)"),
    ],
)
def test_commands_are_defused_in_a_log_that_runs_them(text: str, shown: str) -> None:
    assert safe_for(ACTIONS)(text) == shown
    assert safe_for(ReportOptions())(text) == text


def test_a_path_cannot_start_a_command() -> None:
    assert log_path("::error::x.md", ACTIONS) == "./::error::x.md"
    assert log_path(" ::error::x.md", ACTIONS) == "./ ::error::x.md"
    assert log_path(":x.md", ACTIONS) == "./:x.md"
    assert log_path("::error::x.md", ReportOptions()) == "::error::x.md"
    assert log_path("a\n::error::x.md", ACTIONS) == "a\\n::error::x.md"


def test_json_keeps_its_value() -> None:
    value = {"a": "\x1b\x9b\u202e क\u200dष \u2028 ##[error] \ufffe"}
    text = escape_json(json.dumps(value, ensure_ascii=False), ACTIONS)
    assert json.loads(text) == value
    assert text == ('{"a": "\\u001b\\u009b\\u202e क\u200dष \\u2028 \\u0023#[error] \\ufffe"}')


def test_json_has_no_surrogates() -> None:
    text = escape_json(json.dumps(["caf\udce9", "\ud83d"], ensure_ascii=False), ReportOptions())
    assert json.loads(text) == ["caf\\xe9", "\\ud83d"]
