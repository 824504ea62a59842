"""The index of a site: every page with its addresses, and what any link of it leads to."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from doclint.files.disk import exists
from doclint.process.collector import collector_paused
from doclint.site.detection import configure, detect_root
from doclint.site.facts import LinkFact, PageFacts
from doclint.site.generator import Generator
from doclint.site.resolver import Resolver
from doclint.site.site_config import SiteConfig
from doclint.site.site_values import Broken, EarlierLook, Input, Page, Site, Target

__all__ = ["Resolved", "SiteIndex"]

# what shows that a folder was chosen as a root and is not just the current folder
_BORDERS = ("doclint.toml", ".doclint.toml", "pyproject.toml", ".git")
# no reader meets the links of a page in any other state
_SEEN = frozenset(("", "outside"))
_IGNORED_KINDS = frozenset(("external", "ignored"))


class Resolved(NamedTuple):
    """One link of a page with what it leads to."""

    page: Page
    link: LinkFact
    result: Target | Broken


class SiteIndex:
    """All pages that doclint was given, in one site or in several, and their links.

    Build it with `SiteIndex.build`. Paths are those of the documents; `reported` names the pages
    whose findings will be shown, so that nothing is worked out for the others in vain.
    """

    def __init__(
        self, resolvers: list[Resolver], config: SiteConfig, reported: Collection[str] | None
    ) -> None:
        self.config = config
        self.resolvers = resolvers
        self._reported = None if reported is None else frozenset(reported)
        self.pages: dict[str, Page] = dict(
            sorted((page.path, page) for resolver in resolvers for page in resolver.pages)
        )
        self._resolvers = {id(resolver.site): resolver for resolver in resolvers}

    @classmethod
    def build(
        cls,
        facts: Iterable[PageFacts],
        root: Path,
        config: SiteConfig | None = None,
        reported: Collection[str] | None = None,
        earlier: EarlierLook | None = None,
    ) -> SiteIndex:
        """The index of the pages whose `facts` these are; `earlier` is told at `Resolver`.

        `root` is the folder of the configuration or of the repository; what the pages' own paths
        are relative to is the current folder. Reads configurations, redirect files and folders of
        the site, and never runs what it finds.
        """
        config = config or SiteConfig()
        resolvers = []
        with collector_paused():
            root = Path(os.path.abspath(root))  # noqa: PTH100  # links stay
            for site_root, group in _by_site(facts, root, config).items():
                site = configure(site_root, config)
                inputs = [Input(_relative(path, site_root), one) for path, one in group]
                # pages above the folder that was looked through are not among these
                cut = site_root != root and root.is_relative_to(site_root)
                resolvers.append(Resolver(site, inputs, config, cut, earlier))
            return cls(resolvers, config, reported)

    def reporting(self, reported: Collection[str]) -> SiteIndex:
        """The same site with other pages whose findings will be shown."""
        return SiteIndex(self.resolvers, self.config, reported)

    def page(self, path: str) -> Page | None:
        """The page of the document `path`."""
        return self.pages.get(path)

    def resolver(self, page: Page) -> Resolver:
        """The tables of the site that `page` belongs to."""
        return self._resolvers[id(page.site)]

    def resolve(self, source_path: str, url: str, kind: str = "inline") -> Target | Broken:
        """What `url`, written in the page `source_path`, leads to."""
        page = self.pages[source_path]
        link = LinkFact(url, kind, 0, 0, 0, 0, 1, "")
        return self.resolver(page).resolve(page, link)

    @property
    def sites(self) -> list[Site]:
        """The sites that the pages belong to."""
        return [resolver.site for resolver in self.resolvers]

    def is_reported(self, page: Page) -> bool:
        """Whether findings of `page` will be shown."""
        return self._reported is None or page.path in self._reported

    @cached_property
    def _sorted_links(
        self,
    ) -> tuple[list[tuple[Page, LinkFact, Target]], list[tuple[Page, LinkFact, Broken]]]:
        """The links that lead somewhere, and those that do not, in one walk over all pages."""
        found: list[tuple[Page, LinkFact, Target]] = []
        broken: list[tuple[Page, LinkFact, Broken]] = []
        with collector_paused():
            for page in self.pages.values():
                if page.placement.state not in _SEEN or not self.is_reported(page):
                    continue
                for link, result in self.resolver(page).links(page):
                    if isinstance(result, Broken):
                        broken.append((page, link, result))
                    elif result.kind not in _IGNORED_KINDS:
                        found.append((page, link, result))
        return found, broken

    @property
    def found(self) -> list[tuple[Page, LinkFact, Target]]:
        """The links of published pages that are reported and that lead somewhere in the site."""
        return self._sorted_links[0]

    @property
    def broken(self) -> list[tuple[Page, LinkFact, Broken]]:
        """The links of published pages that are reported and that lead nowhere."""
        return self._sorted_links[1]

    def external_links(self) -> Iterator[tuple[Page, LinkFact]]:
        """The links of published pages that are reported and that leave the site over HTTP."""
        for page in self.pages.values():
            if page.placement.state not in _SEEN or not self.is_reported(page):
                continue
            for link, result in self.resolver(page).links(page):
                external = isinstance(result, Target) and result.kind == "external"
                if external and link.url.lower().startswith(("http://", "https://", "//")):
                    yield page, link

    def links_of(self, page: Page) -> Iterator[Resolved]:
        """The links of `page` that lead somewhere inside the site or nowhere, in order."""
        for link, result in self.resolver(page).links(page):
            if isinstance(result, Broken) or result.kind not in _IGNORED_KINDS:
                yield Resolved(page, link, result)

    @cached_property
    def inbound(self) -> Mapping[str, list[tuple[Page, LinkFact]]]:
        """Who links to each page, by the path of the page linked to; a page's own links are out."""
        found: dict[str, list[tuple[Page, LinkFact]]] = {}
        for page in self.pages.values():
            for one in self.links_of(page):
                target = one.result.page
                if target is not None and target is not page:
                    found.setdefault(target.path, []).append((page, one.link))
        return found

    @property
    def notes(self) -> tuple[str, ...]:
        """What the user should know of the sites as such; nothing where no link is broken."""
        concerned = {id(page.site) for page, _, _ in self.broken}
        return tuple(
            f"only a part of the site at {os.path.relpath(resolver.site.root)} seems to be here; "
            "broken links are reported as information"
            for resolver in self.resolvers
            if id(resolver.site) in concerned and resolver.is_partial
        )

    def is_partial(self, page: Page) -> bool:
        """Whether the site of `page` seems to be here only in part."""
        return self.resolver(page).is_partial


