"""MkDocs and Material: routes from the documents' folder, translations, redirects, `toc` slugs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from doclint.site import slugs
from doclint.site.anchors import AnchorRules
from doclint.site.generator import Generator
from doclint.site.generators._placing import below, outside
from doclint.site.generators._reading import (
    as_list,
    as_mapping,
    as_text,
    base_path_of,
    first_existing,
    read_any,
)  # fmt: skip
from doclint.site.site_config import SiteConfig
from doclint.site.site_values import (
    AssetRoot,
    Input,
    Languages,
    LinkRules,
    Page,
    Placement,
    Redirect,
    Routing,
    Site,
)  # fmt: skip

__all__ = ["GENERATOR"]

_CONFIGS = ("mkdocs.yml", "mkdocs.yaml")
_CASES = {
    "lower": slugs.pymdownx,
    "fold": slugs.pymdownx_fold,
    "lower-ascii": slugs.pymdownx_ascii,
}
_SUFFIXES = (".markdown", ".mdown", ".mkdn", ".mkd", ".md")


def _configure(root: Path, config: SiteConfig) -> Site:
    """The MkDocs site at `root`."""
    path = first_existing(root, *_CONFIGS)
    settings = _inherited(path) if path else {}
    folder = (config.content or as_text(settings.get("docs_dir")) or "docs").strip("./")
    base_url = config.base_url or as_text(settings.get("site_url"))
    base = base_path_of(base_url) if base_url else "/"
    plugins = _tables(settings.get("plugins"))
    placer = _TranslationPlacer(settings, plugins, folder, base)
    i18n = placer.languages
    return Site(
        root,
        placer.place,
        anchors=_anchors(settings),
        routing=Routing(
            base,
            base_url,
            assets=(
                AssetRoot(root / folder, base),
                *(AssetRoot(root / folder, f"{base}{code}/") for code in i18n[1:]),
            ),
            redirects=tuple(placer.redirects()),
            generated=placer.generated,
        ),
        links=LinkRules(
            bases=("source", "url"),
            root_sources=(folder,) if _validates_absolute(settings) else (),
        ),
        languages=Languages(
            i18n[0] if i18n else "",
            {code: base if index == 0 else f"{base}{code}/" for index, code in enumerate(i18n)},
        ),
        navigation=frozenset(f"{folder}/{name}" for name in _navigated(settings.get("nav"))),
    )


def _inherited(path: Path) -> dict[str, Any]:
    """The configuration with that which it inherits from."""
    settings = read_any(path)
    parent = as_text(settings.get("INHERIT"))
    return {**read_any(path.parent / parent), **settings} if parent else settings


def _tables(value: object) -> dict[str, dict[str, Any]]:
    """Plugins or extensions by name, each with its options."""
    found: dict[str, dict[str, Any]] = {}
    items = value.items() if isinstance(value, dict) else None
    for item in as_list(value) if items is None else [{key: table} for key, table in items]:
        if isinstance(item, str):
            found[item] = {}
        for name, options in as_mapping(item).items():
            found[name] = as_mapping(options)
    return found


def _anchors(settings: dict[str, Any]) -> AnchorRules:
    extensions = _tables(settings.get("markdown_extensions"))
    toc = extensions.get("toc") or extensions.get("markdown.extensions.toc") or {}
    slugify = toc.get("slugify")
    slug = slugs.python_markdown
    if isinstance(slugify, dict):
        words = as_mapping(slugify.get("kwds"))
        slug = _CASES.get(as_text(words.get("case")), slugs.pymdownx_as_is)
        if words.get("percent_encode"):
            slug = slugs.pymdownx_percent
    elif isinstance(slugify, str) and "pymdownx" in slugify:
        slug = slugs.pymdownx_as_is if "uslugify_cased" in slugify else slugs.pymdownx
    elif isinstance(slugify, str) and "unicode" in slugify:
        slug = slugs.python_markdown_unicode
    lists = any(key.endswith("attr_list") for key in extensions)
    return AnchorRules(
        slug,
        "underscore",
        ("attributes-colon", "key-value") if lists else (),
        strip=True,
        blocks=("line",) if lists else (),
        footnotes="number",
        smart="smarty" in extensions,
    )


def _validates_absolute(settings: dict[str, Any]) -> bool:
    """Whether absolute links start from the folder of documents."""
    validation = as_mapping(settings.get("validation"))
    links = as_mapping(validation.get("links"))
    return "relative_to_docs" in (validation.get("absolute_links"), links.get("absolute_links"))


def _navigated(value: object) -> Iterator[str]:
    """The files that the navigation names."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _navigated(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from _navigated(item)


