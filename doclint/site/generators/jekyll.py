"""Jekyll: pages, posts and collections, permalink styles, `redirect_from`, kramdown anchors."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from doclint.files.disk import is_folder, read_text
from doclint.site.anchors import AnchorRules
from doclint.site.facts import PageFacts
from doclint.site.generator import Generator
from doclint.site.generators._jekyll_links import finder
from doclint.site.generators._placing import below, outside
from doclint.site.generators._reading import (
    as_list,
    as_mapping,
    as_strings,
    as_text,
    first_existing,
    is_future,
    read_any,
)  # fmt: skip
from doclint.site.generators._redirect_files import redirects_in
from doclint.site.site_config import SiteConfig
from doclint.site.site_values import AssetRoot, Input, LinkRules, Page, Placement, Routing, Site
from doclint.site.slugs import github, kramdown
from doclint.site.urls import normalize
from doclint.values.lazy_pattern import lazy_pattern

__all__ = ["GENERATOR"]

_CONFIGS = ("_config.yml", "_config.yaml", "_config.toml")
_STYLES = {
    "date": "/:categories/:year/:month/:day/:title:output_ext",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title:output_ext",
    "weekdate": "/:categories/:year/W:week/:short_day/:title:output_ext",
    "none": "/:categories/:title:output_ext",
}
_POST = lazy_pattern(r"(?:.*/)?(\d{2,4})-(\d{1,2})-(\d{1,2})-(.+)")
_UNSAFE_IN_SLUG = lazy_pattern(r"[^\w\u0900-\u0dff]+")
_TOKEN = lazy_pattern(r":(\w+)")
_ALWAYS_EXCLUDED = ("Gemfile", "Gemfile.lock", "node_modules/*", "vendor/*", ".sass-cache/*")


def _detect(folder: Path) -> bool:
    """Whether the `_config` file in `folder` is Jekyll's and not that of Hexo."""
    return not is_folder(folder / "source" / "_posts") and not is_folder(folder / "scaffolds")


def _configure(root: Path, config: SiteConfig) -> Site:
    """The Jekyll site at `root`."""
    path = first_existing(root, *_CONFIGS)
    settings = read_any(path) if path else {}
    source = root / as_text(settings.get("source")).strip("./") if settings.get("source") else root
    plugins = {*as_strings(settings.get("plugins")), *as_strings(settings.get("gems"))}
    pages_host = "github-pages" in read_text(root / "Gemfile") or "github-pages" in plugins
    placer = _PermalinkPlacer(
        settings, plugins, pages_host, config, "" if source == root else f"{source.name}/"
    )
    engine = as_mapping(settings.get("kramdown"))
    native = as_text(engine.get("input")).lower() == "kramdown"
    base = f"/{as_text(settings.get('baseurl')).strip('/')}/".replace("//", "/")
    relative = pages_host or "jekyll-relative-links" in plugins
    return Site(
        root,
        placer.place,
        anchors=AnchorRules(
            kramdown if native else github,
            "counter",
            ("spaced",),
            next_line=True,
            smart=not native,
            reserve=False,
            raw=native,
            blocks=("line", "after-heading"),
        ),
        routing=Routing(
            base,
            config.base_url or as_text(settings.get("url")),
            assets=(AssetRoot(source, base, hidden=()),),
            redirects=redirects_in(root, ("",)),
            generated=placer.generated,
        ),
        links=LinkRules(bases=("source", "url") if relative else ("url",), finder=finder),
    )


