"""`doclint rule`, `doclint config` and `doclint init`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from doclint.checking.registry import installed_heads
from doclint.cli.main import main
from doclint.configuration.loading import load_config
from doclint.report.rule_page import rule_page

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("word", ["MD018", "md018", "no-missing-space-atx"])
def test_the_page_of_a_rule(word: str, capsys: Capture) -> None:
    assert main(["rule", word]) == 0
    assert capsys.readouterr().out == rule_page(installed_heads()["MD018"])


def test_a_rule_as_json(capsys: Capture) -> None:
    assert main(["rule", "MD013", "--output-format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["code"], found["name"], found["options"]["line_length"]) == (
        "MD013",
        "line-length",
        80,
    )


def test_the_list_of_rules(capsys: Capture) -> None:
    assert main(["rule"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == list(installed_heads())
    assert main(["rule", "--output-format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [one["code"] for one in found] == list(installed_heads())


def test_an_unknown_rule(capsys: Capture) -> None:
    assert main(["rule", "MD0018"]) == 2
    assert capsys.readouterr().err == ("doclint: unknown rule `MD0018`; did you mean `MD001`?\n")


def test_the_configuration_of_a_file(folder: Path, capsys: Capture) -> None:
    (folder / "doclint.toml").write_text('language = "hi"\nselect = ["MD018"]\n')
    assert main(["config", "x.md"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "# doclint.toml"
    assert 'language = "hi"' in lines[3]
    assert lines[3].endswith("# doclint.toml:1")
    assert lines[-1] == "# 1 rules: MD018"


def test_the_configuration_as_json(folder: Path, capsys: Capture) -> None:
    (folder / "doclint.toml").write_text('\nlanguage = "hi"\n')
    assert main(["config", "--output-format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["path"] == (folder / "doclint.toml").as_posix()
    assert {"key": "language", "value": "hi", "file": "doclint.toml", "line": 2} in found["values"]


def test_a_broken_configuration(folder: Path, capsys: Capture) -> None:
    (folder / "doclint.toml").write_text("selct = []")
    assert main(["config"]) == 2
    assert capsys.readouterr() == (
        "",
        "doclint: doclint.toml:1: unknown key `selct`; did you mean `select`?\n",
    )


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_init_for_a_generator(folder: Path) -> None:
    write(folder / "hugo.toml", 'baseURL = "https://example.org/"\n')
    for name in ("a", "b"):
        write(folder / f"content/hi/{name}.md", "---\ntitle: क\n---\n\nयह खाता है।\n")
    assert main(["init"]) == 0
    assert (folder / "doclint.toml").read_text(encoding="utf-8") == (
        "# 2 pages; generator: hugo\n"
        "# languages: hi 2\n"
        "\n"
        'preset = "recommended"\n'
        "\n"
        "[site]\n"
        'generator = "hugo"\n'
        'content = "content"\n'
        "\n"
        "[[front-matter]]\n"
        'files = ["content/**"]\n'
        'schema = "hugo"\n'
    )
    assert load_config(folder).site.generator == "hugo"


def test_init_for_flat_pages(folder: Path) -> None:
    write(folder / "a.md", "यह खाता है।\n")
    write(folder / "b.md", "---\ntitle: ख\n---\n\nऔर यह भी।\n")
    assert main(["init"]) == 0
    assert load_config(folder).settings.language == "hi"


def test_init_carries_markdownlint_over(folder: Path) -> None:
    write(
        folder / ".markdownlint-cli2.jsonc",
        '{"config": {"MD013": {"line_length": 100, "severity": "warning"}, "MD033": false},'
        ' "ignores": ["vendor"]}',
    )
    before = load_config(folder)
    assert main(["init"]) == 0
    after = load_config(folder)
    assert after.path == folder / "doclint.toml"
    assert after.settings.ignore == ("MD033",)
    assert (after.settings.preset, after.settings.options, after.settings.severity) == (
        "markdownlint",
        before.settings.options,
        before.settings.severity,
    )
    assert [globs.patterns for globs in after.files.exclude] == [("/vendor",)]


def test_init_never_overwrites(folder: Path, capsys: Capture) -> None:
    write(folder / ".doclint.toml", 'language = "hi"\n')
    assert main(["init"]) == 2
    assert capsys.readouterr().err == "doclint: .doclint.toml is there already\n"
    assert not (folder / "doclint.toml").exists()
