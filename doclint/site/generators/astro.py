"""Astro and Starlight: files of `src/pages`, collections whose segments are slugs, locales."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from doclint.files.disk import matches, read_text
from doclint.site.anchors import AnchorRules
from doclint.site.facts import PageFacts
from doclint.site.generator import Generator
from doclint.site.generators._reading import (
    as_mapping,
    as_text,
    base_path_of,
    first_existing,
    javascript_body,
    javascript_value,
    strip_comments,
)  # fmt: skip
from doclint.site.generators._redirect_files import redirects_in
from doclint.site.site_config import SiteConfig
from doclint.site.site_values import (
    AssetRoot,
    Input,
    Languages,
    Page,
    Placement,
    Redirect,
    Routing,
    Site,
)  # fmt: skip
from doclint.site.slugs import github
from doclint.site.urls import nfc
from doclint.values.lazy_pattern import lazy_pattern

__all__ = ["GENERATOR"]

_CONFIGS = tuple(f"astro.config.{suffix}" for suffix in ("mjs", "js", "ts", "cjs", "mts"))
_LOCALE = lazy_pattern(r"[\"']?([\w-]+)[\"']?\s*:\s*\{")
_REDIRECT = lazy_pattern(
    r"[\"'](/[^\"']*)[\"']\s*:\s*(?:[\"']([^\"']+)[\"']|\{[^{}]*destination\s*:\s*[\"']([^\"']+)[\"'])"
)
_COLLECTION_USE = lazy_pattern(r"getCollection\(\s*[\"']([\w-]+)[\"']")
_REST_ROUTE = lazy_pattern(r"\[\.\.\.\w+\]\.astro|\[\w+\]\.astro")
# the major version since which slugs keep a hyphen at their end
_KEEPS_END = 6


def _configure(root: Path, config: SiteConfig) -> Site:
    """The Astro site at `root`."""
    path = first_existing(root, *_CONFIGS)
    source = strip_comments(read_text(path)) if path else ""
    base = base_path_of(javascript_value(source, "base") or "/")
    packages = _packages(root)
    starlight = "starlight(" in source or "@astrojs/starlight" in packages
    locales = _locales(source) if starlight else {}
    default = javascript_value(source, "defaultLocale") or "root"
    slash = javascript_value(source, "trailingSlash") or "ignore"
    file_format = javascript_value(javascript_body(source, "build") or "", "format") == "file"
    placer = _CollectionPlacer(root, base, locales, default, slash, file_format, starlight)
    return Site(
        root,
        placer.place,
        anchors=AnchorRules(
            smart=True,
            strip_end=_major(config, packages) < _KEEPS_END,
            footnotes="number",
        ),
        routing=Routing(
            base,
            config.base_url or javascript_value(source, "site") or "",
            loose_slash=slash == "ignore",
            assets=(AssetRoot(root / "public", base), AssetRoot(root / "src", "/src/")),
            redirects=(*_redirects(source, base), *redirects_in(root, ("public",))),
            generated=placer.generated,
        ),
        languages=Languages(
            placer.default_language,
            {
                code: base + (f"{folder}/" if folder else "")
                for folder, (code, _) in placer.locales.items()
            },
        ),
    )


def _packages(root: Path) -> dict[str, str]:
    """The dependencies in `package.json` with their versions."""
    try:
        package = as_mapping(json.loads(read_text(root / "package.json") or "{}"))
    except ValueError:
        return {}
    found = {
        **as_mapping(package.get("devDependencies")),
        **as_mapping(package.get("dependencies")),
    }
    return {name: as_text(version) for name, version in found.items()}


def _major(config: SiteConfig, packages: dict[str, str]) -> int:
    """The major version of Astro; the newest when nothing tells."""
    found = re.search(r"\d+", config.version or packages.get("astro", ""))
    return int(found[0]) if found else 99


def _locales(source: str) -> dict[str, str]:
    """The language code of each locale folder; an empty folder is the root."""
    body = javascript_body(source, "locales")
    if body is None:
        return {}
    found: dict[str, str] = {}
    for match in _LOCALE.finditer(body):
        inner = body[match.end() : body.find("}", match.end())]
        code = javascript_value(inner, "lang") or match[1]
        found["" if match[1] == "root" else match[1]] = code
    return found


def _redirects(source: str, base: str) -> Iterator[Redirect]:
    for found in _REDIRECT.finditer(javascript_body(source, "redirects") or ""):
        target = found[2] or found[3]
        shown = base + target.lstrip("/") if target.startswith("/") else target
        yield Redirect(base + found[1].lstrip("/"), shown)


class _CollectionPlacer:
    """Places the pages of one site."""

    def __init__(
        self,
        root: Path,
        base: str,
        locales: dict[str, str],
        default: str,
        slash: str,
        file_format: bool,
        starlight: bool,
    ) -> None:
        self._base = base
        self._slash = slash
        self._file_format = file_format
        self._starlight = starlight
        default_folder = "" if default == "root" or "" in locales else default
        self.locales = {
            folder: (code, folder == default_folder) for folder, code in locales.items()
        }
        self._default_folder = default_folder
        self.default_language = locales.get(default_folder, "")
        self._collections = _collection_routes(root)

    def place(self, inputs: Sequence[Input]) -> Iterator[Placement]:
        """Where each page goes."""
        known = {
            self._docs_name(one.source[17:], one.facts)
            for one in inputs
            if one.source.startswith("src/content/docs/")
        }
        for one in inputs:
            yield self._placement(one.source, one.facts, known)

    def _placement(self, source: str, facts: PageFacts, known: set[tuple[str, str]]) -> Placement:
        language = facts.language
        if source.startswith("src/pages/"):
            inner = source[10:]
            hidden = any(part.startswith("_") for part in inner.split("/"))
            route, address = self._shown(_pages_path(inner))
            return Placement(
                (route,), language, state="unrendered" if hidden else "", address=address, key=inner
            )
        if self._starlight and source.startswith("src/content/docs/"):
            return self._docs_placement(source[17:], facts, known)
        if source.startswith("src/content/"):
            collection, _, inner = source[12:].partition("/")
            prefix = self._collections.get(collection)
            if prefix is None or not inner:
                return Placement(state="outside", language=language)
            name = _slugged(inner, facts, keep_index=True)
            if name is None:
                return Placement(state="unrendered", language=language)
            route, address = self._shown(f"{prefix}/{name}".strip("/"))
            return Placement((route,), language, address=address, key=source)
        return Placement(state="outside", language=language)

    def _docs_name(self, inner: str, facts: PageFacts) -> tuple[str, str]:
        """Locale folder and the slug below it."""
        folder, slash, rest = inner.partition("/")
        slug = as_text(facts.meta.get("slug")).strip("/")
        if slug:
            first, _, below = slug.partition("/")
            return (first, below) if first and first in self.locales else ("", slug)
        if slash and folder in self.locales:
            return folder, _slugged(rest, facts) or ""
        return "", _slugged(inner, facts) or ""

    def _docs_placement(
        self, inner: str, facts: PageFacts, known: set[tuple[str, str]]
    ) -> Placement:
        folder, name = self._docs_name(inner, facts)
        hidden = any(part.startswith("_") for part in inner.split("/"))
        state = "unrendered" if hidden else "draft" if facts.meta.get("draft") is True else ""
        route, address = self._shown("/".join(filter(None, (folder, name))))
        fallback = tuple(
            self._shown("/".join(filter(None, (other, name))))[0]
            for other in self.locales
            if folder == self._default_folder and other != folder and (other, name) not in known
        )
        language = self.locales[folder][0] if folder in self.locales else facts.language
        return Placement(
            (route,), language, (), state,
            address=address, key=name or "index", fallback_routes=fallback,
        )  # fmt: skip

    def _shown(self, path: str) -> tuple[str, str]:
        """The route as it is written to disk, and the address of links, for a path."""
        if not path:
            return self._base, self._base
        bare = self._base + path
        if self._file_format:
            return f"{bare}.html", f"{bare}/" if self._slash == "always" else bare
        return f"{bare}/", bare if self._slash == "never" else f"{bare}/"

    def generated(self, pages: Sequence[Page]) -> Iterator[tuple[str, str]]:
        """Pages that are no Markdown, and the page for errors."""
        yield "", f"{self._base}404.html"
        root = next((page.site.root / "src" / "pages" for page in pages), None)
        if root is None:
            return
        for suffix in ("astro", "html", "ts", "js"):
            for path in matches(root, f"**/*.{suffix}"):
                inner = path.relative_to(root).as_posix()
                if "[" in inner or any(part.startswith("_") for part in inner.split("/")):
                    continue
                if suffix in ("ts", "js"):
                    yield "", self._base + inner.rpartition(".")[0]
                else:
                    yield "", self._shown(_pages_path(inner))[0]


def _pages_path(inner: str) -> str:
    """The address of a file of `src/pages`."""
    stem = inner.rpartition(".")[0]
    folder, _, name = stem.rpartition("/")
    return folder if name == "index" else stem


def _slugged(inner: str, facts: PageFacts, keep_index: bool = False) -> str | None:
    """The slug of a file of a collection; None for one that cannot have any."""
    slug = as_text(facts.meta.get("slug")).strip("/")
    if slug:
        return slug
    parts = [nfc(github(part)) for part in inner.rpartition(".")[0].split("/")]
    if parts[-1] == "readme" and keep_index and len(parts) > 1:
        return None
    if parts[-1] == "index" and not (keep_index and len(parts) == 1):
        parts.pop()
    return "/".join(parts)


def _collection_routes(root: Path) -> dict[str, str]:
    """The folder of addresses that each collection is shown below, as its route file says."""
    found: dict[str, str] = {}
    pages = root / "src" / "pages"
    for path in matches(pages, "**/*.astro"):
        if _REST_ROUTE.fullmatch(path.name):
            folder = path.parent.relative_to(pages).as_posix()
            for name in _COLLECTION_USE.findall(read_text(path)):
                found.setdefault(name, "" if folder == "." else folder)
    return found


GENERATOR = Generator(
    "astro",
    _configure,
    aliases=("starlight",),
    files=_CONFIGS,
    precedence=3,
    dialect="astro",
)
