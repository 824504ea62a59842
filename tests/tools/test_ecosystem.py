"""The comparison of two versions over real content."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.integration.running import tree, write_tree
from tests.tools.projects import commit_version, new_project
from tools.ecosystem.__main__ import main
from tools.ecosystem.copies import RepositoryCopy

_HEAD = """\
| repository | pages | findings | only before | only after | told otherwise | texts |
| --- | ---: | ---: | ---: | ---: | ---: | ---: |
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    pages = {"one/a.md": "good bad\nugly\n", "one/b/c.md": "bad\n", "two/d.md": "good\n"}
    return write_tree(tmp_path / "corpus", pages)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    project = new_project(tmp_path / "project")
    commit_version(project, "bad", "bad", "worse")
    return project


def _compared(project: Path, corpus: Path, *options: str) -> int:
    return main(["bad", str(corpus), "--no-times", "--preset", "all", *options], project)


def test_the_same_bytes(project: Path, corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _compared(project, corpus) == 0
    out = capsys.readouterr().out
    assert out.startswith("# Before ") and out.partition("\n")[2] == (
        "\n2 repositories, 3 pages: nothing differs.\n\n"
        f"{_HEAD}| one | 2 | 2 | 0 | 0 | 0 | 0 |\n| two | 1 | 0 | 0 | 0 | 0 | 0 |\n"
    )


def test_other_findings(
    project: Path, corpus: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    commit_version(project, "ugly", "ugly")
    before = tree(corpus)
    assert _compared(project, corpus, "--command", "check") == 1
    assert capsys.readouterr().out.partition("\n")[2] == (
        "\n2 repositories, 3 pages: 1 differ.\n\n"
        f"{_HEAD}| one | 2 | 2 → 1 | 2 | 1 | 0 | 0 |\n| two | 1 | 0 | 0 | 0 | 0 | 0 |\n"
        "\n## Findings\n\n"
        "- XX001, only before: 2\n"
        "  - `one/a.md:1:6` bad (all, check)\n"
        "  - `one/b/c.md:1:1` bad (all, check)\n"
        "- XX001, only after: 1\n"
        "  - `one/a.md:2:1` ugly (all, check)\n"
    )
    assert tree(corpus) == before


def test_another_fix(project: Path, corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    commit_version(project, "better", "bad", "better")
    before = tree(corpus)
    assert _compared(project, corpus, "--examples", "1", "--texts", "1") == 1
    assert capsys.readouterr().out.partition("\n")[2] == (
        "\n2 repositories, 3 pages: 1 differ.\n\n"
        f"{_HEAD}| one | 2 | 2 | 0 | 0 | 2 | 2 |\n| two | 1 | 0 | 0 | 0 | 0 | 0 |\n"
        "\n## Findings\n\n"
        "- XX001, told otherwise: 2\n"
        "  - `one/a.md:1:6` bad (all, check)\n"
        "\n## Fixed texts\n\n"
        "2 texts are left behind differently.\n\n"
        "`one/a.md` (all, fix)\n\n"
        "````diff\n"
        "--- before\n+++ after\n@@ -1,2 +1,2 @@\n-good worse\n+good better\n ugly\n"
        "````\n"
    )
    assert tree(corpus) == before


@pytest.mark.parametrize(
    ("statement", "line"),
    [
        (
            "sys.exit('no\\tpages')",
            "exit 1, complete → exit 1, without a report, said: no pages",
        ),
        (
            "print('slow', file=sys.stderr)",
            "exit 1, complete → exit 1, complete, said: slow",
        ),
        ("print()", "the same findings, but other bytes"),
    ],
)
def test_another_end(
    project: Path, corpus: Path, capsys: pytest.CaptureFixture[str], statement: str, line: str
) -> None:
    commit_version(project, "other", "bad", "worse", statement)
    assert _compared(project, corpus / ".." / "corpus", "--command", "check") == 1
    runs = capsys.readouterr().out.partition("## Runs\n\n")[2]
    assert runs.splitlines()[0] == f"- one, all, check: {line}"


def test_no_report_from_either(
    project: Path, corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    commit_version(project, "broken", "bad", statement="sys.exit('broken')")
    arguments = ["broken", str(corpus), "--preset", "all", "--command", "check"]
    assert main(arguments, project) == 0
    assert capsys.readouterr().out.endswith(
        "## Runs\n\n"
        "- one, all, check: no report from either version: exit 1, without a report, said: broken\n"
        "- two, all, check: no report from either version: exit 1, without a report, said: broken\n"
    )


def test_what_cannot_be_compared(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty").mkdir()
    assert main(["bad", str(tmp_path / "empty")], project) == 2
    assert main(["nowhere", str(tmp_path)], project) == 2
    assert capsys.readouterr().err == (
        f"ecosystem: no repository in {tmp_path / 'empty'}\necosystem: there is no commit nowhere\n"
    )


def test_a_copy_is_put_back(tmp_path: Path) -> None:
    original = write_tree(tmp_path / "original", {"a": "one", "b": "two", "c": "three"})
    copy = RepositoryCopy(original, tmp_path / "copy")
    assert copy.take_changes() == {}
    (copy.folder / "a").write_text("ONE", "utf-8")
    (copy.folder / "b").unlink()
    (copy.folder / "d").write_text("four", "utf-8")
    os.utime(copy.folder / "c", (0, 0))
    assert copy.take_changes() == {"a": b"ONE", "b": None, "d": b"four"}
    assert copy.take_changes() == {}
    assert tree(copy.folder) == tree(original)


def test_no_link_leads_out_of_a_copy(tmp_path: Path) -> None:
    files = {"original/a": "one", "original/b/c": "two", "outside": "three"}
    original = write_tree(tmp_path, files) / "original"
    (original / "inside").symlink_to("a")
    (original / "folder").symlink_to("b")
    (original / "away").symlink_to("../outside")
    (original / "fixed").symlink_to(original / "a")
    os.mkfifo(original / "pipe")
    copy = RepositoryCopy(original, tmp_path / "copy")
    assert sorted(path.name for path in copy.folder.iterdir()) == ["a", "b", "folder", "inside"]
    assert (copy.folder / "inside").resolve() == (copy.folder / "a").resolve()
