"""What the fixing of one page says when not all of it could be done."""

from __future__ import annotations

from pathlib import Path

import pytest

from doclint.configuration.config_values import Config
from doclint.fixing.engine import FixedText, Refusal
from doclint.phases.page_pipeline import Pipeline, Scope
from doclint.phases.task import PageTask
from doclint.run import page_fixing as page
from doclint.run.page_fixing import FixTask, PageFixer
from doclint.values.diagnostic import Diagnostic, Edit, Effect, Fix, Severity
from doclint.values.results import FileResult
from doclint.values.text import Source, Span
from doclint.values.text_findings import OtherText, TextFindings


def _fixed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, text: str, whole: bool) -> FileResult:
    """The result of a page whose fixing gives `text` and one refusal, of all fixes if `whole`."""
    file = tmp_path / "a.md"
    file.write_text("# A\n\ntext \n")
    fixed = FixedText(text, (), (Refusal(Span(0, 0), "not applied", whole),))
    monkeypatch.setattr(page, "fix_source", lambda *_: fixed)
    config = Config(root=tmp_path)
    task = PageTask("a.md", str(file), "a.md", config.settings_for("a.md"))
    fixer = PageFixer(Pipeline(config.limits, Scope(site=False)), unsafe=False, write=True)
    return fixer.fix_page(FixTask(task, tmp_path)).outcome.result


def test_a_fix_that_is_left_out_is_a_warning(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    result = _fixed(monkeypatch, tmp_path, "# A\n\ntext\n", whole=False)
    assert (tmp_path / "a.md").read_text() == "# A\n\ntext\n"
    assert [(one.code, one.severity) for one in result.diagnostics] == [("DL006", Severity.WARNING)]
    assert result.complete


def test_a_page_that_is_given_up_makes_the_run_incomplete(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    result = _fixed(monkeypatch, tmp_path, "# A\n\ntext \n", whole=True)
    assert (tmp_path / "a.md").read_text() == "# A\n\ntext \n"
    assert [(one.code, one.severity) for one in result.diagnostics] == [
        ("DL006", Severity.ERROR),
        ("MD009", Severity.WARNING),
    ]
    assert not result.complete


def test_a_page_that_was_fixed_by_a_process_that_died_is_not_fixed_twice(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("# A\n\nSee b.\n")
    config = Config(root=tmp_path)
    task = PageTask("a.md", str(file), "a.md", config.settings_for("a.md"))
    insert = Fix("Insert", (Edit(Span(5, 8), "It is"),), effect=Effect.TEXT)
    finding = Diagnostic("XX001", "test", Span(5, 8), "message", Severity.WARNING, insert)
    checked = TextFindings(Source(file.read_text()).digest, (finding,))
    fixer = PageFixer(Pipeline(config.limits, Scope(site=False)), unsafe=False, write=True)
    pages = [fixer.fix_page(FixTask(task, tmp_path, checked)) for _ in range(2)]
    assert file.read_text() == "# A\n\nIt is b.\n"
    assert [(one.outcome.result.fixed, one.overtaken) for one in pages] == [(1, False), (0, True)]
    assert pages[1].outcome.digest == Source("# A\n\nIt is b.\n").digest


def test_findings_are_for_their_own_text_alone() -> None:
    findings = TextFindings(Source("a").digest, ())
    assert findings.about(Source("a").digest) == ()
    with pytest.raises(OtherText):
        findings.about(Source("b").digest)
    with pytest.raises(OtherText):
        findings.plus(TextFindings(Source("b").digest, ()))
