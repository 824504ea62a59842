"""A dialect is one file: what a page is written in, and what a configuration may say of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from doclint.api import lint_text
from doclint.configuration.config_errors import ConfigError
from doclint.configuration.loading import load_config
from doclint.page.document import Document
from doclint.site.known_generators import GENERATORS
from doclint.syntax.dialects import flavors
from doclint.syntax.nodes import Emphasis
from doclint.values.text import Source, Span
from tests.kinds.conftest import AddModule
from tools.config_schema import config_schema
from tools.sections import with_sections

INKPOT = '''\
"""Inkpot: blots between two hashes and braces."""

from doclint.syntax.dialect import Dialect, Templates

DIALECT = Dialect("inkpot", templates=Templates((("#{", "}#"),)), list_columns=4)
'''


@pytest.fixture
def inkpot(add_module: AddModule) -> None:
    add_module("doclint.syntax.dialects", "inkpot", INKPOT)


def test_without_the_file_there_is_no_such_dialect(tmp_path: Path) -> None:
    (tmp_path / "doclint.toml").write_text('flavor = "inkpot"\n', "utf-8")
    with pytest.raises(ConfigError) as caught:
        load_config(tmp_path)
    assert caught.value.message == (
        f"`flavor`: expected one of {', '.join(flavors())}, found `inkpot`"
    )


@pytest.mark.usefixtures("inkpot")
def test_its_directives_are_no_markdown() -> None:
    document = Document(Source("a #{ *b* }# c\n"), flavor="inkpot")
    assert document.directives == [Span(2, 11)]
    assert not document.has(Emphasis)
    assert document.dialect.list_columns == 4


@pytest.mark.usefixtures("inkpot")
def test_rules_go_by_its_traits(tmp_path: Path) -> None:
    text = "# A\n\n- a\n  - b\n"
    found = {}
    for flavor in ("gfm", "inkpot"):
        (tmp_path / "doclint.toml").write_text(
            f'flavor = "{flavor}"\nselect = ["MD007"]\n', "utf-8"
        )
        config = load_config(tmp_path)
        found[flavor] = [one.message for one in lint_text(text, config=config)]
    assert found == {"gfm": [], "inkpot": ["expected an indentation of 4, found 2"]}


@pytest.mark.usefixtures("inkpot")
def test_configuration_schema_and_docs_know_it() -> None:
    assert "inkpot" in flavors()
    schema = json.loads(json.dumps(config_schema()))
    assert schema["properties"]["flavor"]["enum"] == list(flavors())
    docs = with_sections("<!-- made: keys -->\n<!-- end: keys -->\n")
    assert "`hugo`, `inkpot`, `jekyll`" in docs


def test_every_generator_names_a_dialect_that_is_there() -> None:
    assert {one.dialect for one in GENERATORS} <= {"", *flavors()}
