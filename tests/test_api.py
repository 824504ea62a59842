"""The Python interface."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

import doclint
from doclint import Config, Diagnostic, Severity, Span


def test_lint_text_gives_diagnostics_in_code_points() -> None:
    found = doclint.lint_text("# शीर्षक\n\n##हाइलाइट\n")
    assert [(one.code, one.span) for one in found] == [("MD018", Span(12, 12))]
    assert isinstance(found[0], Diagnostic)
    assert pickle.loads(pickle.dumps(found)) == found


def test_lint_text_obeys_a_configuration(tmp_path: Path) -> None:
    (tmp_path / "doclint.toml").write_text('ignore = ["MD018"]\n', "utf-8")
    config = doclint.load_config(tmp_path)
    assert isinstance(config, Config)
    assert doclint.lint_text("# a\n\n##b\n", config=config) == []


def test_fix_text_returns_the_text_and_what_is_left() -> None:
    result = doclint.fix_text("# a\n\n##b\n\n### c\n\n##### d\n")
    assert result.text == "# a\n\n## b\n\n### c\n\n##### d\n"
    assert result.fixed == 1
    assert [(one.code, one.severity >= Severity.INFO) for one in result.diagnostics] == [
        ("MD001", True)
    ]


def test_lint_paths_reports_on_files_and_the_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.md").write_text("# a\n\n[b](b.md)\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    report = doclint.lint_paths(["a.md"])
    assert [(one.code, one.span) for one in report.files[0].diagnostics] == [("LK001", Span(9, 13))]
    assert report.summary.complete


def test_every_public_name_exists() -> None:
    assert all(getattr(doclint, name) is not None for name in doclint.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = doclint.nothing
