"""A report format is one file: the command line, its help and the golden files know it."""

from __future__ import annotations

from pathlib import Path

import pytest

from doclint.cli.main import main
from doclint.report.formats import format_names
from tests.kinds.conftest import AddModule
from tests.report.golden import golden_reports
from tools.sections import with_sections

INK_LINES = '''\
"""The format `ink-lines`: the code of each finding."""

from collections.abc import Iterator

from doclint.report.format import Format
from doclint.report.report_options import ReportOptions
from doclint.values.results import Report


def _render(report: Report, _options: ReportOptions) -> Iterator[str]:
    for result in report.files:
        for one in result.diagnostics:
            yield f"{one.code}\\n"


FORMAT = Format("ink-lines", "ink", "the code of each finding", _render)
'''


@pytest.fixture
def ink_lines(add_module: AddModule) -> None:
    add_module("doclint.report.formats", "ink_lines", INK_LINES)


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page.md").write_text("##a\n", "utf-8")
    return "page.md"


@pytest.mark.usefixtures("ink_lines")
def test_a_run_can_ask_for_it(page: str, capsys: pytest.CaptureFixture[str]) -> None:
    chosen = ("--isolated", "--no-cache", "--select", "MD018", "--output-format", "ink-lines")
    assert main(["check", *chosen, page]) == 1
    assert capsys.readouterr().out == "MD018\n"


@pytest.mark.usefixtures("ink_lines")
def test_help_and_mistakes_name_it(page: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["check", "--help"])
    names = ", ".join(format_names())
    assert "html, ink-lines, json" in names
    assert names in " ".join(capsys.readouterr().out.split())
    assert main(["check", "--output-format", "inc-lines", page]) == 2
    error = f"doclint: unknown output format `inc-lines`; one of {names}\n"
    assert capsys.readouterr().err == error


@pytest.mark.usefixtures("ink_lines")
def test_the_docs_have_a_row_for_it() -> None:
    made = with_sections("<!-- made: formats -->\n<!-- end: formats -->\n")
    assert "| `ink-lines` | the code of each finding |\n" in made


@pytest.mark.usefixtures("ink_lines")
def test_its_golden_files_are_asked_for() -> None:
    texts = dict(golden_reports())
    assert texts["ordinary.ink-lines.ink"] == "MD018\nMD018\nIN021\nIN021\nIN021\nMD018\nZZ001\n"
    assert "hostile.ink-lines.ink" in texts