def _by_site(
    facts: Iterable[PageFacts], root: Path, config: SiteConfig
) -> dict[Path, list[tuple[str, PageFacts]]]:
    """The pages by the root of the site that each belongs to, in order of the roots."""
    here = os.getcwd()  # noqa: PTH109  # strings: there may be many pages
    root = Path(os.path.normpath(os.path.join(here, root)))  # noqa: PTH118
    roots: dict[str, Path | None] = {}
    known: dict[Path, Generator | None] = {}
    border = root if any(exists(f"{root}/{name}") for name in _BORDERS) else None
    groups: dict[Path | None, list[tuple[str, PageFacts]]] = {}
    for one in sorted(facts, key=lambda one: one.path):
        path = os.path.normpath(f"{here}/{one.path}" if one.path[:1] != "/" else one.path)
        folder = path.rpartition("/")[0]
        if folder not in roots:
            roots[folder] = detect_root(Path(folder or "/"), border, config, known)
        groups.setdefault(roots[folder], []).append((path, one))
    homeless = groups.pop(None, [])
    found = {site_root: group for site_root, group in groups.items() if site_root is not None}
    if homeless:
        common = _common_root([path for path, _ in homeless], root)
        found.setdefault(common, []).extend(homeless)
    return dict(sorted(found.items()))


def _common_root(paths: list[str], root: Path) -> Path:
    """The root of pages that no generator claims: `root` if it holds them, else their folder."""
    prefix = f"{root}/"
    if all(path.startswith(prefix) for path in paths):
        return root
    return Path(os.path.commonpath([path.rpartition("/")[0] or "/" for path in paths]))


def _relative(path: str, root: Path) -> str:
    """`path` from `root`, with `/`."""
    prefix = f"{root}/"
    if path.startswith(prefix):
        return path[len(prefix) :]
    return os.path.relpath(path, root).replace(os.sep, "/")
