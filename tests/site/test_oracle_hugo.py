"""Routes, ids and broken links agree with a site that the real Hugo built."""

from __future__ import annotations

import html
import re
from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest

from tests.site.content import NAMES, page
from tests.site.oracles import built_routes, own_routes, run, tool
from tests.site.sites import build

_LAYOUT = "<html><body>{{ .Content }}</body></html>\n"
_LAYOUTS = {
    f"layouts/{name}.html": _LAYOUT for name in ("_default/single", "_default/list", "index")
}
_TWO_LANGUAGES = """\
baseURL = "https://example.org/"
defaultContentLanguage = "en"
[languages.en]
contentDir = "content/en"
[languages.hi]
contentDir = "content/hi"
"""
_PAGES = {
    **{f"content/{name}.md": page() for name in NAMES},
    **{f"content/posts/{name}.md": page() for name in NAMES},
    "content/_index.md": page(),
    "content/posts/_index.md": page(),
    "content/posts/slugged.md": page("slug: नया स्लग\n"),
    "content/posts/placed.md": page("url: /कहीं/और/\n"),
    "content/posts/draft.md": page("draft: true\n"),
    "content/posts/future.md": page("date: 2999-01-01\n"),
    "content/posts/bundle/index.md": page(),
    "content/posts/bundle/part.md": page(),
    "content/deep/er/est.md": page(),
    "content/posts/ids.md": page(body="## एक {#ek}\n\n## दो {#do .x}\n\n## तीन{#teen}\n\n## ek\n"),
}
_CONFIGS = {
    "plain": 'baseURL = "https://example.org/"\n',
    "ugly": 'baseURL = "https://example.org/"\nuglyURLs = true\n',
    "permalinks": 'baseURL = "https://example.org/"\n[permalinks]\n'
    'posts = "/:year/:month/:sections/:slugorcontentbasename/"\n',
    "case": 'baseURL = "https://example.org/"\ndisablePathToLower = true\n',
}


@pytest.mark.parametrize("name", _CONFIGS)
def test_routes_and_ids(name: str, tmp_path: Path) -> None:
    program = tool("hugo")
    site = build(tmp_path, {"hugo.toml": _CONFIGS[name], **_LAYOUTS, **_PAGES})
    run(tmp_path, program, "--quiet")
    built = built_routes(tmp_path / "public")
    own = own_routes(site)
    assert {route: built.get(route) for route in own} == own
    unknown = set(built) - set(own)
    generated = {
        address for _, address in site.sites[0].routing.generated(list(site.pages.values()))
    }
    assert {address.removesuffix("index.html") for address in unknown} - generated <= {
        "/tags.html", "/categories.html", "/deep.html", "/posts.html",
    }  # fmt: skip


_LINKS = """\
[a](/labh/) [b](/hi/labh/) [c](labh.md) [d](labh) [e](../labh/) [f](/nope/) [g](nope.md)
[h](/labh) [i](/Labh/) [j](#हाइलाइट) [k](#हइलइट) [l](/labh/#kya) [m](/only-english/) [n](./labh)
[o](/purana/) [p](/hi/purana/) [q](/img/a.png) [r](/hi/only-english/) [s](/) [t](?a=1) [u](/tags/)
[v](/लाभ/) [w](/%E0%A4%B2%E0%A4%BE%E0%A4%AD/) [x](/posts/) [y](posts/one.md) [z](/posts/one)

## हाइलाइट
"""


@pytest.mark.parametrize("hook", ["auto", "never"])
def test_broken_links(hook: str, tmp_path: Path) -> None:
    program = tool("hugo")
    config = f'{_TWO_LANGUAGES}[markup.goldmark.renderHooks.link]\nuseEmbedded = "{hook}"\n'
    files = {
        "hugo.toml": config,
        **_LAYOUTS,
        "static/img/a.png": "x",
        "content/hi/labh.md": page("aliases: [/purana/]\n", "## Kya\n"),
        "content/en/labh.md": page("", "## Kya\n"),
        "content/hi/लाभ.md": page(),
        "content/en/only-english.md": page(),
        "content/hi/posts/one.md": page("", _LINKS),
        "content/en/posts/one.md": page("", _LINKS),
        "content/hi/khata.md": page("", _LINKS),
        "content/en/khata.md": page("", _LINKS),
    }
    site = build(tmp_path, files)
    run(tmp_path, program, "--quiet")
    own = {(found.address, link.url) for found, link, _ in site.broken}
    own |= {
        (found.address, link.url)
        for found, link, target in site.found
        if target.anchor_found is False or "case" in target.repairs
    }
    assert own == _broken_in(tmp_path / "public", {found.address for found in site.pages.values()})


def _broken_in(public: Path, addresses: set[str]) -> set[tuple[str, str]]:
    """The links of built pages that lead nowhere, as the source writes them."""
    written = re.findall(r"\]\(([^)]*)\)", _LINKS)
    broken = set()
    for address in addresses:
        file = public / address.lstrip("/") / "index.html"
        found = re.findall(r'<a href="([^"]*)"', file.read_text("utf-8"))
        if len(found) != len(written):
            continue
        for source, target in zip(written, map(html.unescape, found), strict=True):
            if not _exists(public, urljoin(address, target)):
                broken.add((address, source))
    return broken


def _exists(public: Path, url: str) -> bool:
    path, _, fragment = url.partition("#")
    file = public / unquote(path.split("?")[0]).lstrip("/")
    if file.is_dir():
        file = file / "index.html"
    if not file.is_file():
        return False
    text = file.read_text("utf-8", "replace")
    return not fragment or f'id="{unquote(fragment)}"' in text
