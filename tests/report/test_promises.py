"""What holds for every format and every content."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doclint.report.escape import UNSAFE
from doclint.report.formats import format_names
from doclint.values.diagnostic import Severity
from doclint.values.results import Report
from tests.report.samples import OPTIONS, RULES, file, finding, hostile, insert, rendered

IN_ACTIONS = replace(OPTIONS, github_actions=True, statistics=True)
COMMAND = re.compile(r"^\s*::|##\w*\[", re.MULTILINE)
TEXT = st.text(
    alphabet=st.one_of(st.characters(), st.sampled_from(":#[]`\x1b\n\r\u202e<&'\"|क\u094d"))
)
CONTENT = st.text(alphabet=st.characters(codec="utf-8"), max_size=60)


@pytest.mark.parametrize("format", format_names())
def test_nothing_hostile_is_left_raw(format: str) -> None:
    text = rendered(format, hostile(), replace(OPTIONS, statistics=True))
    assert set(UNSAFE.findall(text)) <= {"\n"}
    text.encode()


@pytest.mark.parametrize("format", [name for name in format_names() if name != "github"])
def test_a_log_that_runs_commands_gets_none(format: str) -> None:
    assert COMMAND.findall(rendered(format, hostile(), IN_ACTIONS)) == []


@pytest.mark.parametrize("format", format_names())
def test_an_empty_report_is_a_report(format: str) -> None:
    text = rendered(format, Report(()))
    assert text.endswith("\n") or (format in ("concise", "github") and text == "")


@settings(max_examples=40, deadline=None)
@given(
    path=TEXT,
    message=TEXT,
    content=CONTENT,
    title=TEXT,
    place=st.tuples(st.floats(0, 1), st.floats(0, 1)),
)
def test_any_content_in_any_format(
    path: str, message: str, content: str, title: str, place: tuple[float, float]
) -> None:
    start, end = sorted(round(share * len(content)) for share in place)
    one = finding("MD018", (start, end), message, Severity.ERROR, insert(start, message, title))
    two = finding("ZZ001", (0, end), message, name=title)
    other = file(path + "x", None, two, complete=False)
    if any("\ud800" <= character <= "\udfff" for character in message):
        one = one._replace(fix=None)
    report = Report((file(path, content, one, two), other), RULES)
    for format in format_names():
        text = rendered(format, report, IN_ACTIONS)
        assert set(UNSAFE.findall(text)) <= {"\n"}
        if format != "github":
            assert COMMAND.findall(text) == []


def test_a_format_is_imported_when_it_is_asked_for() -> None:
    code = (
        "import doclint.report.formats as formats, sys\n"
        "formats.format_names()\nprint(*sorted(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert not loaded & {"wcwidth", "html", "doclint.report.formats.full"}
