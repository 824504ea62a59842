"""Whatever a configuration or front matter holds, the site is built and nothing is raised."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doclint.checking.context import SiteContext
from doclint.checking.registry import rules_in
from doclint.checking.rule import ActiveRule, SiteRule
from doclint.rules import links
from doclint.site.site_config import SiteConfig
from tests.site.sites import build

_GENERATORS = {
    "hugo": ("hugo.json", "content/a.md"),
    "jekyll": ("_config.yml", "_posts/2024-01-01-a.md"),
    "mkdocs": ("mkdocs.yml", "docs/a.md"),
}
_KEYS = (
    "baseURL", "languages", "contentDir", "permalinks", "module", "mounts", "markup", "taxonomies",
    "disableKinds", "staticDir", "defaultContentLanguage", "hi", "en", "collections", "defaults",
    "permalink", "exclude", "include", "baseurl", "plugins", "kramdown", "docs_dir", "site_url",
    "markdown_extensions", "toc", "slugify", "nav", "i18n", "redirects", "redirect_maps", "title",
    "slug", "url", "aliases", "date", "draft", "tags", "build", "redirect_from", "id", "posts",
)  # fmt: skip
_VALUES: st.SearchStrategy[Any] = st.recursive(
    st.sampled_from(
        [None, True, False, 0, 1, 2.5, "", "/", "a", "/a/", "..", "/:x/:y[", "हिंदी", "2024-01-01",
         "https://ex.org", "content", ":sections[1:]", "{", "*", "\u0000", "x" * 400]
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(_KEYS), inner, max_size=4)
    ),
    max_leaves=12,
)  # fmt: skip
_TABLES = st.dictionaries(st.sampled_from(_KEYS), _VALUES, max_size=6)


@pytest.mark.parametrize("generator", [*_GENERATORS, "flat"])
@settings(max_examples=60, deadline=None)
@given(_TABLES, _TABLES)
def test_no_configuration_breaks_the_site(
    generator: str, configuration: dict[str, Any], front: dict[str, Any]
) -> None:
    file, page = _GENERATORS.get(generator, ("other.json", "a.md"))
    text = f"{json.dumps(front)}\n\n# x\n\n[a](/a) [b](b.md) [c](../c/#d) ![e](e.png)\n"
    yaml_text = f"---\n{json.dumps(front)}\n---\n\n# x\n\n[a](/a)\n"
    files = {file: json.dumps(configuration), page: text, f"{page[:-3]}b.md": yaml_text}
    with tempfile.TemporaryDirectory() as folder:
        site = build(Path(folder), files, SiteConfig(generator=generator))
        for rule in rules_in(links):
            if isinstance(rule, SiteRule) and rule.head.options is None:
                active = ActiveRule(rule, None, rule.head.severity)
                list(rule.check(SiteContext(site, active)))


_SCRIPT = st.lists(
    st.sampled_from(
        ["i18n", "locales", "docs", "redirects", "rewrites", "base", "trailingSlash", "build", ":",
         ",", "{", "}", "[", "]", "'", '"', "`", "a", "true", "(", ")", "//", "/*", "*/", "\n",
         "from",
         "to", "starlight(", "root", "hi", "/:p", "*"]
    ),
    max_size=30,
)  # fmt: skip


@pytest.mark.parametrize(
    ("file", "page"),
    [
        ("docusaurus.config.js", "docs/a.md"),
        ("astro.config.mjs", "src/content/docs/a.md"),
        (".vitepress/config.ts", "a.md"),
    ],
)
@settings(max_examples=40, deadline=None)
@given(_SCRIPT)
def test_no_script_breaks_the_site(file: str, page: str, pieces: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        site = build(Path(folder), {file: " ".join(pieces), page: "# x\n\n[a](/a#x)\n"})
        assert len(site.pages) == 1
        assert len([*site.broken, *site.found]) == 1
