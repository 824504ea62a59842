"""Docusaurus: docs, blog and pages; number prefixes, ids and slugs; versions and locales."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from doclint.files.disk import matches, read_text
from doclint.site.anchors import AnchorRules
from doclint.site.facts import PageFacts
from doclint.site.generator import Generator
from doclint.site.generators._docusaurus_sections import (
    Section,
    read_locales,
    read_sections,
)
from doclint.site.generators._placing import outside
from doclint.site.generators._reading import (
    as_text,
    base_path_of,
    first_existing,
    javascript_body,
    javascript_strings,
    javascript_value,
    strip_comments,
)  # fmt: skip
from doclint.site.generators._redirect_files import redirects_in
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
from doclint.site.urls import normalize
from doclint.values.lazy_pattern import lazy_pattern

__all__ = ["GENERATOR"]

_CONFIGS = tuple(f"docusaurus.config.{suffix}" for suffix in ("js", "ts", "mjs", "cjs"))
_NUMBERED = lazy_pattern(r"\d+\s*[-_.]+\s*([^-_.\s].*)")
_DATE_OR_VERSION = lazy_pattern(r"(?:\d{2,4}[-_.]\d{2}(?:[-_.]\d{2})?|\d+[-_.]\d+).*")
_BLOG = lazy_pattern(r"(.*?)(\d{4})[-/](\d{1,2})[-/](\d{1,2})[-/]?(.*?)(?:/index)?")
_REDIRECT = lazy_pattern(r"\{([^{}]*\bfrom\b[^{}]*)\}")


def _configure(root: Path, config: SiteConfig) -> Site:
    """The Docusaurus site at `root`."""
    path = first_existing(root, *_CONFIGS)
    source = strip_comments(read_text(path)) if path else ""
    base = base_path_of(javascript_value(source, "baseUrl") or "/")
    locales, default = read_locales(source)
    sections = tuple(read_sections(root, source, locales, default))
    placer = _SectionPlacer(
        sections, base, javascript_value(source, "trailingSlash"), locales, default
    )
    return Site(
        root,
        placer.place,
        anchors=AnchorRules(syntax=("docusaurus", "comment"), image_alt=True, reserve=False),
        routing=Routing(
            base,
            config.base_url or javascript_value(source, "url") or "",
            assets=(AssetRoot(root / "static", base),),
            redirects=(*_redirects(source, base), *redirects_in(root, ("static",))),
            generated=placer.generated,
        ),
        links=LinkRules(
            bases=("source", "url"),
            root_sources=tuple(dict.fromkeys(("", *(section.folder for section in sections)))),
            adds_base=True,
            ignored=("pathname://*", "@site/*"),
        ),
        languages=Languages(
            default,
            {locale: base if locale == default else f"{base}{locale}/" for locale in locales},
        ),
    )


def _redirects(source: str, base: str) -> Iterator[Redirect]:
    """The redirects of the plugin for client redirects."""
    for found in _REDIRECT.finditer(javascript_body(source, "redirects") or ""):
        target = javascript_value(found[1], "to")
        one = javascript_value(found[1], "from")
        for origin in (javascript_strings(found[1], "from") or []) if one is None else [one]:
            if target and origin.startswith("/"):
                yield Redirect(base + origin.lstrip("/"), target)


class _SectionPlacer:
    """Places the pages of one site."""

    def __init__(
        self,
        sections: Sequence[Section],
        base: str,
        trailing_slash: str | None,
        locales: Sequence[str],
        default: str,
    ) -> None:
        self._sections = sections
        self._base = base
        self._slash = trailing_slash
        self._locales = locales
        self._default = default

    def place(self, inputs: Sequence[Input]) -> Iterator[Placement]:
        """Where each page goes."""
        located = [self._locate(one.source) for one in inputs]
        translated: dict[str, set[str]] = {}
        for section, inner in located:
            if section is not None:
                translated.setdefault(section.locale or self._default, set()).add(
                    self._key(section, inner)
                )
        for one, (section, inner) in zip(inputs, located, strict=True):
            if section is None:
                yield outside(one)
                continue
            yield self._placement(section, inner, one.facts, translated)

    def _locate(self, source: str) -> tuple[Section | None, str]:
        for section in self._sections:
            if source.startswith(f"{section.folder}/"):
                return section, source[len(section.folder) + 1 :]
        return None, ""

    def _key(self, section: Section, inner: str) -> str:
        return f"{section.kind}/{section.base}/{inner.rpartition('.')[0]}"

    def _placement(
        self, section: Section, inner: str, facts: PageFacts, translated: dict[str, set[str]]
    ) -> Placement:
        key = self._key(section, inner)
        hidden = any(part.startswith("_") for part in inner.split("/"))
        state = "unrendered" if hidden else "draft" if facts.meta.get("draft") is True else ""
        language = section.locale or (self._default if self._locales else facts.language)
        if section.locale and key not in translated.get(self._default, ()):
            state = state or "unrendered"
        if (section.kind == "pages" and not inner.isascii()) or (
            section.kind == "pages" and " " in inner
        ):
            # such pages land in a folder whose very name is percent-encoded, which no server finds
            return Placement((), language, (), state or "unrendered", key=key)
        path = self._path(section, inner, facts)
        prefix = self._base + (f"{section.locale}/" if section.locale else "")
        fallback = tuple(
            self._shown(f"{self._base}{locale}/{path}")[0]
            for locale in self._locales
            if not section.locale
            and locale != self._default
            and key not in translated.get(locale, ())
        )
        route, address = self._shown(prefix + path)
        return Placement(
            (route,), language, (), state, address=address, key=key, fallback_routes=fallback
        )

    def _path(self, section: Section, inner: str, facts: PageFacts) -> str:
        """The address below the base path, with a slash at the end where it is a folder's."""
        stem = inner.rpartition(".")[0]
        base = f"{section.base}/" if section.base else ""
        if section.kind == "blog":
            return base + _blog_path(stem, as_text(facts.meta.get("slug")))
        if section.kind == "pages":
            folder, _, name = stem.rpartition("/")
            return (f"{folder}/" if folder else "") + ("" if name == "index" else name)
        return base + _docs_path(stem, facts)

    def _shown(self, path: str) -> tuple[str, str]:
        """The route as it is written to disk, and the address of links, for a path."""
        bare = path.rstrip("/")
        root = self._base.rstrip("/")
        if bare == root or not bare:
            return self._base, self._base
        if self._slash == "true":
            return f"{bare}/", f"{bare}/"
        if self._slash == "false":
            return f"{bare}.html", bare
        return f"{bare}/", path

    def generated(self, pages: Sequence[Page]) -> Iterator[tuple[str, str]]:
        """Lists and tag pages of blogs, and pages made by components."""
        for section in self._sections:
            if section.kind == "blog":
                prefix = self._base + (f"{section.locale}/" if section.locale else "")
                for name in ("", "/archive", "/tags", "/authors"):
                    yield "", self._shown(f"{prefix}{section.base}{name}")[0]
                for name in ("rss.xml", "atom.xml"):
                    yield "", f"{prefix}{section.base}/{name}"
        for page in pages:
            root = page.site.root / "src" / "pages"
            for suffix in ("js", "jsx", "ts", "tsx"):
                for path in matches(root, f"**/*.{suffix}"):
                    inner = path.relative_to(root).with_suffix("").as_posix()
                    inner = inner.removesuffix("index")
                    if not any(part.startswith("_") for part in inner.split("/")):
                        yield "", self._shown(self._base + inner)[0]
            break
        yield "", f"{self._base}search/"


