"""The subcommand `doclint schema`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from doclint.cli.main import main


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_infer_prints_a_schema_and_tells_outliers(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(9):
        text = f"---\ntitle: Page {number}\nstatus: done\n---\n\nText.\n"
        (folder / f"{number}.md").write_text(text)
    (folder / "9.md").write_text("---\ntitle: Page 9\nstatus: dne\n---\n")
    (folder / "broken.md").write_text("---\ntitle: a: b\n---\n")
    (folder / "plain.md").write_text("Text.\n")
    assert main(["schema", "infer", ".", "--title", "Note"]) == 0
    printed = capsys.readouterr()
    assert printed.out == (
        "title: Note\n"
        "extra: forbid\n"
        "fields:\n"
        "  title: {type: str, required: true, max-length: 10}\n"
        "  status: {type: str, required: true, choices: [done, dne]}\n"
    )
    assert printed.err == (
        "doclint: `status` is `dne` in 9.md only\n"
        "doclint: broken.md: `title`: unexpected `:`; text that holds `: ` needs quotes, "
        "and keys the same indentation\n"
        "doclint: plain.md: no front matter\n"
    )


def test_infer_without_pages_is_wrong_use(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "infer", str(folder)]) == 2
    assert capsys.readouterr().err == "doclint: no page with front matter was found\n"


def test_what_is_inferred_passes_the_check(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.md").write_text("---\ntitle: x\n---\n")
    assert main(["schema", "infer"]) == 0
    (folder / "term.yaml").write_text(capsys.readouterr().out)
    assert main(["schema", "check", "term.yaml", "hugo"]) == 0
    assert capsys.readouterr().out == "term.yaml: Page, 1 field\nhugo: Hugo page, 34 fields\n"


def test_check_names_line_and_suggestion(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "term.yaml").write_text("fields:\n  title: {typ: str}\n")
    assert main(["schema", "check", "term.yaml", "huge"]) == 1
    assert capsys.readouterr().out == (
        "term.yaml:2: unknown option `typ`; did you mean `type`?\n"
        "unknown schema `huge`, expected a `.yaml` or `.schema.json` file, a preset or "
        "`package.module:Model`; did you mean `hugo`?\n"
    )


def test_export_prints_json_schema(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "term.yaml").write_text("title: Term\nfields: {title: {type: str, required: true}}\n")
    assert main(["schema", "export", "term.yaml"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Term",
        "type": "object",
        "properties": {"title": {"type": "string"}},
        "required": ["title"],
    }
    assert main(["schema", "export"]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "doclint front-matter schema"
    assert main(["schema", "export", "missing.yaml"]) == 2
    assert capsys.readouterr().err == "doclint: missing.yaml: schema cannot be read: " + (
        "no such file or directory\n"
    )
