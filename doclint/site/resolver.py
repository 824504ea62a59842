"""One site's tables, and the steps from a link to its target."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from doclint.diagnostic import Severity
from doclint.site.anchors import GITHUB, page_anchors
from doclint.site.assets import Assets
from doclint.site.built import built_pages
from doclint.site.config import SiteConfig
from doclint.site.facts import LinkFact
from doclint.site.malformed import flaw, is_mistyped_scheme
from doclint.site.model import AssetRoot, Broken, Input, Page, Redirect, Site, Target
from doclint.site.patterns import RedirectPatterns, is_pattern, matches_any
from doclint.site.routes import Entry, Routes
from doclint.site.urls import (
    Address,
    decode,
    directory,
    is_external,
    join,
    nfc,
    normalize,
    split,
)  # fmt: skip

__all__ = ["Resolver"]

_MARKDOWN_SUFFIXES = (".md", ".mdx", ".markdown")
_TEMPLATES = ("{{", "{%", "${", "<%", "{site.", "{props.")
_PARTIAL_FEWEST = 20
_HTML_KINDS = frozenset(("html", "html-image"))
_SOURCE_KINDS = frozenset(("inline", "reference", "image", "image-reference", "autolink"))


T = TypeVar("T")


class Resolver:
    """Resolves the links of one site's pages; all reading of files is behind `Assets`."""

    def __init__(self, site: Site, inputs: Sequence[Input], config: SiteConfig) -> None:
        self.site = site
        self.config = config
        self.pages: list[Page] = [
            Page(one.facts.path, one.source, one.facts, placement, site)
            for one, placement in zip(inputs, site.place(inputs), strict=True)
        ]
        self.sources: dict[str, Page] = {nfc(page.source): page for page in self.pages}
        folders = site.assets
        if config.from_build:
            folders = (AssetRoot(site.root / config.from_build, site.base_path),)
        self.assets = Assets(folders)
        self.routes = Routes(site.loose_slash, site.exact_slash)
        self._built_ids: dict[str, frozenset[str]] = {}
        if config.from_build:
            self._fill_from_build(site.root / config.from_build)
        else:
            self._fill_routes()
        self._find_named = site.finder(self.pages) if site.finder else None
        self._patterns = RedirectPatterns(site.redirects)
        self._memos: dict[tuple[str, str, str], dict[tuple[str, str], Target | Broken]] = {}
        self._plain_kinds = _SOURCE_KINDS | (_HTML_KINDS if site.html_links else frozenset())
        self._anchors: dict[str, frozenset[str]] = {}
        self._base_host = _own_hosts(site.base_url)
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
            for route in (*placement.routes, placement.address):
                if route:
                    add(placement.host, route, Entry(route, page))
        for page in self.pages:
            for alias in () if page.placement.state else page.placement.aliases:
                self._add_redirect(Redirect(alias, page.address, page.placement.host), page)
        for redirect in self.site.redirects:
            if not is_pattern(redirect.origin):
                self._add_redirect(redirect, None)
        for page in self.pages:
            for route in () if page.placement.state else page.placement.fallback_routes:
                add(page.placement.host, route, Entry(route, page, kind="fallback"))
        for host, route in self.site.generated(self.pages):
            add(host, route, Entry(route, None, kind="generated"))

    def _fill_from_build(self, folder: Path) -> None:
        """Take what exists from the built HTML alone, whatever a theme or a plugin made of it."""
        pages = {
            (nfc(route)): page
            for page in self.pages
            for route in page.routes
            if not page.placement.state
        }
        for built in built_pages(folder, self.site.base_path):
            page = pages.get(nfc(built.address))
            self._built_ids[built.address] = built.ids
            if built.redirect is not None:
                entry = Entry(built.address, None, built.redirect, kind="redirect")
            else:
                entry = Entry(built.address, page, kind="page" if page else "generated")
            self.routes.add("", built.address, entry)

    def _add_redirect(self, redirect: Redirect, page: Page | None) -> None:
        origin = normalize("/" + decode(redirect.origin).lstrip("/"))
        entry = Entry(origin, page, redirect.target, kind="redirect")
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
        return link if self.site.html_links or not kind.startswith("html") else None

    def resolve(self, page: Page, link: LinkFact) -> Target | Broken:
        """What `link` of `page` leads to."""
        return self._resolve(page, link, link.url)

    def _resolve(self, page: Page, link: LinkFact, url: str) -> Target | Broken:
        if any(mark in url for mark in _TEMPLATES):
            return Target("ignored")
        own = self.own_path(url)
        if own is not None:
            url = own
        elif is_external(url) and not is_mistyped_scheme(url):
            return Target("external")
        if matches_any(url, (*self.config.ignore, *self.site.ignored)):
            return Target("ignored")
        problem = flaw(url, link)
        address = split(url)
        if not address.path and not problem:
            return self._anchored(Target("page", page.path, page.address, page=page), address)
        found = self._find(page, link, address)
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

    def _find(self, page: Page, link: LinkFact, address: Address) -> Target | Broken:
        """The target of an address with a path, the fragment aside."""
        site = self.site
        path = decode(address.path)
        if self._find_named is not None:
            named = self._find_named(page, path, link)
            if named is not None:
                how = "rewritten" if site.rewrites and link.kind in _SOURCE_KINDS else "source"
                return self._page_target(named, how)
            if link.kind == "shortcode" or (link.kind == "liquid" and link.text != "relative_url"):
                return Broken("page", path)
        if page.placement.state == "outside":
            return self._find_file(page, path, link)
        if path.startswith("/"):
            return self._find_absolute(page, path, link)
        problem: Broken | None = None
        for base in site.bases:
            if base == "source":
                found = self._find_source(page, path, link)
            else:
                base_url = page.address or "/"
                found = self._find_served(page, join(base_url, path), link)
            if isinstance(found, Target):
                return found
            if problem is None or (found.reason == "unpublished" != problem.reason):
                problem = found
        return problem or Broken("page", path)

    def _find_file(self, page: Page, path: str, link: LinkFact) -> Target | Broken:
        """What a page that is not part of the site links to: a file, as on GitHub."""
        wanted = normalize(path if path.startswith("/") else f"/{directory(page.source)}{path}")
        source = self.sources.get(nfc(wanted.strip("/")))
        if source is not None:
            return Target("page", source.path, source.source, how="source", page=source)
        file = self.assets.find_file(self.site.root, wanted.strip("/"))
        if file is not None or wanted == "/":
            exact = file[1] if file else ""
            return Target("asset", file[0] if file else "", exact, how="source")
        served = self._find_absolute(page, path, link) if path.startswith("/") else None
        return served if isinstance(served, Target) else Broken("page", path)

    def _find_absolute(self, page: Page, path: str, link: LinkFact) -> Target | Broken:
        if path.endswith(_MARKDOWN_SUFFIXES):
            for folder in self.site.root_sources:
                found = self.sources.get(nfc(normalize(f"/{folder}{path}")).lstrip("/"))
                if found is not None:
                    return self._page_target(found, "source")
        served = normalize(path)
        if not self.site.adds_base:
            return self._find_served(page, served, link)
        own = self.site.base_path
        if self.site.absolute_locales:
            own = self.site.language_prefix.get(page.language, own)
        answer: Target | Broken = Broken("page", served)
        for prefix in dict.fromkeys((own, self.site.base_path)):
            whole = served if served.startswith(prefix) else prefix + served.lstrip("/")
            answer = self._find_served(page, whole, link)
            if isinstance(answer, Target) or answer.reason == "unpublished":
                break
        return answer

    def _find_served(self, page: Page, path: str, link: LinkFact) -> Target | Broken:
        """What a web server answers for the decoded, normal `path`."""
        host = page.placement.host
        found = self.routes.find(host, path)
        if found is not None:
            return self._entry_target(*found)
        asset = self.assets.find(path, host)
        if asset is not None:
            return Target("asset", asset[0], asset[1], _differences(path, asset[1]))
        redirect = self._patterns.find(path)
        if redirect is not None:
            return Target("redirect", url=redirect.target, via=path)
        folded = self.routes.find_folded(host, path)
        if folded is not None:
            return self._entry_target(*folded)
        hidden = self._unpublished.get(host + nfc(path).rstrip("/"))
        if hidden is not None:
            return Broken("unpublished", path, hidden.placement.state, hidden)
        is_file = link.is_image or _looks_like_file(path)
        return Broken("asset" if is_file else "page", path)

    def _find_source(self, page: Page, path: str, link: LinkFact) -> Target | Broken:
        """The page or the file at `path`, seen from the folder of the source of `page`."""
        wanted = normalize("/" + directory(page.source) + path).lstrip("/")
        for candidate in self._source_names(wanted):
            found = self.sources.get(nfc(candidate))
            if found is not None:
                return self._page_target(found, "source", candidate)
        file = self.assets.find_file(self.site.root, wanted) if wanted else None
        if file is not None and self._takes_file(wanted, link):
            return Target(
                "asset", file[0], path, _differences(wanted.rstrip("/"), file[1]), how="source"
            )
        if wanted.endswith(_MARKDOWN_SUFFIXES):
            folded = self._folded_sources.get(nfc(wanted).casefold())
            if folded is not None:
                target = self._page_target(folded, "source")
                return target._replace(repairs=("case",)) if isinstance(target, Target) else target
        is_file = link.is_image or _looks_like_file(path)
        return Broken("asset" if is_file else "page", path)

    def _takes_file(self, wanted: str, link: LinkFact) -> bool:
        """Whether the generator leads a link to a file beside the page, or to a folder."""
        return link.is_image or self.site.bare_sources or _looks_like_file(wanted)

    def _source_names(self, wanted: str) -> Iterable[str]:
        """The source files that a relative link to `wanted` may mean."""
        yield wanted
        if self.site.bare_sources:
            bare = wanted.rstrip("/")
            if not wanted.endswith("/"):
                yield from (bare + suffix for suffix in _MARKDOWN_SUFFIXES)
                if bare.endswith(".html"):
                    yield from (bare[:-5] + suffix for suffix in _MARKDOWN_SUFFIXES)
            prefix = f"{bare}/" if bare else ""
            yield from (f"{prefix}{name}.md" for name in ("index", "README", "_index"))

    def _page_target(self, page: Page, how: str, wanted: str = "") -> Target | Broken:
        if page.placement.state:
            return Broken("unpublished", page.source, page.placement.state, page)
        repairs = (
            ("unicode",)
            if wanted and wanted != page.source and nfc(wanted) == nfc(page.source)
            else ()
        )
        return Target("page", page.path, page.address, repairs, how=how, page=page)

    def _entry_target(self, entry: Entry, repairs: tuple[str, ...]) -> Target:
        if entry.redirect is not None:
            path = entry.page.path if entry.page else ""
            return Target(
                "redirect", path, entry.redirect, repairs, via=entry.route, page=entry.page
            )
        if entry.page is None:
            return Target("generated", url=entry.route, repairs=repairs)
        page = entry.page
        own = page.address if entry.kind == "page" else entry.route
        return Target("page", page.path, own, repairs, page=page)

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
    def _unpublished(self) -> dict[str, Page]:
        """The pages that are not published, by host and the address that they would have."""
        found: dict[str, Page] = {}
        for page in self.pages:
            if page.placement.state:
                for route in page.placement.routes:
                    found.setdefault(
                        page.placement.host + nfc(route).removesuffix(".html").rstrip("/"), page
                    )
        return found

    @cached_property
    def _folded_sources(self) -> dict[str, Page]:
        return {source.casefold(): page for source, page in self.sources.items()}

    @cached_property
    def is_partial(self) -> bool:
        """Whether most links to other pages miss: then only a part of the site is here.

        Under a generator that is not known exactly, a few pages of which every such link misses
        count as a part too.
        """
        hits = misses = 0
        for page in self.pages:
            for link, result in self.links(page):
                if link.url[:1] != "/":
                    continue
                if result.__class__ is Broken:
                    misses += result.reason == "page"
                elif result.page is not page:
                    hits += 1
        if hits + misses >= _PARTIAL_FEWEST:
            return misses > hits
        return misses > 0 and hits == 0 and self.site.confidence < Severity.ERROR


def _names_place(fragment: str, ids: Collection[str]) -> bool:
    """Whether the undecoded `fragment` names one of `ids` or a place that every page has."""
    decoded = decode(fragment)
    if decoded.casefold() in ("", "top") or ":~:" in fragment:
        return True
    return fragment in ids or decoded in ids


def _own_hosts(base_url: str) -> tuple[str, ...]:
    """How addresses of the site itself begin: scheme and host of `base_url`, both schemes."""
    if "://" not in base_url:
        return ()
    host = base_url.split("://", 1)[1].split("/", 1)[0]
    return (f"https://{host}", f"http://{host}", f"//{host}") if host else ()


def _differences(written: str, exact: str) -> tuple[str, ...]:
    if written == exact:
        return ()
    if nfc(written) == nfc(exact):
        return ("unicode",)
    return ("case",)


def _looks_like_file(path: str) -> bool:
    name = path.rsplit("/", 1)[-1]
    suffix = name.rsplit(".", 1)[-1] if "." in name else ""
    return 1 <= len(suffix) <= 5 and suffix.isascii() and suffix.isalnum() and suffix not in (
        "html", "htm", "md", "mdx",
    )  # fmt: skip
