"""Routes agree with those of the real generators, for every site that a generator reads."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest
import yaml

from doclint.site.site_config import SiteConfig
from tests.site.sites import index, write

_VECTORS = json.loads((Path(__file__).parents[1] / "data" / "routes.json").read_text("utf-8"))
# generator prefix → file that its configuration goes into, how the text is wrapped
_CONFIGS = {
    "hugo": ("hugo.toml", "{}"),
    "jekyll": ("_config.yml", "{}"),
    "mkdocs": ("mkdocs.yml", "{}"),
    "docusaurus": ("docusaurus.config.js", "{}"),
    "vitepress": (".vitepress/config.mjs", "{}"),
    "astro": ("astro.config.mjs", "export default {};"),
    "starlight": ("astro.config.mjs", "export default {{integrations:[{}]}};"),
}
# these write the base path into no route of the vectors
_WITHOUT_BASE = ("mkdocs", "docusaurus", "astro", "starlight", "vitepress")


def _sites() -> list[str]:
    return [
        name for name in _VECTORS["sites"] if name.split("-")[0] in _CONFIGS and any(_rows(name))
    ]


def _rows(site: str) -> list[dict[str, Any]]:
    generator, name = site.split("|", 1)
    return [
        row
        for row in _VECTORS["routes"]
        if row["generator"] == generator
        and row["site"] == name
        and row["file"]
        and not row["file"].startswith("(")
    ]


def _write_page(root: Path, row: dict[str, Any]) -> None:
    front = row["front_matter"]
    text = "body\n"
    if front is not None:
        inner = yaml.safe_dump(front, allow_unicode=True) if front else ""
        text = f"---\n{inner}---\n\n{text}"
    write(root, {row["file"]: text})


@pytest.mark.parametrize("site", _sites())
def test_routes(site: str, tmp_path: Path) -> None:
    kind = site.split("-")[0]
    name, wrapped = _CONFIGS[kind]
    write(tmp_path, {name: wrapped.format(_VECTORS["sites"][site]["config"])})
    if "glob() loader" in site:
        route = "---\nconst posts = await getCollection('blog');\n---\n"
        write(tmp_path, {"src/pages/blog/[...id].astro": route})
    rows = _rows(site)
    for row in rows:
        _write_page(tmp_path, row)
    version = site.split("|")[0].split("-", 1)[1]
    found = index(tmp_path, SiteConfig(version=version if kind == "hugo" else ""))
    wrong = []
    for row in rows:
        page = found.page(str(tmp_path / row["file"]))
        if page is None:
            continue
        base = page.site.routing.base_path if kind in _WITHOUT_BASE else "/"
        placement = page.placement
        made = () if placement.state else (*placement.routes[:1], *placement.fallback_routes)
        shown = {"/" + route.removeprefix(base) if base != "/" else route for route in made}
        if shown != _expected(row):
            wrong.append((row["file"], row["front_matter"], shown, row["urls"], placement.state))
    assert wrong == []


def _expected(row: dict[str, Any]) -> set[str]:
    """The routes of a row; where an output is claimed by two pages, only those that are its own."""
    urls = set(row["urls"])
    if row["generator"].startswith("docusaurus") and len(urls) > 1:
        return {url for url in urls if "%" not in url}
    return urls


def test_vectors_hold_every_form_of_nukta() -> None:
    names = [row["file"] for row in _VECTORS["routes"] if row["file"]]
    assert any("\u0958" <= character <= "\u095f" for name in names for character in name)
    assert any(name != unicodedata.normalize("NFC", name) for name in names)
