"""The cache saves work and never changes what is found."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from doclint.configuration.loading import CommandLine
from doclint.files.cache_folder import default_cache_folder
from doclint.memory import page_memory as cache
from doclint.phases.page_pipeline import PageOutcome, Pipeline
from doclint.phases.task import PageTask
from doclint.run.plan import PlanRequest, make_plan
from doclint.run.run_options import RunOptions
from doclint.run.runner import check_run
from doclint.values.results import Report
from doclint.values.text import Span


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "site"
    (root / "docs").mkdir(parents=True)
    (root / "doclint.toml").write_text('[site]\ngenerator = "flat"\ncontent = "docs"\n', "utf-8")
    (root / "docs" / "a.md").write_text("# क\n\n[b](/b#missing) text \n", "utf-8")
    (root / "docs" / "b.md").write_text("# B\n\n##c\n", "utf-8")
    (root / "docs" / "c.md").write_text("# C\n\nFine.\n", "utf-8")
    monkeypatch.chdir(root)
    return root


def lint(cache: Path | None, *paths: str, preset: str | None = None) -> Report:
    line = CommandLine(preset=preset)
    plan = make_plan(PlanRequest(paths=paths or (".",), command_line=line))
    return check_run(plan, RunOptions(cache=cache))


def found(report: Report) -> list[tuple[str, str, Span]]:
    return [
        (one.path, finding.code, finding.span)
        for one in report.files
        for finding in one.diagnostics
    ]


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the pages that were really checked."""
    paths: list[str] = []
    original = Pipeline.check_page

    def spy(self: Pipeline, task):  # type: ignore[no-untyped-def]
        paths.append(task.path)
        return original(self, task)

    monkeypatch.setattr(Pipeline, "check_page", spy)
    return paths


def test_a_second_run_checks_nothing_and_finds_the_same(
    site: Path, tmp_path: Path, checked: list[str]
) -> None:
    without = found(lint(None))
    assert {code for _, code, _ in without} >= {"MD009", "MD018", "LK002"}
    first = found(lint(tmp_path / "cache"))
    checked.clear()
    second = lint(tmp_path / "cache")
    assert checked == []
    assert without == first == found(second)
    assert all(one.source is not None for one in second.files if one.diagnostics)


def test_only_the_page_that_changed_is_checked_again(
    site: Path, tmp_path: Path, checked: list[str]
) -> None:
    lint(tmp_path / "cache")
    checked.clear()
    (site / "docs" / "b.md").write_text("# B\n\n## missing\n", "utf-8")
    report = lint(tmp_path / "cache")
    assert checked == ["docs/b.md"]
    assert "LK002" not in {code for _, code, _ in found(report)}


def test_a_page_that_was_only_touched_is_not_checked_again(
    site: Path, tmp_path: Path, checked: list[str]
) -> None:
    lint(tmp_path / "cache")
    checked.clear()
    os.utime(site / "docs" / "b.md", (1, 1))
    lint(tmp_path / "cache")
    assert checked == []


def test_other_settings_make_the_entry_invalid(
    site: Path, tmp_path: Path, checked: list[str]
) -> None:
    lint(tmp_path / "cache")
    checked.clear()
    assert found(lint(tmp_path / "cache", preset="all")) == found(lint(None, preset="all"))
    assert sorted(set(checked)) == ["docs/a.md", "docs/b.md", "docs/c.md"]


def test_facts_alone_do_not_stand_in_for_findings(
    site: Path, tmp_path: Path, checked: list[str]
) -> None:
    lint(tmp_path / "cache", "docs/c.md")
    assert found(lint(tmp_path / "cache")) == found(lint(None))


@pytest.mark.parametrize("rubbish", [b"", b"{", b"[]", b'{"fingerprint": 1}', b"\xff\x00"])
def test_a_broken_cache_is_no_cache(site: Path, tmp_path: Path, rubbish: bytes) -> None:
    lint(tmp_path / "cache")
    for shard in (tmp_path / "cache").rglob("*.json"):
        shard.write_bytes(rubbish)
    assert found(lint(tmp_path / "cache")) == found(lint(None))


def test_a_folder_that_cannot_be_written_is_no_cache(site: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", "utf-8")
    assert found(lint(blocked)) == found(lint(None))


def test_a_user_without_a_home_has_no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    monkeypatch.setenv("HOME", "")
    assert default_cache_folder() is None
    monkeypatch.setenv("HOME", "/home/somebody")
    assert default_cache_folder() == Path("/home/somebody/.cache/doclint")


def test_what_was_found_in_one_text_is_not_kept_for_another(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = site / "docs" / "b.md"
    page.write_text("# B\n\n## missing\n", "utf-8")
    original = Pipeline.check_page

    def check_and_save(self: Pipeline, task: PageTask) -> PageOutcome:
        outcome = original(self, task)
        if task.path == "docs/b.md":
            page.write_text("# B\n\n## another\n", "utf-8")
        return outcome

    monkeypatch.setattr(Pipeline, "check_page", check_and_save)
    # a page that is there for the links of others has no findings and no text of its own
    lint(tmp_path / "cache", "docs/a.md")
    monkeypatch.setattr(Pipeline, "check_page", original)
    assert "LK002" in {code for _, code, _ in found(lint(None, "docs/a.md"))}
    assert found(lint(tmp_path / "cache", "docs/a.md")) == found(lint(None, "docs/a.md"))


def test_a_page_that_changes_while_it_is_looked_up_is_checked(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # the files count as old ones, whose content need not be compared
    monkeypatch.setattr(cache, "_RACY_NANOSECONDS", -(10**18))
    lint(tmp_path / "cache")
    page, original = site / "docs" / "b.md", cache._content

    def save_and_read(path: str) -> object:
        if path == "docs/b.md":
            page.write_text("# B\n\nMore text.\n\n##c\n", "utf-8")
        return original(path)

    monkeypatch.setattr(cache, "_content", save_and_read)
    assert found(lint(tmp_path / "cache")) == found(lint(None))