def _docs_path(stem: str, facts: PageFacts) -> str:
    """The address of a document below the base of its plugin."""
    *folders, name = [_unnumbered(part) for part in stem.split("/")]
    raw = stem.split("/")
    slug = as_text(facts.meta.get("slug"))
    here = "/".join(folders)
    if slug:
        if slug.startswith("/"):
            return slug.lstrip("/")
        return normalize(f"/{here}/{slug}").lstrip("/")
    identity = as_text(facts.meta.get("id"))
    is_index = name.lower() in ("index", "readme") or (len(raw) > 1 and raw[-1] == raw[-2])
    if is_index and not identity:
        return f"{here}/" if here else ""
    last = identity or name
    return f"{here}/{last}" if here else last


def _unnumbered(part: str) -> str:
    """A segment without the number that orders it; dates and versions are no such numbers."""
    if _DATE_OR_VERSION.fullmatch(part):
        return part
    found = _NUMBERED.fullmatch(part)
    return found[1] if found else part


def _blog_path(stem: str, slug: str) -> str:
    if slug:
        return slug.strip("/")
    found = _BLOG.fullmatch(stem)
    if found is None:
        return stem.removesuffix("/index")
    folder, year, month, day, text = found.groups()
    return f"{folder}{year}/{int(month):02}/{int(day):02}/{text}"


GENERATOR = Generator(
    "docusaurus",
    _configure,
    files=_CONFIGS,
    precedence=4,
    dialect="docusaurus",
    schema="docusaurus",
)
