"""A built-in front-matter schema is one file, called by the file's name."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from doclint.frontmatter import presets
from doclint.frontmatter.export import generated_schemas
from doclint.frontmatter.presets import preset_file, preset_names
from doclint.frontmatter.schema_loading import load_schema
from doclint.frontmatter.spec import SchemaFileError

INKPOT = "title: Inkpot page\nfields:\n  title: {type: str, required: true}\n"


@pytest.fixture
def inkpot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = shutil.copytree(Path(presets.__file__).parent, tmp_path / "presets")
    (folder / "inkpot.yaml").write_text(INKPOT, "utf-8")
    monkeypatch.setattr(presets, "_FOLDER", folder)


@pytest.mark.usefixtures("inkpot")
def test_it_can_be_asked_for_and_is_exported() -> None:
    assert load_schema("inkpot").title == "Inkpot page"
    assert "frontmatter/inkpot.schema.json" in generated_schemas()


@pytest.mark.usefixtures("inkpot")
def test_a_mistake_leads_to_it() -> None:
    with pytest.raises(SchemaFileError) as caught:
        load_schema("inkpott")
    assert caught.value.suggestion == "inkpot"


def test_every_name_has_a_file() -> None:
    assert None not in [preset_file(name) for name in preset_names()]
    assert [preset_file(name) for name in ("inkpot", "../presets/hugo", "hugo.yaml", "")] == [
        None, None, None, None,
    ]  # fmt: skip
    assert preset_file("material") == preset_file("mkdocs-material")
