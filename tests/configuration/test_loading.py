"""Finding, extending and merging configurations."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from doclint.configuration.config_errors import ConfigError
from doclint.configuration.config_values import Config
from doclint.configuration.loading import CommandLine, load_config, with_command_line
from doclint.page.reading import Limits
from doclint.site.site_config import SiteConfig
from doclint.values.settings import Settings


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def selected(settings: Settings) -> tuple[object, ...]:
    return settings.select, settings.extend_select, settings.ignore


def test_without_a_file_the_repository_is_the_root(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "docs").mkdir()
    config = load_config(tmp_path / "docs")
    assert (config.root, config.path, config.settings) == (tmp_path, None, Settings())


@pytest.mark.parametrize("name", ["doclint.toml", ".doclint.toml"])
def test_the_nearest_file_upwards_counts(tmp_path: Path, name: str) -> None:
    write(tmp_path / "doclint.toml", 'language = "en"')
    path = write(tmp_path / "hi" / name, 'language = "hi"')
    (tmp_path / "hi/deep").mkdir()
    config = load_config(tmp_path / "hi/deep")
    assert (config.root, config.path, config.settings.language) == (path.parent, path, "hi")


def test_a_table_in_pyproject_counts_and_its_absence_does_not(tmp_path: Path) -> None:
    write(tmp_path / "pyproject.toml", '[tool.doclint]\nlanguage = "hi"\n')
    write(tmp_path / "package/pyproject.toml", '[project]\nname = "doclint-extension"\n')
    config = load_config(tmp_path / "package")
    assert (config.path, config.settings.language) == (tmp_path / "pyproject.toml", "hi")


def test_explicit_and_isolated(tmp_path: Path) -> None:
    write(tmp_path / "doclint.toml", 'language = "en"')
    other = write(tmp_path / "other.toml", 'language = "hi"')
    assert load_config(tmp_path, explicit=other).settings.language == "hi"
    assert load_config(tmp_path, isolated=True).path is None


FULL = """\
preset = "all"
extend-select = ["FM011", "LK009"]
ignore = ["MD033"]
include = ["**/*.md"]
exclude = ["archive/**"]
language = "hi"
flavor = "hugo"
yaml = "1.2"

[rules.MD013]
line-length = 100
severity = "error"

[rules.no-trailing-spaces]
enabled = false

[[overrides]]
files = ["content/sa/**"]
language = "sa"
ignore = ["IN021"]

[[front-matter]]
files = ["content/**"]
schema = "hugo"

[[front-matter]]
files = ["content/hi/**/*.md"]
schema = "schemas/term.yaml"

[site]
generator = "hugo"
content = "content"
base-url = "https://example.org/"
extra-anchors = ["top"]

