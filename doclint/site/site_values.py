"""The values of the site: where pages go, what links do, and what they lead to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from doclint.files.page_names import PAGE_SUFFIXES
from doclint.site.anchors import AnchorRules
from doclint.site.facts import LinkFact, PageFacts
from doclint.values.diagnostic import Severity

__all__ = [
    "AssetRoot",
    "Broken",
    "EarlierLook",
    "FindSource",
    "Finder",
    "Input",
    "Languages",
    "LinkRules",
    "Page",
    "Placement",
    "Redirect",
    "Routing",
    "Site",
    "Target",
]


class Input(NamedTuple):
    """A page as a generator sees it: `source` is its path from the root of the site."""

    source: str
    facts: PageFacts


class Placement(NamedTuple):
    """Where a generator puts a page.

    `routes` are the decoded addresses of what is written, the main one first, base path included;
    there are none when nothing is written. `address` is how a link should name the page, and what
    relative links resolve against, where that differs from the first route. `state` says why a page
    is not published: `draft`, `future`, `expired`, `unpublished`, `unrendered`, `resource`,
    `outside`. `host` tells apart languages that have hosts of their own. `key` names the page among
    its translations. `fallback_routes` of other languages show this page for want of a translation.
    """

    routes: tuple[str, ...] = ()
    language: str = ""
    aliases: tuple[str, ...] = ()
    state: str = ""
    host: str = ""
    address: str = ""
    key: str = ""
    fallback_routes: tuple[str, ...] = ()


@dataclass(slots=True)
class Page:
    """One page of the site: `path` as doclint was given it, `source` from the root of its site."""

    path: str
    source: str
    facts: PageFacts
    placement: Placement
    site: Site

    @property
    def language(self) -> str:
        """The language code, or an empty string."""
        return self.placement.language

    @property
    def routes(self) -> tuple[str, ...]:
        """The decoded addresses, the main one first."""
        return self.placement.routes

    @property
    def address(self) -> str:
        """The address that a link should use; an empty string for an unpublished page."""
        if self.placement.address:
            return self.placement.address
        return self.placement.routes[0] if self.placement.routes else ""

    @property
    def title(self) -> str:
        """The front matter's title, else the text of the first top heading."""
        return self.facts.title


class EarlierLook(NamedTuple):
    """What an earlier look at the site found out about pages, by their paths.

    `places` says where each page goes. `settled` has, for pages all of whose links that start at
    the root lead somewhere, how many of these lead to another page.
    """

    places: Mapping[str, Placement]
    settled: Mapping[str, int]


class Redirect(NamedTuple):
    """An address that sends the reader elsewhere; `origin` may hold `*` and `:name` parts."""

    origin: str
    target: str
    host: str = ""


class AssetRoot(NamedTuple):
    """A folder whose files are served below `prefix`; `key` makes a file name as served.

    Files whose name ends with one of `hidden` are not served: they are pages.
    """

    folder: Path
    prefix: str = "/"
    key: Callable[[str], str] | None = None
    host: str = ""
    hidden: tuple[str, ...] = PAGE_SUFFIXES


# the page that a source path or a reference names, seen from a page; None when there is none
FindSource = Callable[["Page", str, LinkFact], "Page | None"]
# makes such a function for the pages of a site
Finder = Callable[[Sequence["Page"]], FindSource]


def _nothing(_pages: Sequence[Page]) -> Iterable[tuple[str, str]]:
    return ()


class Routing(NamedTuple):
    """Which addresses the site answers apart from those of its pages.

    `base_path` is where the site begins on its host, with slashes around it; `base_url` is its
    whole address, an empty string where nothing tells. `loose_slash` accepts a slash at the end of
    any address, `exact_slash` demands the one of a folder. `assets` are served as they are.
    `generated` makes pairs of host and address from the placed pages.
    """

    base_path: str = "/"
    base_url: str = ""
    loose_slash: bool = False
    exact_slash: bool = False
    assets: tuple[AssetRoot, ...] = ()
    redirects: tuple[Redirect, ...] = ()
    generated: Callable[[Sequence[Page]], Iterable[tuple[str, str]]] = _nothing


class LinkRules(NamedTuple):
    """What the generator makes of links before a browser follows them.

    `bases` is what relative links resolve against, in order: `source` or `url`. `bare_sources` lets
    a relative link leave out the suffix of a source file. `root_sources` are folders that an
    absolute link to a source file starts from. `adds_base` says that the generator puts the base
    path before absolute links, and with `adds_language` that of the page's language. `as_files`
    takes every link for the path of a file. `html` says that links in HTML reach the page.
    `finder` resolves what only the generator knows; with `rewrites` it also does so for ordinary
    Markdown links. `ignored` are patterns of addresses that only a build knows.
    """

    bases: tuple[str, ...] = ("url",)
    bare_sources: bool = False
    root_sources: tuple[str, ...] = ()
    adds_base: bool = False
    adds_language: bool = True
    as_files: bool = False
    html: bool = True
    finder: Finder | None = None
    rewrites: bool = False
    ignored: tuple[str, ...] = ()


class Languages(NamedTuple):
    """The languages of the site: where each begins, by its code; empty where there is only one."""

    default: str = ""
    prefixes: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class Site:
    """What is known of one site once its configuration has been read.

    `place` says where each page goes. `navigation` has the sources that a menu lists. `confidence`
    is the severity that a broken link deserves when the site is known that well; a site that is
    `guessed` has no generator, so that its addresses prove little. `generator` is the name of the
    one that the site was read by, which whoever asks it to fills in.
    """

    root: Path
    place: Callable[[Sequence[Input]], Iterable[Placement]]
    anchors: AnchorRules = field(default_factory=AnchorRules)
    routing: Routing = Routing()  # noqa: RUF009  # frozen
    links: LinkRules = LinkRules()  # noqa: RUF009  # frozen
    languages: Languages = Languages()  # noqa: RUF009  # frozen
    navigation: frozenset[str] = frozenset()
    confidence: Severity = Severity.ERROR
    guessed: bool = False
    generator: str = ""

    def placements(
        self, inputs: Sequence[Input], earlier: EarlierLook | None = None
    ) -> Iterable[Placement]:
        """Where each page goes, as far as possible as it is known from `earlier`."""
        if earlier is not None:
            return [earlier.places[one.facts.path] for one in inputs]
        return self.place(inputs)

    def as_linked(self, address: str) -> str:
        """How a link writes `address`: without the base path where the generator adds it."""
        base = self.routing.base_path
        adds = self.links.adds_base and address.startswith(base)
        return f"/{address[len(base) :]}" if adds else address


class Target(NamedTuple):
    """What a link leads to.

    `kind` is `page`, `asset`, `redirect`, `generated`, `external` or `ignored`. `path` is the file
    behind it, an empty string when there is none. `url` is the address that serves it, as a link
    should name it. `repairs` say what had to be forgiven: `case`, `slash`, `extension`, `unicode`,
    `base`. `anchor` is the decoded fragment, None without one; `anchor_found` says whether the
    target has it, None when that cannot be known. `how` is `source`, `url` or `rewritten`.
    """

    kind: str
    path: str = ""
    url: str = ""
    repairs: tuple[str, ...] = ()
    anchor: str | None = None
    anchor_found: bool | None = None
    how: str = "url"
    page: Page | None = None


class Broken(NamedTuple):
    """Why a link leads nowhere.

    `reason` is `page`, `asset`, `malformed` or `unpublished`. `url` is the decoded address that was
    looked for, `detail` the flaw of a malformed link or the state of an unpublished page.
    """

    reason: str
    url: str
    detail: str = ""
    page: Page | None = None
