"""The configuration files of markdownlint and markdownlint-cli2."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from doclint.configuration.config_errors import ConfigError
from doclint.configuration.config_values import Config
from doclint.configuration.loading import load_config
from doclint.configuration.tree import ConfigTree
from doclint.files.discovery import discover
from doclint.values.settings import Settings


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def on(settings: Settings, *codes: str) -> dict[str, bool]:
    return {code: code in (settings.select or ()) for code in codes}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (".markdownlint.json", '{"MD013": false, "MD009": {"br_spaces": 3}}'),
        (".markdownlint.jsonc", '{ // why\n "MD013": false, "MD009": {"br_spaces": 3,},\n}'),
        (".markdownlint.yaml", "MD013: false\nMD009:\n  br_spaces: 3\n"),
        (".markdownlint.yml", "MD013: false\nMD009: {br_spaces: 3}\n"),
        (
            ".markdownlint-cli2.jsonc",
            '{"config": {"MD013": false, "MD009": {"br_spaces": 3}}}',
        ),
        (".markdownlint-cli2.yaml", "config:\n  MD013: false\n  MD009: {br_spaces: 3}\n"),
        (
            "package.json",
            '{"markdownlint-cli2": {"config": {"MD013": false, "MD009": {"br_spaces": 3}}}}',
        ),
    ],
)
def test_every_kind_of_file(folder: Path, name: str, text: str) -> None:
    write(folder / name, text)
    config = load_config(folder)
    settings = config.settings
    assert (config.root, config.path, settings.preset) == (folder, folder / name, "markdownlint")
    assert settings.options == {"MD009": {"br_spaces": 3}}
    assert on(settings, "MD001", "MD009", "MD013", "IN021") == {
        "MD001": True, "MD009": True, "MD013": False, "IN021": False,
    }  # fmt: skip


def configured(folder: Path, config: object) -> Settings:
    write(folder / ".markdownlint.json", json.dumps(config))
    return load_config(folder).settings


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        ({}, {"MD009": True, "MD010": True, "MD013": True}),
        ({"default": False, "MD009": True}, {"MD009": True, "MD010": False, "MD013": False}),
        ({"DEFAULT": None, "whitespace": {}}, {"MD009": True, "MD010": True, "MD013": False}),
        ({"whitespace": False, "md010": True}, {"MD009": False, "MD010": True, "MD013": True}),
        ({"md010": True, "whitespace": False}, {"MD009": False, "MD010": False, "MD013": True}),
        (
            {"Line-Length": 0, "MD009": {"enabled": False}},
            {"MD009": False, "MD010": True, "MD013": False},
        ),
        ({"MD013": "off", "unknown": False}, {"MD009": True, "MD010": True, "MD013": True}),
    ],
)  # fmt: skip
def test_what_is_enabled(folder: Path, config: object, expected: dict[str, bool]) -> None:
    assert on(configured(folder, config), *expected) == expected


def test_severities_and_unknown_options(folder: Path) -> None:
    settings = configured(
        folder,
        {
            "MD009": "warning",
            "MD013": {"severity": "warning", "line_length": "wide", "tables": False, "x": 1},
            "MD010": {"severity": "error"},
        },
    )
    assert settings.severity == {"MD009": "warning", "MD013": "warning", "MD010": "error"}
    assert settings.options == {"MD013": {"tables": False}}


def test_extends_is_data(folder: Path) -> None:
    write(folder / "node_modules/style/relaxed.json", '{"MD013": false}')
    write(folder / "base.yaml", "extends: style/relaxed\nMD010: false\n")
    settings = configured(folder, {"extends": "./base.yaml", "MD009": False})
    assert on(settings, "MD009", "MD010", "MD013", "MD012") == {
        "MD009": False, "MD010": False, "MD013": False, "MD012": True,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        (".markdownlint.cjs", "", ".markdownlint.cjs: a configuration that is a program is not "
         "run; write it as JSON or YAML"),
        (".markdownlint-cli2.mjs", "", ".markdownlint-cli2.mjs: a configuration that is a program "
         "is not run; write it as JSON or YAML"),
        (".markdownlint.json", '{\n"extends": "./a.js"}', "a.js: a configuration that is a program "
         "is not run; write it as JSON or YAML"),
        (".markdownlint.json", '{"extends": "gone"}',
         ".markdownlint.json: `extends` names no file: `gone`"),
        (".markdownlint.json", '{"extends": ".markdownlint.json"}',
         ".markdownlint.json: `extends` comes back to `.markdownlint.json`"),
        (".markdownlint.json", '{"extends": "../outside.json"}',
         ".markdownlint.json: `extends` names no file: `../outside.json`"),
        (".markdownlint.yaml", "a: [1\nb: 2", ".markdownlint.yaml:1: not valid YAML: "
         "`a`: the `[` is never closed by `]`"),
        (".markdownlint.yaml", "[" * 30000,
         ".markdownlint.yaml:1: nested more than 64 levels deep"),
        (".markdownlint-cli2.jsonc", '{"frontMatter": "("}', ".markdownlint-cli2.jsonc: "
         "`frontMatter` is no regular expression: missing ), unterminated subpattern at position "
         "0"),
    ],
)  # fmt: skip
def test_mistakes(folder: Path, name: str, text: str, expected: str) -> None:
    write(folder / "a.js", "")
    write(folder / name, text)
    with pytest.raises(ConfigError) as caught:
        load_config(folder)
    assert str(caught.value) == expected


def test_a_doclint_configuration_comes_first(folder: Path) -> None:
    write(folder / "doclint.toml", "")
    write(folder / "docs/.markdownlint.cjs", "process.exit()")
    assert load_config(folder / "docs").path == folder / "doclint.toml"


OPTIONS = """\
{
  "config": {"MD013": false, "MD012": false},
  "globs": ["**/*.md", "!other/skip.md"],
  "ignores": ["vendor", "docs/*.gen.md"],
  "customRules": ["./rule.js"],
  "noInlineConfig": true,
  "frontMatter": "(?<all>^---[^]*?^---$)",
  "overrides": [
    {"filter": ["other/**"], "combine": "merge", "config": {"MD009": false}},
    {"filter": ["**/alone.md"], "combine": "replace", "config": {"default": false, "MD013": true}}
  ]
}
"""


def tree(folder: Path) -> ConfigTree:
    write(folder / ".markdownlint-cli2.jsonc", OPTIONS)
    write(folder / "docs/sub/.markdownlint.json", '{"default": false, "MD009": true}')
    write(folder / "docs/opts/.markdownlint-cli2.jsonc", '{"config": {"MD012": true}}')
    for name in (
        "docs/a.md", "docs/a.gen.md", "docs/sub/b.md", "docs/opts/c.md", "other/skip.md",
        "other/d.md", "other/alone.md", "vendor/x/e.md", ".github/f.md", "alone.md", "x.markdown",
    ):  # fmt: skip
        write(folder / name, "")
    return ConfigTree()


def test_globs_and_ignores(folder: Path) -> None:
    found = discover(["."], tree(folder))
    assert found.files == (
        ".github/f.md", "alone.md", "docs/a.md", "docs/opts/c.md", "docs/sub/b.md",
        "other/alone.md", "other/d.md",
    )  # fmt: skip


def test_files_add_up_as_in_markdownlint_cli2(folder: Path) -> None:
    found = tree(folder)
    rules = ("MD009", "MD012", "MD013", "MD010")
    effective = {
        path: "".join(
            str(int(value)) for value in on(found.settings_for(path), *rules).values()
        )
        for path in (
            "docs/a.md", "docs/sub/b.md", "docs/opts/c.md", "other/d.md", "other/alone.md",
            "alone.md",
        )
    }  # fmt: skip
    assert effective == {
        "docs/a.md": "1001",
        "docs/sub/b.md": "1000",
        "docs/opts/c.md": "1101",
        "other/d.md": "0001",
        "other/alone.md": "0001",
        "alone.md": "0010",
    }


def test_what_else_the_options_say(folder: Path) -> None:
    config: Config = tree(folder).config_for("docs/a.md")
    settings = config.settings
    assert config.notes == (".markdownlint-cli2.jsonc: `customRules` is code and is left out",)
    assert (settings.inline_config, settings.front_matter_pattern) == (
        False,
        r"(?P<all>^---[\s\S]*?^---$)",
    )
    assert config.root == folder
