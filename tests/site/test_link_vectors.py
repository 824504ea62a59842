"""Links resolve as the real generators resolve them, dead ones included."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
import yaml

from doclint.site.facts import LinkFact
from doclint.site.index import SiteIndex
from doclint.site.site_config import SiteConfig
from doclint.site.site_values import Broken, Page
from tests.site.sites import index, write

_VECTORS = json.loads((Path(__file__).parents[1] / "data" / "routes.json").read_text("utf-8"))
_BODY = "# Title\n\n## हाइलाइट\n"


def _site(root: Path, generator: str, site: str, files: dict[str, str], source: str) -> SiteIndex:
    """The site of the route vectors with a page `source` added."""
    for row in _VECTORS["routes"]:
        if row["generator"] == generator and row["site"] == site and row["file"]:
            front = yaml.safe_dump(row["front_matter"] or {}, allow_unicode=True)
            write(root, {row["file"]: f"---\n{front}---\n\n{_BODY}"})
    write(root, {**files, source: f"---\ntitle: t\n---\n\n{_BODY}"})
    return index(root, SiteConfig(version=generator.split("-", 1)[1]))


def _links(generator: str, case: str) -> dict[str, str]:
    return next(
        row["written_to_emitted"]
        for row in _VECTORS["links"]
        if row["generator"] == generator and row["case"] == case
    )


def _dead(site: SiteIndex, page: Page, written: str, kind: str = "inline") -> bool:
    """Whether doclint has something against the destination `written`."""
    url = written.removeprefix("<").removesuffix(">").removeprefix("IMG ")
    name = "relref" if kind == "shortcode" else ""
    link = LinkFact(url, kind, 0, 0, 0, 0, 1, name)
    result = site.resolver(page).resolve(page, link)
    if isinstance(result, Broken):
        return True
    return result.anchor_found is False or bool({"case", "unicode"} & set(result.repairs))


@pytest.mark.parametrize(
    ("generator", "site", "files", "source", "case", "dead"),
    [
        (
            "docusaurus-3.10.2",
            "default",
            {"docusaurus.config.js": "module.exports={};", "static/img/चित्र.png": "x"},
            "docs/src.md",
            "links",
            {
                "../intro.md", "missing.md", "\u095bरूरत.md", "numbered.md", "/docs/missing",
                "/docs/INTRO", "/docs/\u095bरूरत", "guide/page.md#nope", "#nope",
            },
        ),
        (
            "vitepress-1.6.4",
            "default",
            {".vitepress/config.mjs": "export default {}", "public/img/चित्र.png": "x"},
            "src.md",
            "links",
            # VitePress says nothing of fragments, but they lead nowhere all the same
            {
                "/docs", "missing.md", "/missing", "./missing", "\u095bरूरत.md", "/About",
                "../up.md", "docs/page.md#nope", "#nope",
            },
        ),
        (
            "mkdocs-1.6.1",
            "default",
            {
                "mkdocs.yml": "site_name: x\nsite_url: https://ex.org/base/\n",
                "docs/img/चित्र.png": "x",
            },
            "docs/src.md",
            "links --strict, validation=validation-all",
            {
                "docs/", "docs", "about/", "about", "/about/", "/about.md", "missing.md",
                "missing/", "/missing/", "/img/चित्र.png", "img/none.png", "\u095bरूरत.md",
                "About.md", "../outside.md", "about.md#हाइलाइट", "about.md#nope", "#हाइलाइट",
            },
        ),
    ],
)  # fmt: skip
def test_dead_links(
    generator: str,
    site: str,
    files: dict[str, str],
    source: str,
    case: str,
    dead: set[str],
    tmp_path: Path,
) -> None:
    found = _site(tmp_path, generator, site, files, source)
    page = found.pages[str(tmp_path / source)]
    if generator.startswith("mkdocs"):
        # `_1` is the second heading without ASCII letters on the page that the vectors link to
        write(tmp_path, {source: "## हाइलाइट\n", "docs/about.md": "## हाइलाइट\n"})
        found = index(tmp_path)
        page = found.pages[str(tmp_path / source)]
    links = [one for one in _links(generator, case) if "://" not in one or "ex.org" in one]
    assert {one for one in links if _dead(found, page, one)} == dead


def _hugo(root: Path, generator: str, more: str = "") -> tuple[SiteIndex, Page]:
    files = {
        "hugo.toml": f'baseURL = "https://ex.org/sub/"\n{more}',
        "static/img/चित्र.png": "x",
        "content/posts/bundle/pic.png": "x",
    }
    site = _site(root, generator, "basic", files, "content/posts/src.md")
    return site, site.pages[str(root / "content/posts/src.md")]


@pytest.mark.parametrize("generator", ["hugo-0.168.0", "hugo-0.111.3"])
def test_hugo_references(generator: str, tmp_path: Path) -> None:
    site, page = _hugo(tmp_path, generator)
    emitted = _links(generator, "relref, refLinksErrorLevel=WARNING")
    for written, target in emitted.items():
        link = LinkFact(written, "shortcode", 0, 0, 0, 0, 1, "relref")
        result = site.resolver(page).resolve(page, link)
        if target.endswith("NOTFOUND"):
            assert isinstance(result, Broken), written
        elif not target.startswith("#"):
            assert not isinstance(result, Broken), written
            assert result.url == unquote(target.partition("#")[0]), written


def test_hugo_render_hook(tmp_path: Path) -> None:
    more = '[markup.goldmark.renderHooks.link]\nuseEmbedded = "always"\n'
    site, page = _hugo(tmp_path, "hugo-0.168.0", more)
    emitted = _links("hugo-0.168.0", "markdown links, useEmbedded=always")
    for written, target in emitted.items():
        if written.startswith("IMG ") or not target or not target.startswith("/sub/posts"):
            continue
        url = unquote(written.removeprefix("<").removesuffix(">"))
        result: Any = site.resolve(page.path, url)
        assert not isinstance(result, Broken), written
        assert result.url == unquote(target.partition("#")[0]), written
