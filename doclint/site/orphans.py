"""Pages and files that nothing links to."""

from __future__ import annotations

from collections.abc import Iterator

from doclint.site.index import SiteIndex
from doclint.site.site_values import Page

__all__ = ["orphans", "unused_assets"]

_INDEXES = frozenset(("index", "_index", "readme", "404", "summary", "search"))
# what themes and servers ask for without a link
_NEVER_LINKED = (
    ".html", ".xml", ".txt", ".ico", ".webmanifest", ".json", ".toml", ".yaml", ".yml", ".js",
    ".css", ".woff", ".woff2", ".ttf", ".otf", ".eot", ".map", ".lock", ".py", ".ts", ".mjs",
    ".scss", ".sass",
)  # fmt: skip


def orphans(site: SiteIndex) -> Iterator[Page]:
    """The published pages that no other page and no navigation leads to, by path."""
    for page in site.pages.values():
        name = page.source.rpartition("/")[2].rpartition(".")[0].split(".")[0].lower()
        if page.placement.state or name in _INDEXES or page.source in page.site.navigation:
            continue
        if not site.inbound.get(page.path):
            yield page


def unused_assets(site: SiteIndex) -> Iterator[tuple[Page, str, str]]:
    """The static files that no page uses: some page of their site, the file and its address."""
    for resolver in site.resolvers:
        if not resolver.pages:
            continue
        used = {
            one.result.path
            for page in resolver.pages
            for one in site.links_of(page)
            if not hasattr(one.result, "reason")
        }
        for _, address, file in resolver.assets.walk():
            if file not in used and not address.lower().endswith(_NEVER_LINKED):
                yield resolver.pages[0], file, address
