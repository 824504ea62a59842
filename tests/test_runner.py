"""Whole runs: the site, fixes that concern several pages, and what a report holds."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from doclint.pipeline import Scope
from doclint.plan import PlanRequest, make_plan
from doclint.results import Report
from doclint.runner import FixMode, RunOptions, check_run, fix_run

CONFIG = '[site]\ngenerator = "flat"\ncontent = "docs"\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "docs").mkdir()
    (tmp_path / "doclint.toml").write_text(CONFIG, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(folder: Path, pages: Mapping[str, str]) -> None:
    for name, text in pages.items():
        (folder / "docs" / name).write_text(text, "utf-8", newline="")


def read(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in sorted((folder / "docs").iterdir())}


def check(*paths: str, scope: Scope | None = None) -> Report:
    return check_run(make_plan(PlanRequest(paths=paths or (".",))), RunOptions(scope or Scope()))


def fix(unsafe: bool = False, write: bool = True) -> Report:
    return fix_run(make_plan(PlanRequest()), RunOptions(), FixMode(unsafe, write))


def codes(report: Report) -> list[tuple[str, str]]:
    return [(one.path, finding.code) for one in report.files for finding in one.diagnostics]


def test_links_follow_a_heading_that_a_fix_rewords(folder: Path) -> None:
    before = "\u095b"  # a letter that is not NFC
    after = "\u091c\u093c"
    write(
        folder,
        {
            "a.md": f"# A\n\n[b](b.md#head-{before}), [c](#own-{before})\n\n## own {before}\n",
            "b.md": f"# B\n\n## head {before}\n",
        },
    )
    report = fix()
    assert read(folder) == {
        "a.md": f"# A\n\n[b](b.md#head-{after}), [c](#own-{after})\n\n## own {after}\n",
        "b.md": f"# B\n\n## head {after}\n",
    }
    assert (codes(report), codes(check())) == ([], [])


def test_a_page_that_is_named_alone_still_knows_the_others(folder: Path) -> None:
    write(folder, {"a.md": "# A\n\n[b](b.md) and [c](c.md)\n", "b.md": "# B \n"})
    report = check("docs/a.md")
    assert codes(report) == [("docs/a.md", "LK001")]
    assert [one.path for one in report.files] == ["docs/a.md"]


def test_a_renamed_page_is_found_and_its_referrers_are_repaired(folder: Path) -> None:
    link = "# {}\n\nSee [the term](/account-manager).\n"
    write(
        folder,
        {
            "accountmanager.md": "# Account manager\n",
            "x.md": link.format("X"),
            "y.md": link.format("Y"),
        },
    )
    assert codes(check()) == [("docs/x.md", "LK001"), ("docs/y.md", "LK001")]
    assert fix().summary.fixed == 0
    assert fix(unsafe=True).summary.fixed == 2
    assert read(folder)["y.md"] == "# Y\n\nSee [the term](/accountmanager).\n"
    assert codes(check()) == []


def test_without_writing_the_report_has_both_texts(folder: Path) -> None:
    write(folder, {"a.md": "# A\n\n##b\n"})
    [result] = fix(write=False).files
    assert result.source is not None
    assert (result.original_text, result.source.text) == ("# A\n\n##b\n", "# A\n\n## b\n")
    assert read(folder) == {"a.md": "# A\n\n##b\n"}


def test_each_scope_runs_its_half(folder: Path) -> None:
    write(folder, {"a.md": "# A\n\n##b\n\n[c](c.md)\n"})
    assert codes(check(scope=Scope(site=False))) == [("docs/a.md", "MD018")]
    assert codes(check(scope=Scope(pages=False))) == [("docs/a.md", "LK001")]
    assert codes(check()) == [("docs/a.md", "MD018"), ("docs/a.md", "LK001")]


def test_a_suppression_is_unneeded_only_when_everything_ran(folder: Path) -> None:
    comment = "<!-- doclint-disable-next-line {} -->\n"
    write(
        folder,
        {
            "a.md": "# A\n\n"
            + comment.format("LK001")
            + "[c](c.md)\n\n"
            + comment.format("MD018")
            + "text\n"
        },
    )
    assert codes(check()) == [("docs/a.md", "DL004")]
    assert codes(check(scope=Scope(site=False))) == []
    assert codes(check(scope=Scope(pages=False))) == []


def test_the_default_language_gives_way_to_the_path_and_a_chosen_one_does_not(
    folder: Path,
) -> None:
    text = "# मन्त्र\n\nशान्तिः । पाठः ।\n"
    for language in ("hi", "sa"):
        (folder / "docs" / language).mkdir()
        write(folder, {f"{language}/a.md": text})
    (folder / "doclint.toml").write_text(f'language = "hi"\n{CONFIG}', "utf-8")
    assert {path for path, code in codes(check()) if code == "IN021"} == {"docs/hi/a.md"}
    override = '[[overrides]]\nfiles = ["docs/sa/**"]\nlanguage = "hi"\n'
    (folder / "doclint.toml").write_text(f"{CONFIG}\n{override}", "utf-8")
    assert {path for path, code in codes(check()) if code == "IN021"} == {
        "docs/hi/a.md",
        "docs/sa/a.md",
    }
