"""Whole runs: the site, fixes that concern several pages, and what a report holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from doclint.phases.page_pipeline import Scope
from doclint.run import fix_pages, reporting
from doclint.run.gathering import gather
from doclint.run.judging import site_findings, with_texts
from doclint.run.plan import PlanRequest, make_plan
from doclint.run.prepared_run import prepared
from doclint.run.run_options import FixMode, RunOptions
from doclint.run.runner import check_run, fix_run
from doclint.values.results import Report

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


def test_a_page_keeps_its_name_in_a_run_from_its_own_folder(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder, {"a.md": "# A\n\n[b](b.md), [c](c.md)\n", "b.md": "# B\n\n[a](a.md)\n"})
    monkeypatch.chdir("docs")
    assert codes(check("a.md")) == [("a.md", "LK001")]
    assert codes(check("..")) == [("a.md", "LK001")]


# a blank inside of marks where only one generator, or only none, sees text
_PAGES = ('{{< b text="*a *" >}}', "Text {% b *a * %}", "!!! note\n\n    *a *")


@pytest.mark.parametrize(
    ("config", "flavor", "marked"),
    [
        ("hugo.toml", "hugo", ["1"]),
        ("_config.yml", "jekyll", []),
        ("mkdocs.yml", "mkdocs", ["0", "1", "2"]),
        ("book.toml", "auto", ["0", "1"]),
    ],
)
def test_the_generator_of_the_site_says_what_pages_are_written_in(
    config: str, flavor: str, marked: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / config).write_text("" if config == "hugo.toml" else "title: T\n", "utf-8")
    pages = tmp_path / "docs"
    pages.mkdir()
    for number, text in enumerate(_PAGES):
        (pages / f"{number}.md").write_text(f"# Page\n\n{text}\n", "utf-8")
    for here in (tmp_path, pages):
        monkeypatch.chdir(here)
        assert {task.settings.flavor for task in make_plan(PlanRequest()).tasks} == {flavor}
        found = [Path(path).stem for path, code in codes(check()) if code == "MD037"]
        assert found == marked


def test_a_chosen_flavor_and_the_preset_of_markdownlint_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("hugo.toml").write_text('title = "T"\n', "utf-8")
    Path("a.md").write_text("# A\n", "utf-8")
    for line, flavor in (('flavor = "gfm"', "gfm"), ('preset = "markdownlint"', "auto")):
        Path("doclint.toml").write_text(line, "utf-8")
        (task,) = make_plan(PlanRequest()).tasks
        assert task.settings.flavor == flavor


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


def test_a_file_with_two_names_is_fixed_once(folder: Path) -> None:
    write(folder, {"b.md": "# A\n\n\n\ntext \n"})
    (folder / "docs" / "a.md").symlink_to("b.md")
    report = fix()
    assert [(one.path, one.fixed) for one in report.files if one.path.startswith("docs")] == [
        ("docs/a.md", 0),
        ("docs/b.md", 3),
    ]
    assert "DL006" not in {code for _, code in codes(report)}
    assert read(folder)["b.md"] == "# A\n\ntext\n"
    assert (folder / "docs" / "a.md").is_symlink()


def test_each_page_obeys_the_limits_of_its_own_configuration(folder: Path) -> None:
    write(folder, {"a.md": "# A\n\n" + "text\n" * 100})
    inner = folder / "docs" / "inner"
    inner.mkdir()
    (inner / "doclint.toml").write_text("[limits]\nfile-size = 100\n", "utf-8")
    (inner / "b.md").write_text("# B\n\n" + "text\n" * 100, "utf-8")
    assert [one for one in codes(check()) if one[1].startswith("DL")] == [
        ("docs/inner/b.md", "DL002")
    ]


def test_a_page_that_is_gone_when_the_report_is_made_is_a_result(folder: Path) -> None:
    write(folder, {"a.md": "# A\n\n[b](b.md)\n"})
    plan = make_plan(PlanRequest())
    options = RunOptions(cache=folder / "cache")
    check_run(plan, options)
    run = prepared(plan, options)
    outcomes = gather(run)
    (folder / "docs" / "a.md").unlink()
    judged = with_texts(run, outcomes, site_findings(run, outcomes))
    report = reporting.report(run, judged)
    assert codes(report) == [("docs/a.md", "DL001")]
    assert [one.complete for one in report.files] == [False]


def test_only_a_run_that_writes_waits_for_others(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder, {"a.md": "# A\n\ntext \n"})
    asked: list[list[Path]] = []

    @contextmanager
    def recorded(roots: Iterable[Path], _waiting: object) -> Iterator[None]:
        asked.append(list(roots))
        yield

    monkeypatch.setattr(fix_pages, "fixing_alone", recorded)
    from_editor = PlanRequest(stdin_path="docs/a.md", stdin_data=b"# A\n\ntext \n")
    for request, mode in (
        (PlanRequest(), FixMode(write=False)),
        (from_editor, FixMode()),
        (PlanRequest(), FixMode()),
    ):
        assert fix_run(make_plan(request), RunOptions(), mode).summary.fixed == 1
    assert asked == [[], [], [folder]]