class _TranslationPlacer:
    """Places the pages of one site."""

    def __init__(
        self, settings: dict[str, Any], plugins: dict[str, dict[str, Any]], folder: str, base: str
    ) -> None:
        self._directories = settings.get("use_directory_urls") is not False
        self._folder = f"{folder}/" if folder else ""
        self._base = base
        self._plugins = plugins
        i18n = plugins.get("i18n", {})
        self._structure = as_text(i18n.get("docs_structure")) or "suffix"
        self._fallback = i18n.get("fallback_to_default") is not False
        self.languages = _languages(i18n)
        self._excluded = tuple(
            line.strip().strip("/")
            for line in as_text(settings.get("exclude_docs")).splitlines()
            if line.strip() and not line.startswith(("#", "!"))
        )

    def place(self, inputs: Sequence[Input]) -> Iterator[Placement]:
        """Where each page goes."""
        sources = {one.source for one in inputs}
        known = {self._translated(one.source[len(self._folder) :]) for one in inputs}
        for one in inputs:
            inner = below(self._folder, one.source)
            if inner is None:
                yield outside(one)
                continue
            language, key = self._translated(inner)
            state = self._state(inner, one.source, sources)
            route = self._route(key, language)
            fallback: tuple[str, ...] = ()
            if self._fallback and self.languages and language == self.languages[0]:
                fallback = tuple(
                    self._route(key, other)
                    for other in self.languages[1:]
                    if (other, key) not in known
                )
            yield Placement(
                (route,), language or one.facts.language, (), state,
                key=key, fallback_routes=fallback,
            )  # fmt: skip

    def _translated(self, inner: str) -> tuple[str, str]:
        """Language and common name of a source file."""
        if not self.languages:
            return "", inner
        if self._structure == "folder":
            first, slash, rest = inner.partition("/")
            return (
                (first, rest) if slash and first in self.languages else (self.languages[0], inner)
            )
        stem, _, suffix = inner.rpartition(".")
        bare, dot, code = stem.rpartition(".")
        if dot and code in self.languages:
            return code, f"{bare}.{suffix}"
        return self.languages[0], inner

    def _route(self, inner: str, language: str) -> str:
        stem = inner
        for suffix in _SUFFIXES:
            stem = stem.removesuffix(suffix)
        folder, _, name = stem.rpartition("/")
        prefix = self._base
        if self.languages and language != self.languages[0]:
            prefix += f"{language}/"
        prefix += f"{folder}/" if folder else ""
        if name in ("index", "README"):
            return prefix
        return f"{prefix}{name}/" if self._directories else f"{prefix}{name}.html"

    def _state(self, inner: str, source: str, sources: set[str]) -> str:
        folder, _, name = source.rpartition("/")
        if any(part.startswith(".") for part in inner.split("/")):
            return "unrendered"
        if name == "README.md" and f"{folder}/index.md" in sources:
            return "unrendered"
        if any(inner == one or inner.startswith(f"{one}/") for one in self._excluded):
            return "unrendered"
        return ""

    def redirects(self) -> Iterator[Redirect]:
        """The redirects of the plugin of that name."""
        for origin, target in as_mapping(
            self._plugins.get("redirects", {}).get("redirect_maps")
        ).items():
            to = as_text(target)
            main = self.languages[0] if self.languages else ""
            shown = to if "://" in to else self._route(to.partition("#")[0], main)
            yield Redirect(self._route(origin, main), shown)

    def generated(self, _pages: Sequence[Page]) -> Iterator[tuple[str, str]]:
        """The files that every build writes."""
        for name in ("404.html", "sitemap.xml"):
            yield "", self._base + name


def _languages(i18n: dict[str, Any]) -> tuple[str, ...]:
    """The locales of the translation plugin, the default first."""
    tables = [as_mapping(table) for table in as_list(i18n.get("languages"))]
    tables = [table for table in tables if table.get("build") is not False and table.get("locale")]
    tables.sort(key=lambda table: table.get("default") is not True)
    return tuple(as_text(table["locale"]) for table in tables)


GENERATOR = Generator(
    "mkdocs",
    _configure,
    aliases=("material",),
    files=_CONFIGS,
    precedence=5,
    dialect="mkdocs",
)