[limits]
file-size = 1000
"""


def full(folder: Path) -> Config:
    write(folder / "schemas/term.yaml", "fields: {}")
    write(folder / "doclint.toml", FULL)
    return load_config(folder)


def test_every_table_arrives(tmp_path: Path) -> None:
    config = full(tmp_path)
    general = config.settings
    assert general == Settings(
        preset="all",
        extend_select=("FM011", "LK009"),
        ignore=("MD033", "MD009"),
        options={"MD013": {"line_length": 100}},
        severity={"MD013": "error"},
        language="hi",
        flavor="hugo",
        yaml="1.2",
    )
    assert config.site == SiteConfig(
        generator="hugo",
        content="content",
        base_url="https://example.org/",
        extra_anchors=("top",),
    )
    assert config.limits == Limits(file_size=1000)


def test_settings_depend_on_the_path(tmp_path: Path) -> None:
    config = full(tmp_path)
    sanskrit = config.settings_for(tmp_path / "content/sa/x.md")
    assert (sanskrit.language, sanskrit.ignore, sanskrit.schema) == (
        "sa",
        ("MD033", "MD009", "IN021"),
        "hugo",
    )
    hindi = config.settings_for(tmp_path / "content/hi/x.md")
    assert (hindi.language, hindi.schema) == ("hi", (tmp_path / "schemas/term.yaml").as_posix())
    assert config.settings_for(tmp_path / "README.md").schema is None


def test_equal_settings_are_one_object_and_survive_pickling(tmp_path: Path) -> None:
    config = full(tmp_path)
    first = config.settings_for(tmp_path / "content/hi/x.md")
    assert first is config.settings_for(tmp_path / "content/hi/deep/y.md")
    copy = pickle.loads(pickle.dumps(config))
    assert copy == config
    assert copy.settings_for(tmp_path / "content/hi/x.md") == first


def test_extend_builds_on_another_file(tmp_path: Path) -> None:
    write(tmp_path / "doclint.toml", 'language = "hi"\nignore = ["MD033"]\nexclude = ["old"]')
    write(
        tmp_path / "site/doclint.toml",
        'extend = "../doclint.toml"\nignore = ["MD013"]\nflavor = "hugo"\nexclude = ["drafts"]',
    )
    config = load_config(tmp_path / "site")
    settings = config.settings
    assert (settings.language, settings.flavor, settings.ignore) == (
        "hi",
        "hugo",
        ("MD033", "MD013"),
    )
    assert [(globs.base, globs.patterns) for globs in config.files.exclude] == [
        (tmp_path.as_posix(), ("old",)),
        ((tmp_path / "site").as_posix(), ("drafts",)),
    ]


def test_extend_may_not_come_back(tmp_path: Path) -> None:
    write(tmp_path / "a.toml", 'extend = "doclint.toml"')
    write(tmp_path / "doclint.toml", '\nextend = "a.toml"')
    with pytest.raises(ConfigError) as caught:
        load_config(tmp_path)
    assert caught.value.message == "`extend` comes back to `doclint.toml`"


def test_extend_may_not_leave_the_repository(tmp_path: Path) -> None:
    write(tmp_path / "base.toml", "")
    (tmp_path / "repository/.git").mkdir(parents=True)
    write(tmp_path / "repository/doclint.toml", 'extend = "../base.toml"')
    with pytest.raises(ConfigError) as caught:
        load_config(tmp_path / "repository")
    assert caught.value.message == "`extend` leads out of the repository: `../base.toml`"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # within one layer the narrower selector wins
        ('ignore = ["MD"]\nextend-select = ["MD013"]', {"MD013"}),
        ('ignore = ["MD013"]\nextend-select = ["MD013"]', {"MD009", "MD018"}),
        ('ignore = ["MD"]\n[rules.MD009]\nenabled = true', {"MD009"}),
        ('select = ["MD013", "MD009"]\nignore = ["line-length"]', {"MD009"}),
        ('select = ["MD013"]\n[rules]\nMD013 = false', set()),
        ('preset = "markdownlint"\nselect = ["MD01"]\nignore = ["MD018"]', {"MD013"}),
    ],
)
def test_contradictions_within_a_file(tmp_path: Path, text: str, expected: set[str]) -> None:
    write(tmp_path / "doclint.toml", text)
    assert codes(load_config(tmp_path).settings) & {"MD009", "MD013", "MD018"} == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (CommandLine(select=("MD009",)), {"MD009"}),
        (CommandLine(select=("MD",)), {"MD013"}),
        (CommandLine(extend_select=("MD009",)), {"MD009", "MD013"}),
        (CommandLine(ignore=("MD",)), set()),
        (CommandLine(preset="all"), {"MD013"}),
    ],
)
def test_the_command_line_is_stronger(
    tmp_path: Path, line: CommandLine, expected: set[str]
) -> None:
    write(tmp_path / "doclint.toml", 'extend-select = ["MD013"]\nignore = ["MD009"]')
    config = with_command_line(load_config(tmp_path), line)
    assert codes(config.settings) & {"MD009", "MD013"} == expected


def codes(settings: Settings) -> set[str]:
    from doclint.checking.registry import installed_heads
    from doclint.checking.selection import selected_codes

    return selected_codes(settings, installed_heads())


def test_an_override_may_turn_a_rule_back_on(tmp_path: Path) -> None:
    write(
        tmp_path / "doclint.toml",
        'ignore = ["MD013"]\n[[overrides]]\nfiles = ["a.md"]\nextend-select = ["MD013"]',
    )
    config = load_config(tmp_path)
    assert "MD013" in codes(config.settings_for(tmp_path / "a.md"))
    assert "MD013" not in codes(config.settings_for(tmp_path / "b.md"))


def test_a_configuration_without_rules_imports_nothing_heavy(tmp_path: Path) -> None:
    import subprocess
    import sys

    write(tmp_path / "doclint.toml", 'language = "hi"\nexclude = ["old"]')
    program = (
        "import sys\nfrom pathlib import Path\n"
        "from doclint.configuration.loading import load_config\nload_config(Path())\n"
        "print([m for m in ('pydantic', 'yaml', 'pathspec') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"
