"""What the fixing of one page says when not all of it could be done."""

from __future__ import annotations

from pathlib import Path

import pytest

from doclint.configuration.config_values import Config
from doclint.fixing.engine import FixedText
from doclint.phases.page import Pipeline, Scope
from doclint.phases.task import PageTask
from doclint.run import page_fixing as page
from doclint.run.page_fixing import FixTask, PageFixer
from doclint.values.diagnostic import Diagnostic, Severity
from doclint.values.results import FileResult
from doclint.values.text import Span


def _fixed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, text: str, severity: Severity
) -> FileResult:
    """The result of a page whose fixing gives `text` and one refusal of `severity`."""
    file = tmp_path / "a.md"
    file.write_text("# A\n\ntext \n")
    refusal = Diagnostic("DL006", "fix-not-applied", Span(0, 0), "not applied", severity)
    fixed = FixedText(text, (), (refusal,))
    monkeypatch.setattr(page, "fix_source", lambda *_: fixed)
    config = Config(root=tmp_path)
    task = PageTask("a.md", str(file), "a.md", config.settings_for("a.md"))
    fixer = PageFixer(Pipeline(config.limits, Scope(site=False)), unsafe=False, write=True)
    return fixer.fix_page(FixTask(task, tmp_path)).outcome.result


def test_a_fix_that_is_left_out_is_a_warning(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    result = _fixed(monkeypatch, tmp_path, "# A\n\ntext\n", Severity.WARNING)
    assert (tmp_path / "a.md").read_text() == "# A\n\ntext\n"
    assert [(one.code, one.severity) for one in result.diagnostics] == [("DL006", Severity.WARNING)]
    assert result.complete


def test_a_page_that_is_given_up_makes_the_run_incomplete(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    result = _fixed(monkeypatch, tmp_path, "# A\n\ntext \n", Severity.ERROR)
    assert (tmp_path / "a.md").read_text() == "# A\n\ntext \n"
    assert [(one.code, one.severity) for one in result.diagnostics] == [
        ("DL006", Severity.ERROR),
        ("MD009", Severity.WARNING),
    ]
    assert not result.complete
