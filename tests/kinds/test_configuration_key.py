"""A configuration key is one value and the field that it fills; everything else follows."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path

import pytest

from doclint.configuration.building import build_config
from doclint.configuration.config_errors import ConfigError
from doclint.configuration.config_files import read_config
from doclint.configuration.config_values import Config, ConfigSource
from doclint.configuration.explaining import explain
from doclint.configuration.key import Key
from doclint.configuration.keys import OVERRIDE, TOP_LEVEL, default_of, field_name
from doclint.files.file_selection import FileSelection
from doclint.values.settings import Settings
from tools.config_schema import config_schema
from tools.sections import with_sections

# fields that are there, and that no configuration can set without these keys
HIDDEN = Key("boolean", "whether hidden folders are searched", FileSelection)
COMMENTS = Key("boolean", "whether comments configure rules", Settings, overrides=True)
PAGE = "<!-- made: keys -->\n<!-- end: keys -->\n"
EVERY_KEY = [
    (name, key, key.fills) for name, key in TOP_LEVEL.items() if not key.kind.startswith("table")
] + [(name, key, one.fills) for one in TOP_LEVEL.values() for name, key in one.table.items()]
# kinds by the type of the field that they fill
TYPES = {
    "boolean": bool, "choice": str, "integer": int, "language": str, "patterns": list,
    "string": str, "strings": list,
}  # fmt: skip


@pytest.fixture
def keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(TOP_LEVEL, "hidden", HIDDEN)
    monkeypatch.setitem(TOP_LEVEL, "inline-config", COMMENTS)
    monkeypatch.setitem(OVERRIDE, "inline-config", COMMENTS)


def configured(text: str) -> Config:
    Path("doclint.toml").write_text(text, "utf-8")
    return build_config(read_config(Path("doclint.toml").resolve()))


@pytest.mark.usefixtures("keys")
def test_its_value_arrives_where_it_goes() -> None:
    config = configured(
        'hidden = true\ninline-config = false\n[[overrides]]\nfiles = ["a/*"]\ninline-config = true'
    )
    assert config.files.hidden
    assert [config.settings_for(path).inline_config for path in ("x.md", "a/x.md")] == [
        False, True,
    ]  # fmt: skip
    assert (configured("").files.hidden, configured("").settings.inline_config) == (False, True)


@pytest.mark.usefixtures("keys")
def test_it_is_explained() -> None:
    found = explain(configured("hidden = true\n\ninline-config = false\n"), "x.md")
    assert [one for one in found if one.key in ("hidden", "inline-config")] == [
        ConfigSource("inline-config", False, "doclint.toml", 3),
        ConfigSource("hidden", True, "doclint.toml", 1),
    ]
    assert ConfigSource("hidden", False, "default", 0) in explain(configured(""), "x.md")


@pytest.mark.usefixtures("keys")
@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("hidden = 1", "`hidden`: expected true or false, found the number 1"),
        ("hiden = true", "unknown key `hiden`"),
    ],
)
def test_mistakes_are_told(text: str, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        configured(text)
    assert caught.value.message == message
    assert caught.value.suggestion == ("hidden" if "hiden" in text else "")


@pytest.mark.usefixtures("keys")
def test_schema_and_docs_have_it() -> None:
    schema = json.loads(json.dumps(config_schema()))
    assert schema["properties"]["hidden"] == {
        "description": "whether hidden folders are searched", "type": "boolean",
    }  # fmt: skip
    row = "| `hidden` | whether hidden folders are searched | `false` |\n"
    assert row in with_sections(PAGE)
    assert row not in PAGE


@pytest.mark.parametrize(("name", "key", "fills"), EVERY_KEY)
def test_a_key_fits_its_field(name: str, key: Key, fills: type[Settings] | None) -> None:
    if fills is None:
        return
    assert field_name(name) in {field.name for field in fields(fills)}
    default = default_of(name, fills)
    # lists may have no default at all
    assert default is None or isinstance(default, TYPES[key.kind])
    if key.kind == "choice":
        assert default in key.choices()
