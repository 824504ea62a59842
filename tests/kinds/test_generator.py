"""A site generator is one file: detection, configuration, dialect and proposals follow from it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from doclint.configuration.config_errors import ConfigError
from doclint.configuration.loading import load_config
from doclint.configuration.proposing import proposed_config
from doclint.frontmatter.presets import preset_names
from doclint.run.plan import PlanRequest, make_plan
from doclint.site import known_generators
from doclint.site.detection import configure, detect_root, generator_names
from doclint.site.generator import GENERATORS_PACKAGE
from doclint.site.site_config import SiteConfig
from tests.kinds.conftest import AddModule
from tests.site.sites import build, write
from tools.config_schema import config_schema
from tools.known_generators import generator_list, scanned_generators
from tools.sections import with_sections

INKPOT = '''\
"""Inkpot: the pages in `pages`, each in a folder of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from doclint.site.site_config import SiteConfig
from doclint.site.generator import Generator
from doclint.site.generators._placing import below, outside
from doclint.site.site_values import Input, Placement, Site


def _configure(root: Path, _config: SiteConfig) -> Site:
    return Site(root, _place)


def _place(inputs: Sequence[Input]) -> Iterator[Placement]:
    for one in inputs:
        inner = below("pages/", one.source)
        if inner is None:
            yield outside(one)
        else:
            stem = inner.removesuffix(".md").removesuffix("index")
            yield Placement((f"/{stem}/" if stem else "/",), one.facts.language)


GENERATOR = Generator(
    "inkpot",
    _configure,
    aliases=("quill",),
    files=("inkpot.toml",),
    dialect="jekyll",
    schema="hugo",
)
'''
FILES = {
    "inkpot.toml": "",
    "pages/index.md": "---\ntitle: अ\n---\n# अ\n\n[आ](/khata/) [इ](/x/)\n",
    "pages/khata.md": "---\ntitle: आ\n---\n# आ\n",
    "README.md": "# क\n",
}


@pytest.fixture
def inkpot(add_module: AddModule, monkeypatch: pytest.MonkeyPatch) -> None:
    """The new file, and the list as `make generate` would write it."""
    add_module(GENERATORS_PACKAGE, "inkpot", INKPOT)
    namespace: dict[str, object] = {}
    exec(generator_list(scanned_generators()), namespace)
    monkeypatch.setattr(known_generators, "GENERATORS", namespace["GENERATORS"])


def test_the_list_is_that_of_the_modules() -> None:
    made = generator_list(scanned_generators())
    assert Path(known_generators.__file__).read_text("utf-8") == made, "run `make generate`"


@pytest.mark.usefixtures("inkpot")
def test_it_is_detected_and_read(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    assert configure(tmp_path, SiteConfig()).generator == "inkpot"
    assert detect_root(tmp_path / "pages", None, SiteConfig()) == tmp_path
    site = build(tmp_path, FILES)
    assert {page.source: (page.routes, page.placement.state) for page in site.pages.values()} == {
        "pages/index.md": (("/",), ""),
        "pages/khata.md": (("/khata/",), ""),
        "README.md": ((), "outside"),
    }
    assert [link.url for _, link, _ in site.broken] == ["/x/"]


@pytest.mark.usefixtures("inkpot")
@pytest.mark.parametrize("name", ["inkpot", "quill"])
def test_what_is_detected_can_be_configured(name: str, tmp_path: Path) -> None:
    (tmp_path / "doclint.toml").write_text(f'[site]\ngenerator = "{name}"\n', "utf-8")
    config = load_config(tmp_path)
    assert configure(tmp_path, config.site).generator == "inkpot"


@pytest.mark.usefixtures("inkpot")
def test_mistakes_and_the_schema_name_it(tmp_path: Path) -> None:
    (tmp_path / "doclint.toml").write_text('[site]\ngenerator = "inkpott"\n', "utf-8")
    with pytest.raises(ConfigError) as caught:
        load_config(tmp_path)
    names = generator_names()
    assert (caught.value.suggestion, caught.value.message) == (
        "inkpot", f"`generator`: expected one of {', '.join(names)}, found `inkpott`",
    )  # fmt: skip
    assert {"inkpot", "quill"} < set(names)
    schema = json.loads(json.dumps(config_schema()))
    assert schema["properties"]["site"]["properties"]["generator"]["enum"] == list(names)


@pytest.mark.usefixtures("inkpot")
def test_the_docs_have_a_row_for_it() -> None:
    made = with_sections("<!-- made: generators -->\n<!-- end: generators -->\n")
    assert "| `inkpot` | `quill` | `inkpot.toml` | `jekyll` |\n" in made


@pytest.mark.usefixtures("inkpot")
def test_its_pages_are_in_its_dialect(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, FILES)
    monkeypatch.chdir(tmp_path)
    tasks = make_plan(PlanRequest()).tasks
    assert {task.path: task.settings.flavor for task in tasks} == {
        "README.md": "jekyll", "pages/index.md": "jekyll", "pages/khata.md": "jekyll",
    }  # fmt: skip


@pytest.mark.usefixtures("inkpot")
def test_a_proposal_names_it_and_its_schema(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, {name: text for name, text in FILES.items() if name != "README.md"})
    monkeypatch.chdir(tmp_path)
    proposed = proposed_config(tmp_path)
    assert '[site]\ngenerator = "inkpot"\ncontent = "pages"\n' in proposed
    assert '[[front-matter]]\nfiles = ["pages/**"]\nschema = "hugo"' in proposed
    assert configure(tmp_path, load_config(tmp_path).site).generator == "inkpot"


def test_every_generator_names_a_schema_that_is_there() -> None:
    assert {one.schema for one in known_generators.GENERATORS} <= {"", *preset_names()}


def test_names_are_told_apart() -> None:
    names = generator_names()
    assert sorted(set(names)) == sorted(names)
