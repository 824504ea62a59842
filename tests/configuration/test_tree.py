"""Each file obeys the nearest configuration; where values come from."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from doclint.configuration.config_values import ConfigSource
from doclint.configuration.explaining import explain
from doclint.configuration.loading import CommandLine
from doclint.configuration.tree import ConfigTree


@pytest.fixture
def monorepo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a/deep").mkdir(parents=True)
    (tmp_path / "b").mkdir()
    (tmp_path / "doclint.toml").write_text('language = "en"\n')
    (tmp_path / "a/doclint.toml").write_text('language = "hi"\n')
    return tmp_path


def test_nearest(monorepo: Path) -> None:
    tree = ConfigTree()
    found = [tree.settings_for(path).language for path in ("x.md", "a/x.md", "a/deep/x.md")]
    assert found == ["en", "hi", "hi"]
    assert tree.config_for("a/deep/x.md") is tree.config_for("a/x.md")
    assert tree.config_for("b/x.md") is tree.config_for("x.md")
    assert tree.config_for("missing/folder/x.md") is tree.config_for("x.md")


def test_explicit_and_command_line(monorepo: Path) -> None:
    line = CommandLine(language="sa", trust_local_code=True)
    tree = ConfigTree(explicit=monorepo / "doclint.toml", command_line=line)
    settings = tree.settings_for("a/x.md")
    assert (settings.language, settings.trust_local_code) == ("sa", True)
    assert tree.config_for("a/x.md").root == monorepo
    assert ConfigTree(isolated=True).settings_for("a/x.md").language == ""


def test_a_tree_survives_pickling(monorepo: Path) -> None:
    tree = ConfigTree()
    tree.config_for("a/x.md")
    assert pickle.loads(pickle.dumps(tree)).settings_for("a/x.md").language == "hi"


def test_sources(monorepo: Path) -> None:
    (monorepo / "a/doclint.toml").write_text(
        'extend = "../doclint.toml"\nignore = ["MD013"]\n\n[rules.MD009]\nbr_spaces = 0\n'
        '[[overrides]]\nfiles = ["deep/*"]\nflavor = "hugo"\n[site]\ncontent = "pages"\n'
    )
    config = ConfigTree(command_line=CommandLine(preset="all")).config_for("a/deep/x.md")
    found = [one for one in explain(config, "a/deep/x.md") if one.file != "default"]
    assert found == [
        ConfigSource("preset", "all", "command line", 0),
        ConfigSource("ignore", ["MD013"], "a/doclint.toml", 2),
        ConfigSource("language", "en", "doclint.toml", 1),
        ConfigSource("flavor", "hugo", "a/doclint.toml", 8),
        ConfigSource("rules.MD009.br_spaces", 0, "a/doclint.toml", 5),
        ConfigSource("site.content", "pages", "a/doclint.toml", 10),
    ]
