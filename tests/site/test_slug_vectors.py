"""Heading ids agree with those of the real generators, heading by heading and page by page."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from doclint.page.document import Document
from doclint.site import slugs
from doclint.site.anchors import AnchorRules, heading_anchors, page_anchors
from doclint.site.detection import configure
from doclint.site.facts import PageFacts
from doclint.site.noting.page_facts import page_facts
from doclint.site.site_config import SiteConfig
from doclint.values.text import Source
from tests.site.sites import write

_VECTORS = json.loads((Path(__file__).parents[1] / "data" / "slugs.json").read_text("utf-8"))
_HUGO = "[markup.goldmark.renderer]\nunsafe = true\n[markup.goldmark.parser]\nautoHeadingIDType = "
_MKDOCS = "site_name: x\nmarkdown_extensions:\n"
_SLUGIFY = "  - toc:\n      slugify: !!python/object/apply:pymdownx.slugs.slugify\n"

# generator of the vectors → our name for it, configuration file, version
_SITES: dict[str, tuple[str, dict[str, str], str]] = {
    "docusaurus-3.10.2:mdx": ("docusaurus", {"docusaurus.config.js": ""}, ""),
    "astro-7.3.5": ("astro", {"astro.config.mjs": ""}, "7"),
    "astro-5.18.2": ("astro", {"astro.config.mjs": ""}, "5"),
    "starlight-0.42.4": ("astro", {"astro.config.mjs": "starlight({})"}, "7"),
    "starlight-0.37.7(astro-5.18)": ("astro", {"astro.config.mjs": "starlight({})"}, "5"),
    "github-html-pipeline-2.14.3": ("repository", {}, ""),
    "jekyll-4.3.1:kramdown-GFM": ("jekyll", {"_config.yml": "title: x"}, ""),
    "jekyll-4.3.1:kramdown-native": (
        "jekyll",
        {"_config.yml": "kramdown:\n  input: kramdown"},
        "",
    ),
    "mkdocs-1.6.1:default": ("mkdocs", {"mkdocs.yml": "site_name: x"}, ""),
    "mkdocs-material-9.8.1:default": ("mkdocs", {"mkdocs.yml": "theme: material"}, ""),
    "mkdocs-material-9.8.1:pymdownx.slugs.slugify(case=lower)": (
        "mkdocs",
        {"mkdocs.yml": f"{_MKDOCS}{_SLUGIFY}        kwds:\n          case: lower\n"},
        "",
    ),
    "pymdownx-13.1:slugify()": (
        "mkdocs",
        {"mkdocs.yml": _MKDOCS + _SLUGIFY + "        kwds: {}"},
        "",
    ),
    "pymdownx-13.1:slugify(case=fold)": (
        "mkdocs",
        {"mkdocs.yml": f"{_MKDOCS}{_SLUGIFY}        kwds:\n          case: fold\n"},
        "",
    ),
    "pymdownx-13.1:slugify(case=lower-ascii)": (
        "mkdocs",
        {"mkdocs.yml": f"{_MKDOCS}{_SLUGIFY}        kwds:\n          case: lower-ascii\n"},
        "",
    ),
    "pymdownx-13.1:slugify(case=lower,percent_encode=True)": (
        "mkdocs",
        {
            "mkdocs.yml": f"{_MKDOCS}{_SLUGIFY}        kwds:\n          case: lower\n"
            "          percent_encode: true\n"
        },
        "",
    ),
    "python-markdown-3.11.3:toc.slugify_unicode": (
        "mkdocs",
        {
            "mkdocs.yml": f"{_MKDOCS}  - toc:\n"
            "      slugify: !!python/name:markdown.extensions.toc.slugify_unicode\n"
        },
        "",
    ),
    "vitepress-1.6.4": ("vitepress", {".vitepress/config.mjs": ""}, ""),
    "mdbook-0.5-main(rust std char classes)": ("mdbook", {"book.toml": ""}, ""),
    **{
        f"hugo-{version}:{kind}": ("hugo", {"hugo.toml": f'{_HUGO}"{kind}"\n'}, version)
        for version in ("0.111.3", "0.168.0")
        for kind in ("github", "github-ascii", "blackfriday")
    },
}
# rules that no generator has as its own, but that the kit can express
_RULES = {
    "github-slugger-2.0.0(rehype-slug-6)": AnchorRules(footnotes="number"),
    "gitlab-legacy-algorithm(ruby-3.1)": AnchorRules(slugs.gitlab, "counter", footnotes="number"),
    "comrak-py-0.0.16(GitLab parser)": AnchorRules(
        slugs.comrak, footnotes="number", image_alt=True
    ),
}
# generator of the table of hand-written ids → our name for it, configuration, path of the page
_CUSTOM = {
    "hugo-0.168.0": ("hugo", {"hugo.toml": 'title = "x"\n'}, "a.md"),
    "hugo-0.168.0+unsafe": ("hugo", {"hugo.toml": f'{_HUGO}"github"\n'}, "a.md"),
    "jekyll-4.3.1:kramdown-GFM": ("jekyll", {"_config.yml": "title: x"}, "a.md"),
    "mkdocs-1.6.1:default": ("mkdocs", {"mkdocs.yml": "site_name: x"}, "a.md"),
    "mkdocs+attr_list": ("mkdocs", {"mkdocs.yml": f"{_MKDOCS}  - attr_list\n"}, "a.md"),
    "vitepress-1.6.4": ("vitepress", {".vitepress/config.mjs": ""}, "a.md"),
    "docusaurus-3.10.2:mdx": ("docusaurus", {"docusaurus.config.js": ""}, "a.mdx"),
    "starlight-0.42.4": ("astro", {"astro.config.mjs": "starlight({})"}, "a.md"),
    "comrak-0.0.16": ("repository", {}, "a.md"),
}


def _rules(root: Path, generator: str, files: dict[str, str], version: str = "") -> AnchorRules:
    write(root, files)
    return configure(root, SiteConfig(generator=generator, version=version)).anchors


def _facts(text: str, path: str = "a.md") -> PageFacts:
    return page_facts(Document(Source(text), path))


@pytest.mark.parametrize("generator", [*_SITES, *_RULES])
def test_heading_ids(generator: str, tmp_path: Path) -> None:
    if generator in _RULES:
        rules = _RULES[generator]
    else:
        name, files, version = _SITES[generator]
        rules = _rules(tmp_path, name, files, version)
    rules = replace(rules, fallback=())
    for page in _VECTORS["pages"]:
        headings: list[dict[str, Any]] = page["headings"]
        text = "\n\nx\n\n".join(heading["markdown"] for heading in headings)
        facts = _facts(f"{text}\n\n[ref]: /x\n\n[^1]: note\n")
        made = [one.id for one in heading_anchors(facts.headings, rules)]
        assert made == [heading["ids"][generator] or "" for heading in headings]


@pytest.mark.parametrize("generator", _CUSTOM)
def test_ids_written_by_hand(generator: str, tmp_path: Path) -> None:
    name, files, path = _CUSTOM[generator]
    rules = replace(_rules(tmp_path, name, files), fallback=())
    for row in _VECTORS["custom_ids"]:
        expected = row["ids"].get(generator)
        if expected is not None:
            facts = _facts(row["markdown"] + "\n", path)
            ids = {one.split("=", 1)[1] for one in expected}
            assert (row["key"], page_anchors(facts, rules)) == (row["key"], frozenset(ids))


def test_which_slugs_lose_the_marks_of_indic_words() -> None:
    kept = {
        slugs.github, slugs.github_ruby, slugs.gitlab, slugs.comrak, slugs.vitepress,
    }  # fmt: skip
    every = {getattr(slugs, name) for name in slugs.__all__} - {
        slugs.Slug, slugs.loses_marks, slugs.strip_accents,
    }  # fmt: skip
    assert {slug for slug in every if not slugs.loses_marks(slug)} == kept