class _PermalinkPlacer:
    """Places the pages of one site."""

    def __init__(
        self,
        settings: dict[str, Any],
        plugins: set[str],
        pages_host: bool,
        config: SiteConfig,
        source: str,
    ) -> None:
        self._settings = settings
        self._config = config
        self._source = source
        self._optional = pages_host or "jekyll-optional-front-matter" in plugins
        self._readme = pages_host or "jekyll-readme-index" in plugins
        self._base = f"/{as_text(settings.get('baseurl')).strip('/')}".rstrip("/")
        self._collections = _collections(settings)
        self._excluded = (*as_strings(settings.get("exclude")), *_ALWAYS_EXCLUDED)
        self._included = as_strings(settings.get("include"))

    def place(self, inputs: Sequence[Input]) -> Iterator[Placement]:
        """Where each page goes."""
        sources = {one.source for one in inputs}
        for one in inputs:
            inner = below(self._source, one.source)
            if inner is None:
                yield outside(one)
            else:
                yield self._placement(inner, one.facts, sources)

    def _placement(self, source: str, facts: PageFacts, sources: set[str]) -> Placement:
        kind, collection = self._kind(source)
        meta = {**self._defaults(source, kind, collection), **facts.meta}
        language = as_text(meta.get("lang")) or facts.language
        state = self._state(source, facts, meta, kind, collection)
        if state == "copied":
            return Placement((f"{self._base}/{source}",), language, key=source)
        if kind == "page":
            route = self._page_route(source, meta, sources)
        elif kind in ("post", "draft"):
            route = self._post_route(source, meta)
        else:
            route = self._collection_route(source, meta, collection)
        aliases = [
            self._base + normalize("/" + alias.lstrip("/"))
            for key in ("redirect_from", *self._config.redirect_keys)
            for alias in as_strings(meta.get(key))
        ]
        return Placement((self._base + route,), language, tuple(aliases), state, key=source)

    def _kind(self, source: str) -> tuple[str, str]:
        """Whether `source` is a page, a post or a document of a collection, and of which."""
        folders = source.split("/")[:-1]
        if "_posts" in folders:
            return "post", "posts"
        if "_drafts" in folders:
            return "draft", "posts"
        for folder in folders:
            if folder.startswith("_") and folder[1:] in self._collections:
                return "collection", folder[1:]
        return "page", ""

    def _state(
        self, source: str, facts: PageFacts, meta: dict[str, Any], kind: str, collection: str
    ) -> str:
        parts = source.split("/")
        hidden = any(part.startswith(("_", ".", "#")) or part.endswith("~") for part in parts)
        if kind == "draft":
            return "draft"
        if kind == "page" and hidden and not any(part in self._included for part in parts):
            return "unrendered"
        if any(_excludes(pattern, source) for pattern in self._excluded):
            return "outside"
        if meta.get("published") is False or meta.get("draft") is True:
            return "unpublished"
        if kind == "collection" and not self._collections[collection].get("output"):
            return "unrendered"
        day = _POST.fullmatch(source) if kind == "post" else None
        when = meta.get("date") or (day and f"{day[1]}-{day[2]:0>2}-{day[3]:0>2}")
        if kind == "post" and is_future(when) and not self._settings.get("future"):
            return "future"
        if kind == "page" and not facts.has_front_matter and not self._optional:
            return "copied"
        return ""

    def _page_route(self, source: str, meta: dict[str, Any], sources: set[str]) -> str:
        if permalink := as_text(meta.get("permalink")):
            return (
                self._expand(permalink, self._tokens(source, meta))
                if ":" in permalink
                else ("/" + permalink.lstrip("/"))
            )
        folder, _, name = source.rpartition("/")
        stem = name.rsplit(".", 1)[0]
        prefix = f"/{folder}/" if folder else "/"
        if stem == "index" or (
            self._readme
            and stem.lower() == "readme"
            and not {f"{self._source}{folder}/index.md".lstrip("/"), f"{folder}/index.html"}
            & sources
        ):
            return prefix
        style = as_text(self._settings.get("permalink"))
        pretty = style == "pretty" or style.endswith("/")
        return f"{prefix}{stem}/" if pretty else f"{prefix}{stem}.html"

    def _post_route(self, source: str, meta: dict[str, Any]) -> str:
        style = as_text(meta.get("permalink")) or as_text(self._settings.get("permalink")) or "date"
        return self._expand(_STYLES.get(style, style), self._tokens(source, meta))

    def _collection_route(self, source: str, meta: dict[str, Any], collection: str) -> str:
        pattern = as_text(meta.get("permalink")) or as_text(
            self._collections[collection].get("permalink")
        )
        if not pattern:
            style = as_text(self._settings.get("permalink"))
            pretty = style == "pretty" or style.endswith("/")
            pattern = "/:collection/:path/" if pretty else "/:collection/:path:output_ext"
        return self._expand(_STYLES.get(pattern, pattern), self._tokens(source, meta, collection))

    def _tokens(self, source: str, meta: dict[str, Any], collection: str = "") -> dict[str, str]:
        """The values of the placeholders for one document."""
        post = _POST.fullmatch(source.rsplit(".", 1)[0])
        stem = post[4] if post else source.rpartition("/")[2].rsplit(".", 1)[0]
        day = as_text(meta.get("date"))[:10].split("-")
        if len(day) != 3:
            day = [post[1], f"{post[2]:0>2}", f"{post[3]:0>2}"] if post else ["", "", ""]
        inner = source.rsplit(".", 1)[0]
        if collection:
            inner = inner.partition(f"_{collection}/")[2]
        slug = as_text(meta.get("slug"))
        folders = source.split("/")
        above = folders[: folders.index("_posts")] if "_posts" in folders else []
        categories = [*above, *_categories(meta)]
        return {
            "year": day[0], "month": day[1], "day": day[2],
            "i_month": day[1].lstrip("0"), "i_day": day[2].lstrip("0"),
            "short_year": day[0][-2:],
            "title": _slugified(slug or stem) if post else (slug or stem),
            "slug": _slugified(slug or stem).lower(),
            "name": stem, "basename": stem,
            "path": inner, "collection": collection,
            "categories": "/".join(dict.fromkeys(name.lower() for name in categories)),
            "output_ext": ".html",
        }  # fmt: skip

    def _expand(self, pattern: str, tokens: dict[str, str]) -> str:
        made = _TOKEN.sub(lambda found: tokens.get(found[1], found[0]), pattern)
        return re.sub("/{2,}", "/", "/" + made)

    def _defaults(self, source: str, kind: str, collection: str) -> dict[str, Any]:
        """The front-matter defaults of the configuration that hold for a file."""
        found: dict[str, Any] = {}
        label = {"page": "pages", "post": "posts", "draft": "drafts"}.get(kind, collection)
        for table in as_list(self._settings.get("defaults")):
            scope = as_mapping(as_mapping(table).get("scope"))
            path = as_text(scope.get("path")).strip("/")
            inside = not path or source == path or source.startswith(f"{path}/")
            if (inside or fnmatchcase(source, path)) and scope.get("type", label) == label:
                found.update(as_mapping(as_mapping(table).get("values")))
        return found

    def generated(self, _pages: Sequence[Page]) -> Iterator[tuple[str, str]]:
        """The home page and the files that common plugins write."""
        for name in ("feed.xml", "sitemap.xml", "robots.txt", "404.html"):
            yield "", f"{self._base}/{name}"


def _collections(settings: dict[str, Any]) -> dict[str, dict[str, Any]]:
    value = settings.get("collections")
    if isinstance(value, list):
        return {name: {} for name in as_strings(value)}
    return {name: as_mapping(table) for name, table in as_mapping(value).items()}


def _categories(meta: dict[str, Any]) -> list[str]:
    value = meta.get("categories", meta.get("category"))
    return value.split() if isinstance(value, str) else as_strings(value)


def _slugified(text: str) -> str:
    return _UNSAFE_IN_SLUG.sub("-", text).strip("-")


def _excludes(pattern: str, source: str) -> bool:
    bare = pattern.strip("/")
    return source == bare or source.startswith(f"{bare}/") or fnmatchcase(source, bare)


GENERATOR = Generator(
    "jekyll",
    _configure,
    files=_CONFIGS,
    detect=_detect,
    precedence=-1,
    dialect="jekyll",
    schema="jekyll",
    one_folder=False,
)
