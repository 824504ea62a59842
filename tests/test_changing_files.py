"""Files that somebody saves while doclint works: nothing that was saved is lost or spoilt."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from doclint.phases.page_pipeline import Pipeline
from doclint.phases.task import PageTask
from doclint.run.plan import PlanRequest, make_plan
from doclint.run.run_options import FixMode, RunOptions
from doclint.run.runner import check_run, fix_run
from doclint.values.results import Report
from doclint.values.text import Source

Save = Callable[[str], str]

CONFIG = """\
extend-select = ["LK005", "LK006", "LK007"]
[site]
generator = "flat"
content = "docs"
base-url = "https://example.org/"
"""
# a letter that is not NFC, and what the fix makes of it
OLD, NEW = "\u095b", "\u091c\u093c"


class Editor:
    """Saves pages right before doclint reads them for the nth time, counted from 1."""

    def __init__(self) -> None:
        self._readings: Counter[str] = Counter()
        self._plans: dict[tuple[str, int], Save] = {}
        self.always: dict[str, Save] = {}

    def will_save(self, name: str, reading: int, change: Save) -> None:
        self._plans[f"docs/{name}", reading] = change

    def before_reading(self, path: str) -> None:
        self._readings[path] += 1
        change = self._plans.get((path, self._readings[path]), self.always.get(path))
        if change is not None:
            save(Path(path), change)

    def forget_readings(self) -> None:
        self._readings.clear()


def save(file: Path, change: Save) -> None:
    text = change(file.read_bytes().decode())
    if text:
        file.write_bytes(text.encode())
    else:
        file.unlink()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "root"
    (root / "docs").mkdir(parents=True)
    (root / "doclint.toml").write_text(CONFIG, "utf-8")
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def editor(monkeypatch: pytest.MonkeyPatch) -> Iterator[Editor]:
    made = Editor()
    original = Pipeline.read

    def read(self: Pipeline, task: PageTask) -> Source:
        if task.text is None:
            made.before_reading(task.path)
        return original(self, task)

    monkeypatch.setattr(Pipeline, "read", read)
    yield made


def write(folder: Path, **pages: str) -> None:
    for name, text in pages.items():
        (folder / "docs" / f"{name}.md").write_text(text, "utf-8", newline="")


def read(folder: Path, name: str) -> str:
    return (folder / "docs" / f"{name}.md").read_bytes().decode()


def fix(*paths: str, unsafe: bool = False, write: bool = True) -> Report:
    plan = make_plan(PlanRequest(paths=paths or (".",)))
    return fix_run(plan, RunOptions(), FixMode(unsafe, write))


def check(cache: Path | None = None, *paths: str) -> Report:
    return check_run(make_plan(PlanRequest(paths=paths or (".",))), RunOptions(cache=cache))


def found(report: Report) -> list[tuple[str, str, str]]:
    """Where what is found, with the text that stands there."""
    return [
        (
            one.path,
            finding.code,
            "" if one.source is None else one.source.text[slice(*finding.span)],
        )
        for one in report.files
        for finding in one.diagnostics
    ]


def sentence_above(text: str) -> str:
    return text.replace("\n\n", "\n\nA sentence that the editor has saved just now.\n\n", 1)


COMMENT = "<!-- doclint-disable-next-line MD018 -->\n"
FEWER = "<!-- doclint-disable-next-line MD018, MD019 -->\n##Two\n"

# what only a look at the whole page or the whole site finds, and what its fix makes of it
CASES = {
    "comment": (f"# A\n\n{COMMENT}Two words.\n", f"{COMMENT}", ""),
    "name-in-comment": (f"# A\n\n{FEWER}", "MD018, MD019", "MD018"),
    "wrong-case": ("# A\n\nSee [b](/B) here.\n", "/B", "/b"),
    "redirected": ("# A\n\nSee [b](/old-b) here.\n", "/old-b", "/b"),
    "not-canonical": ("# A\n\nSee [d](/%E0%A4%96) here.\n", "/%E0%A4%96", "/ख"),
    "own-host": ("# A\n\nSee [b](https://example.org/b) here.\n", "https://example.org/b", "/b"),
    "broken": ("# A\n\nSee [b](/account-b) here.\n", "/account-b", "/accountb"),
    "broken-anchor": ("# A\n\nSee [b](/b#Part) here.\n", "#Part", "#part"),
}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("written", [True, False])
def test_what_was_checked_in_one_text_is_not_fixed_in_another(
    folder: Path, editor: Editor, case: str, written: bool
) -> None:
    text, wrong, right = CASES[case]
    write(folder, a=text, b="---\naliases: [/old-b]\n---\n# B\n\n## Part\n", accountb="# C\n")
    write(folder, ख="# D\n")
    editor.will_save("a.md", 2, sentence_above)
    report = fix(unsafe=True, write=written)
    saved = sentence_above(text)
    expected = saved.replace(wrong, right)
    assert expected != saved
    assert read(folder, "a") == (expected if written else saved)
    result = next(one for one in report.files if one.path == "docs/a.md")
    assert result.source is not None
    assert (result.source.text, result.fixed, result.complete) == (expected, 1, True)
    assert result.original_text == (None if written else saved)


def test_a_link_follows_a_heading_on_a_page_that_was_saved_meanwhile(
    folder: Path, editor: Editor
) -> None:
    write(folder, a=f"# A\n\n[b](b.md#head-{OLD})\n", b=f"# B\n\n## head {OLD}\n")
    # the first reading is that of the check, the second that for the link
    editor.will_save("a.md", 2, sentence_above)
    report = fix()
    assert read(folder, "a") == sentence_above(f"# A\n\n[b](b.md#head-{NEW})\n")
    assert read(folder, "b") == f"# B\n\n## head {NEW}\n"
    assert (found(report), report.summary.complete) == ([], True)


def test_no_link_follows_a_heading_that_the_editor_reworded(folder: Path, editor: Editor) -> None:
    write(folder, a="# A\n\n[b](b.md#old)\n", b="# B\n\n## old\n\ntext \n")
    editor.will_save("b.md", 2, lambda text: text.replace("## old", "## something else"))
    report = fix()
    assert read(folder, "a") == "# A\n\n[b](b.md#old)\n"
    assert read(folder, "b") == "# B\n\n## something else\n\ntext\n"
    assert found(report) == [("docs/a.md", "LK002", "b.md#old")]


def test_no_link_follows_a_heading_that_is_gone_again(folder: Path, editor: Editor) -> None:
    link = f"# A\n\n[b](b.md#head-{OLD})\n"
    write(folder, a=link, b=f"# B\n\n## head {OLD}\n\n[a](/A)\n\n[c](/c#part-{OLD})\n")
    write(folder, c=f"# C\n\n## part {OLD}\n")
    # the links on this page bring it back for a second round of fixes
    editor.will_save("b.md", 3, lambda text: text.replace("## head", "## tail"))
    editor.will_save("a.md", 2, sentence_above)
    report = fix()
    assert read(folder, "a") == sentence_above(link)
    assert f"## tail {NEW}" in read(folder, "b")
    assert ("docs/a.md", "LK002", f"b.md#head-{OLD}") in found(report)


@pytest.mark.parametrize("text", [CASES["comment"][0], "# A\n\ntext \n"])
def test_a_page_that_never_rests_is_left_alone(folder: Path, editor: Editor, text: str) -> None:
    write(folder, a=text, b="# B\n\ntext \n")
    editor.always["docs/a.md"] = sentence_above
    report = fix()
    assert (
        read(folder, "a").replace("A sentence that the editor has saved just now.\n\n", "") == text
    )
    assert read(folder, "b") == "# B\n\ntext\n"
    page = next(one for one in report.files if one.path == "docs/a.md")
    messages = [one.message for one in page.diagnostics if one.code == "DL006"]
    assert messages == ["not fixed: the file changed while it was being fixed"]
    assert not page.complete


def test_a_link_on_a_page_that_never_rests_is_left_alone(folder: Path, editor: Editor) -> None:
    write(folder, a=f"# A\n\n[b](b.md#head-{OLD})\n", b=f"# B\n\n## head {OLD}\n")
    editor.always["docs/a.md"] = sentence_above
    report = fix()
    assert read(folder, "a").endswith(f"[b](b.md#head-{OLD})\n")
    assert read(folder, "b") == f"# B\n\n## head {NEW}\n"
    assert {code for _, code, _ in found(report)} == {"DL006", "LK002"}
    assert not report.summary.complete


def test_a_page_that_is_saved_while_the_new_one_is_written_is_fixed_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder, a="# A\n\ntext \n")
    sync, saves = os.fsync, [sentence_above]

    def save_and_sync(descriptor: int) -> None:
        if saves:
            save(folder / "docs" / "a.md", saves.pop())
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", save_and_sync)
    report = fix()
    assert read(folder, "a") == sentence_above("# A\n\ntext\n")
    assert (found(report), report.summary.complete) == ([], True)


def test_a_page_that_is_gone_is_not_fixed(folder: Path, editor: Editor) -> None:
    write(folder, a="# A\n\ntext \n", b="# B\n\n[a](/A) \n")
    editor.will_save("a.md", 2, lambda _: "")
    report = fix()
    assert not (folder / "docs" / "a.md").exists()
    assert read(folder, "b") == "# B\n\n[a](/A)\n"
    assert found(report) == [("docs/a.md", "DL001", ""), ("docs/b.md", "LK001", "/A")]
    assert not report.summary.complete


def test_a_file_is_checked_again_under_all_its_names(folder: Path) -> None:
    write(folder, b=f"# B\n\n## head {OLD}\n", c=f"# C\n\n[b](b.md#head-{OLD})\n")
    (folder / "docs" / "a.md").symlink_to("b.md")
    report = fix("docs/a.md", "docs/c.md")
    assert read(folder, "b") == f"# B\n\n## head {NEW}\n"
    assert read(folder, "c") == f"# C\n\n[b](b.md#head-{NEW})\n"
    assert found(report) == []


def test_a_text_in_memory_is_in_memory_under_all_its_names(folder: Path) -> None:
    (folder / "doclint.toml").write_text(
        f'{CONFIG}\n[[overrides]]\nfiles = ["docs/b.md"]\nignore = ["MD009"]\n', "utf-8"
    )
    text = f"# B \n\n[c](c.md#head-{OLD})\n"
    write(folder, b=text, c=f"# C\n\n## head {OLD}\n")
    (folder / "docs" / "a.md").symlink_to("b.md")
    report = fix(write=False)
    changed = {
        one.path: one.source.text
        for one in report.files
        if one.original_text is not None and one.source is not None
    }
    assert changed == {
        "docs/b.md": f"# B\n\n[c](c.md#head-{NEW})\n",
        "docs/c.md": f"# C\n\n## head {NEW}\n",
    }
    assert read(folder, "b") == text


@pytest.mark.parametrize("is_known", [False, True])
def test_a_report_shows_findings_in_the_text_that_they_are_about(
    folder: Path, editor: Editor, tmp_path: Path, is_known: bool
) -> None:
    write(folder, a="# A\n\n[b](b.md)\n")
    if is_known:
        check(tmp_path / "cache")
        editor.forget_readings()
    # the last reading is for the report, after one that a cache makes needless
    editor.will_save("a.md", 1 if is_known else 2, sentence_above)
    report = check(tmp_path / "cache")
    assert found(report) == [("docs/a.md", "LK001", "b.md")]
    assert report.summary.complete
    assert found(check(tmp_path / "cache")) == found(report)


def test_a_report_knows_what_a_page_says_now(folder: Path, editor: Editor) -> None:
    write(folder, a="# A\n\n[b](b.md#x)\n", b="# B\n\n[a](a.md#y)\n")
    editor.will_save("a.md", 2, lambda _: "# A\n\n## y\n\ntext \n")
    report = check()
    assert (found(report), report.summary.complete) == ([("docs/a.md", "MD009", " ")], True)
