"""Every mistake names its file, line and key, and what was probably meant."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from doclint.configuration.config_errors import ConfigError
from doclint.configuration.loading import load_config
from doclint.site.detection import generator_names

MISTAKES = [
    ('selct = ["MD"]', 1, "selct", "unknown key `selct`", "select"),
    ("\nextend_select = []", 2, "extend_select", "unknown key `extend_select`", "extend-select"),
    ('preset = "recomended"', 1, "preset",
     "`preset`: expected one of recommended, markdownlint, all, found `recomended`",
     "recommended"),
    ('language = "hindi!"', 1, "language",
     "`language`: expected a language code such as `hi`, found `hindi!`", ""),
    ('ignore = "MD013"', 1, "ignore",
     "`ignore`: expected a list of strings, found the string `MD013`", ""),
    ("ignore = [\n  1]", 1, "ignore",
     "`ignore`: expected a list of strings, found the number 1 in it", ""),
    ('ignore = [\n  "MD013",\n  "MD0133",\n]', 3, "ignore.1",
     "`ignore`: unknown rule `MD0133`", "MD013"),
    ("[rules.line-lenght]\n", 1, "rules.line-lenght", "unknown rule `line-lenght`", "line-length"),
    ("[rules.MD013]\n# why\nline_lenght = 1", 3, "rules.MD013.line_lenght",
     "MD013 (line-length) takes no option `line_lenght`", "line_length"),
    ('[rules.MD013]\nseverity = "eror"', 2, "rules.MD013.severity",
     "`severity`: expected one of info, warning, error, found `eror`", "error"),
    ("[rules]\nMD013 = 3", 2, "rules.MD013",
     "`MD013`: expected a table of options, true or false", ""),
    ('[[overrides]]\nlanguage = "hi"', 1, "overrides.0",
     "`overrides` needs `files`, a list of patterns", ""),
    ('[[overrides]]\nfiles = ["a"]\n[[overrides]]\nfiles = ["b"]\ninclude = ["c"]', 5,
     "overrides.1.include", "unknown key `include` in `overrides`", ""),
    ("[overrides]\nfiles = []", 1, "overrides",
     "`overrides`: expected tables in double brackets, found a table", ""),
    ('[[front-matter]]\nfiles = ["*"]', 1, "front-matter.0",
     "`front-matter` needs exactly one of `schema` and `preset`", ""),
    ('[[front-matter]]\nfiles = ["*"]\nschema = "schemas/none.yaml"', 3, "front-matter.0.schema",
     "`schema` names no file: `schemas/none.yaml`", ""),
    ('[site]\ngenerator = "hugoo"', 2, "site.generator",
     f"`generator`: expected one of {', '.join(generator_names())}, found `hugoo`", "hugo"),
    ("[site]\nwiki-links = 1", 2, "site.wiki-links",
     "`wiki-links`: expected true or false, found the number 1", ""),
    ("[limits]\nfile-size = 0", 2, "limits.file-size",
     "`file-size`: expected a number from 1 on, found 0", ""),
    ('extend = "none.toml"', 1, "extend", "`extend` names no file: `none.toml`", ""),
    ("extend = 3", 1, "extend", "`extend`: expected a string, found the number 3", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line", "key", "message", "suggestion"), MISTAKES)
def test_mistakes(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    text: str,
    line: int,
    key: str,
    message: str,
    suggestion: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "doclint.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load_config(tmp_path)
    error = caught.value
    assert (error.file, error.line, error.key, error.message, error.suggestion) == (
        "doclint.toml", line, key, message, suggestion,
    )  # fmt: skip
    assert pickle.loads(pickle.dumps(error)).__dict__ == error.__dict__


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (b'a = 1\nb = "x', "doclint.toml:2:7: TOML cannot be read here: unterminated string"),
        (b"a = \n", "doclint.toml:1:5: TOML cannot be read here: invalid value"),
        (b"a = 1\na = 2\n", "doclint.toml:2:1: duplicate key `a`"),
        (b"a = '\xff'\n", "doclint.toml:1: not UTF-8 at byte 5"),
        (b"a = " + b"[" * 20000, "doclint.toml:1:69: nested more than 64 levels deep"),
    ],
)
def test_what_is_no_toml(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: bytes, expected: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "doclint.toml").write_bytes(text)
    with pytest.raises(ConfigError) as caught:
        load_config(tmp_path)
    assert str(caught.value) == expected


def test_options_of_the_wrong_type(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "doclint.toml").write_text("[rules.MD013]\n\nline_length = 'long'\n")
    with pytest.raises(ConfigError) as caught:
        load_config(tmp_path)
    assert str(caught.value).startswith("doclint.toml:3: MD013, option `line_length`: ")


def test_lines_in_pyproject_are_those_of_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'x'\n\n[tool.doclint]\nlang = 1\n")
    with pytest.raises(ConfigError) as caught:
        load_config(tmp_path)
    assert str(caught.value) == "pyproject.toml:5: unknown key `lang`; did you mean `language`?"
