"""One site's tables, and the steps from a link to its target."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from doclint.site.address_patterns import is_pattern, matches_any
from doclint.site.anchors import GITHUB, page_anchors
from doclint.site.assets import Assets
from doclint.site.built import built_pages
from doclint.site.facts import LinkFact
from doclint.site.malformed import flaw, is_mistyped_scheme
from doclint.site.routes import RouteEntry, Routes
from doclint.site.search import MARKDOWN_KINDS, Search
from doclint.site.site_config import SiteConfig
from doclint.site.site_values import (
    AssetRoot,
    Broken,
    EarlierLook,
    Input,
    Page,
    Redirect,
    Site,
    Target,
)
from doclint.site.survey import Survey, take_survey
from doclint.site.urls import Address, decode, is_external, nfc, normalize, own_hosts, split
from doclint.values.diagnostic import Severity

__all__ = ["Resolver"]

_TEMPLATES = ("{{", "{%", "${", "<%", "{site.", "{props.")
_PARTIAL_FEWEST = 20
_HTML_KINDS = frozenset(("html", "html-image"))


T = TypeVar("T")


class Resolver:
    """Resolves the links of one site's pages; all reading of files is behind `Assets`.

    `cut` says that the site is known to have pages that are not among `inputs`. What is known from
    `earlier` is not worked out again.
    """

    def __init__(
        self,
        site: Site,
        inputs: Sequence[Input],
        config: SiteConfig,
        cut: bool = False,
        earlier: EarlierLook | None = None,
    ) -> None:
        self._cut = cut
        self._settled = earlier.settled if earlier is not None else {}
        self.site = site
        self.config = config
        self.pages: list[Page] = [
            Page(one.facts.path, one.source, one.facts, placement, site)
            for one, placement in zip(inputs, site.placements(inputs, earlier), strict=True)
        ]
        folders = site.routing.assets
        if config.from_build:
            folders = (AssetRoot(site.root / config.from_build, site.routing.base_path),)
        self.assets = Assets(folders, site.root)
        self.routes = Routes(site.routing.loose_slash, site.routing.exact_slash)
        self._built_ids: dict[str, frozenset[str]] = {}
        if config.from_build:
            self._fill_from_build(site.root / config.from_build)
        else:
            self._fill_routes()
        self._search = Search(site, self.pages, self.routes, self.assets)
        self._memos: dict[tuple[str, str, str], dict[tuple[str, str], Target | Broken]] = {}
        self._plain_kinds = MARKDOWN_KINDS | (_HTML_KINDS if site.links.html else frozenset())
        self._anchors: dict[str, frozenset[str]] = {}
        self._ignored = (*config.ignore, *site.links.ignored)
        self._base_host = own_hosts(site.routing.base_url)
        self._derived: dict[Callable[[Resolver], Any], Any] = {}

    def derived(self, make: Callable[[Resolver], T]) -> T:
        """What `make` returns for this site, worked out once; for tables that rules share."""
        if make not in self._derived:
            self._derived[make] = make(self)
        found: T = self._derived[make]
        return found

    def _fill_routes(self) -> None:
        add = self.routes.add
        for page in self.pages:
            placement = page.placement
            if placement.state:
                continue
            for route in dict.fromkeys((*placement.routes, placement.address)):
                if route:
                    add(placement.host, route, RouteEntry(route, page))
        for page in self.pages:
            for alias in () if page.placement.state else page.placement.aliases:
                self._add_redirect(Redirect(alias, page.address, page.placement.host), page)
        for redirect in self.site.routing.redirects:
            if not is_pattern(redirect.origin):
                self._add_redirect(redirect, None)
        for page in self.pages:
            for route in () if page.placement.state else page.placement.fallback_routes:
                add(page.placement.host, route, RouteEntry(route, page, kind="fallback"))
        for host, route in self.site.routing.generated(self.pages):
            add(host, route, RouteEntry(route, None, kind="generated"))

    def _fill_from_build(self, folder: Path) -> None:
        """Take what exists from the built HTML alone, whatever a theme or a plugin made of it."""
        pages = {
            (nfc(route)): page
            for page in self.pages
            for route in page.routes
            if not page.placement.state
        }
        for built in built_pages(folder, self.site.routing.base_path):
            page = pages.get(nfc(built.address))
            self._built_ids[built.address] = built.ids
            if built.redirect is not None:
                entry = RouteEntry(built.address, None, built.redirect, kind="redirect")
            else:
                entry = RouteEntry(built.address, page, kind="page" if page else "generated")
            self.routes.add("", built.address, entry)

    def _add_redirect(self, redirect: Redirect, page: Page | None) -> None:
        origin = normalize("/" + decode(redirect.origin).lstrip("/"))
        entry = RouteEntry(origin, page, redirect.target, kind="redirect")
        self.routes.add(redirect.host, origin, entry)
        if not origin.endswith((".html", "/")):
            self.routes.add(redirect.host, f"{origin}/", entry._replace(route=f"{origin}/"))

    def links(self, page: Page) -> Iterator[tuple[LinkFact, Target | Broken]]:
        """The links of `page` with what each leads to, in order.

        What the generator or the configuration does not let count as a link is left out.
        """
        memo = self._memo_for(page)
        plain = self._plain_kinds
        for link in page.facts.links:
            url, kind = link.url, link.kind
            if kind not in plain:
                counted = self._counted(link)
                if counted is None:
                    continue
                yield counted, self._resolve(page, counted, counted.url)
            elif url[:1] == "/":
                key = (url, kind)
                result = memo.get(key)
                if result is None:
                    result = memo[key] = self._resolve(page, link, url)
                yield link, result
            else:
                yield link, self._resolve(page, link, url)

    def _memo_for(self, page: Page) -> dict[tuple[str, str], Target | Broken]:
        """What absolute paths lead to, for all pages that resolve them alike."""
        placement = page.placement
        return self._memos.setdefault((placement.language, placement.host, placement.state), {})

    def _counted(self, link: LinkFact) -> LinkFact | None:
        """`link` if it counts as one, an image field with the kind of an image."""
        kind = link.kind
        if kind == "front-matter":
            if link.text in self.config.image_fields:
                return link._replace(kind="front-matter-image")
            return link if link.text in self.config.link_fields else None
        if kind.startswith("wiki"):
            return link if self.config.wiki_links else None
        return link if self.site.links.html or not kind.startswith("html") else None

    def resolve(self, page: Page, link: LinkFact) -> Target | Broken:
        """What `link` of `page` leads to."""
        return self._resolve(page, link, link.url)

    def _resolve(self, page: Page, link: LinkFact, url: str) -> Target | Broken:
        if ("{" in url or "<%" in url) and any(mark in url for mark in _TEMPLATES):
            return Target("ignored")
        own = self.own_path(url)
        if own is not None:
            url = own
        elif is_external(url) and not is_mistyped_scheme(url):
            return Target("external")
        if self._ignored and matches_any(url, self._ignored):
            return Target("ignored")
        problem = flaw(url, link)
        address = split(url)
        if not address.path and not problem:
            return self._anchored(Target("page", page.path, page.address, page=page), address)
        found = self._search.find(page, link, address)
        if isinstance(found, Broken) and matches_any(decode(address.path), self.config.generated):
            return Target("generated", url=decode(address.path))
        if isinstance(found, Broken) and problem:
            return Broken("malformed", decode(address.path), problem)
        return found if isinstance(found, Broken) else self._anchored(found, address)

    def own_path(self, url: str) -> str | None:
        """The path of an absolute address of this very site, None for any other address."""
        for host in self._base_host:
            if url.startswith(host) and url[len(host) : len(host) + 1] in ("", "/", "?", "#"):
                rest = url[len(host) :]
                return rest if rest.startswith("/") else f"/{rest}"
        return None

    def _anchored(self, target: Target, address: Address) -> Target:
        """`target` with what is known of the fragment of `address`."""
        fragment = address.fragment
        if fragment is None:
            return target
        decoded = decode(fragment)
        page = target.page
        built = self._built_ids.get(page.routes[0] if page and page.routes else target.url)
        if built is not None:
            found = _names_place(fragment, built) or matches_any(decoded, self.config.extra_anchors)
            return target._replace(anchor=decoded, anchor_found=found)
        if target.kind == "redirect" or page is None or self._built_ids:
            return target._replace(anchor=decoded)
        return target._replace(anchor=decoded, anchor_found=self.has_anchor(page, fragment))

    def page_at(self, page: Page, url: str) -> Page | None:
        """The page that a web server answers the absolute path of `url` with."""
        path = decode(split(url).path)
        found = self.routes.find(page.placement.host, normalize(path)) if path[:1] == "/" else None
        return found[0].page if found else None

    def translation(self, page: Page, language: str) -> Page | None:
        """The published page in `language` that translates `page`."""
        return self._translations.get((language, page.placement.key))

    @cached_property
    def _translations(self) -> dict[tuple[str, str], Page]:
        return {
            (page.language, page.placement.key): page
            for page in self.pages
            if page.placement.key and not page.placement.state
        }

    def has_anchor(self, page: Page, fragment: str) -> bool:
        """Whether the undecoded `fragment` names a place on `page`."""
        if _names_place(fragment, self.anchors(page)):
            return True
        return matches_any(decode(fragment), self.config.extra_anchors)

    def anchors(self, page: Page) -> frozenset[str]:
        """The ids on `page`."""
        known = self._anchors.get(page.path)
        if known is None:
            outside = page.placement.state == "outside"
            rules = GITHUB if outside else self.site.anchors
            known = self._anchors[page.path] = page_anchors(page.facts, rules)
        return known

    @cached_property
    def is_partial(self) -> bool:
        """Whether most links to other pages miss: then only a part of the site is here.

        Under a generator that is not known exactly, a few pages of which every such link misses
        count as a part too.
        """
        if self._cut:
            return True
        hits, misses = self.survey.hits, self.survey.misses
        if hits + misses >= _PARTIAL_FEWEST:
            return misses > hits
        return misses > 0 and hits == 0 and self.site.confidence < Severity.ERROR

    @property
    def broken_texts(self) -> dict[str, list[str]]:
        """What the broken links with an absolute path say, by that path."""
        return self.survey.broken_texts

    @cached_property
    def survey(self) -> Survey:
        """The links of all pages that start at the root."""
        return take_survey(self.pages, self.absolute_links, self._settled)

    def absolute_links(self, page: Page) -> Iterator[tuple[LinkFact, Target | Broken]]:
        """The links of `page` that start at the root, with what each leads to."""
        memo = self._memo_for(page)
        plain = self._plain_kinds
        for link in page.facts.links:
            url = link.url
            if url[:1] != "/" or url[1:2] == "/" or link.kind not in plain:
                continue
            result = memo.get((url, link.kind))
            if result is None:
                result = memo[url, link.kind] = self._resolve(page, link, url)
            yield link, result


def _names_place(fragment: str, ids: Collection[str]) -> bool:
    """Whether the undecoded `fragment` names one of `ids` or a place that every page has."""
    decoded = decode(fragment)
    if decoded.casefold() in ("", "top") or ":~:" in fragment:
        return True
    return fragment in ids or decoded in ids
