"""From the decoded path of a link to the page, file or redirect behind it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from doclint.files.page_names import PAGE_SUFFIXES, is_page_name
from doclint.site.address_patterns import RedirectPatterns
from doclint.site.assets import Assets
from doclint.site.facts import LinkFact
from doclint.site.routes import RouteEntry, Routes
from doclint.site.site_values import Broken, Page, Site, Target
from doclint.site.urls import Address, decode, directory, join, nfc, normalize

__all__ = ["MARKDOWN_KINDS", "Search"]

# links that a generator may rewrite, as opposed to raw HTML
MARKDOWN_KINDS = frozenset(("inline", "reference", "image", "image-reference", "autolink"))


class Search:
    """Looks for what a path leads to, in the order in which the generator and the server do."""

    def __init__(self, site: Site, pages: Sequence[Page], routes: Routes, assets: Assets) -> None:
        self._site = site
        self._pages = pages
        self._routes = routes
        self._assets = assets
        self._sources = {nfc(page.source): page for page in pages}
        self._patterns = RedirectPatterns(site.routing.redirects)
        self._links = site.links
        self._find_named = site.links.finder(pages) if site.links.finder else None

    def find(self, page: Page, link: LinkFact, address: Address) -> Target | Broken:
        """The target of an address with a path, the fragment aside."""
        path = decode(address.path)
        if self._find_named is not None:
            named = self._find_named(page, path, link)
            if named is not None:
                how = (
                    "rewritten"
                    if self._links.rewrites and link.kind in MARKDOWN_KINDS
                    else "source"
                )
                return self._page_target(named, how)
            if link.kind == "shortcode" or (link.kind == "liquid" and link.text != "relative_url"):
                return Broken("page", path)
        if page.placement.state == "outside" or self._links.as_files:
            return self._find_file(page, path, link)
        if path.startswith("/"):
            return self._find_absolute(page, path, link)
        problem: Broken | None = None
        for base in self._links.bases:
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
        """What a link to a file or a folder names, as on GitHub."""
        wanted = normalize(path if path.startswith("/") else f"/{directory(page.source)}{path}")
        source = self._sources.get(nfc(wanted.strip("/")))
        if source is not None:
            return Target("page", source.path, source.source, how="source", page=source)
        file = self._assets.find_file(self._site.root, wanted.strip("/"))
        if file is not None or wanted == "/":
            exact = file[1] if file else ""
            repairs = _differences(wanted.strip("/"), exact)
            return Target("asset", file[0] if file else "", exact, repairs, how="source")
        served = self._find_absolute(page, path, link) if path.startswith("/") else None
        if isinstance(served, Target):
            return served
        is_file = link.is_image or _looks_like_file(path)
        return Broken("asset" if is_file else "page", path)

    def _find_absolute(self, page: Page, path: str, link: LinkFact) -> Target | Broken:
        if is_page_name(path):
            for folder in self._links.root_sources:
                found = self._sources.get(nfc(normalize(f"/{folder}{path}")).lstrip("/"))
                if found is not None:
                    return self._page_target(found, "source")
        served = normalize(path)
        if not self._links.adds_base:
            return self._find_served(page, served, link)
        own = self._site.routing.base_path
        if self._links.adds_language:
            own = self._site.languages.prefixes.get(page.language, own)
        answer: Target | Broken = Broken("page", served)
        for prefix in dict.fromkeys((own, self._site.routing.base_path)):
            whole = served if served.startswith(prefix) else prefix + served.lstrip("/")
            answer = self._find_served(page, whole, link)
            if isinstance(answer, Target) or answer.reason == "unpublished":
                break
        return answer

    def _find_served(self, page: Page, path: str, link: LinkFact) -> Target | Broken:
        """What a web server answers for the decoded, normal `path`."""
        host = page.placement.host
        found = self._routes.find(host, path)
        if found is not None:
            return self._entry_target(*found)
        asset = self._assets.find(path, host)
        if asset is not None:
            return Target("asset", asset[0], asset[1], _differences(path, asset[1]))
        redirect = self._patterns.find(path)
        if redirect is not None:
            return Target("redirect", url=redirect.target)
        folded = self._routes.find_folded(host, path)
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
            found = self._sources.get(nfc(candidate))
            if found is not None:
                return self._page_target(found, "source", candidate)
        file = self._assets.find_file(self._site.root, wanted) if wanted else None
        if file is not None and self._takes_file(wanted, link):
            return Target(
                "asset", file[0], path, _differences(wanted.rstrip("/"), file[1]), how="source"
            )
        if is_page_name(wanted):
            folded = self._folded_sources.get(nfc(wanted).casefold())
            if folded is not None:
                target = self._page_target(folded, "source")
                return target._replace(repairs=("case",)) if isinstance(target, Target) else target
        is_file = link.is_image or _looks_like_file(path)
        return Broken("asset" if is_file else "page", path)

    def _takes_file(self, wanted: str, link: LinkFact) -> bool:
        """Whether the generator leads a link to a file beside the page, or to a folder."""
        return link.is_image or self._links.bare_sources or _looks_like_file(wanted)

    def _source_names(self, wanted: str) -> Iterable[str]:
        """The source files that a relative link to `wanted` may mean."""
        yield wanted
        if self._links.bare_sources:
            bare = wanted.rstrip("/")
            if not wanted.endswith("/"):
                yield from (bare + suffix for suffix in PAGE_SUFFIXES)
                if bare.endswith(".html"):
                    yield from (bare[:-5] + suffix for suffix in PAGE_SUFFIXES)
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

    def _entry_target(self, entry: RouteEntry, repairs: tuple[str, ...]) -> Target:
        if entry.redirect is not None:
            path = entry.page.path if entry.page else ""
            return Target("redirect", path, entry.redirect, repairs, page=entry.page)
        if entry.page is None:
            return Target("generated", url=entry.route, repairs=repairs)
        page = entry.page
        own = page.address if entry.kind == "page" else entry.route
        return Target("page", page.path, own, repairs, page=page)

    @cached_property
    def _unpublished(self) -> dict[str, Page]:
        """The pages that are not published, by host and the address that they would have."""
        found: dict[str, Page] = {}
        for page in self._pages:
            if page.placement.state:
                for route in page.placement.routes:
                    found.setdefault(
                        page.placement.host + nfc(route).removesuffix(".html").rstrip("/"), page
                    )
        return found

    @cached_property
    def _folded_sources(self) -> dict[str, Page]:
        return {source.casefold(): page for source, page in self._sources.items()}


def _differences(written: str, exact: str) -> tuple[str, ...]:
    if written == exact:
        return ()
    if nfc(written) == nfc(exact):
        return ("unicode",)
    return ("case",)


def _looks_like_file(path: str) -> bool:
    name = path.rsplit("/", 1)[-1]
    suffix = name.rsplit(".", 1)[-1] if "." in name else ""
    if name.endswith((".html", ".htm", *PAGE_SUFFIXES)):
        return False
    return 1 <= len(suffix) <= 5 and suffix.isascii() and suffix.isalnum()
