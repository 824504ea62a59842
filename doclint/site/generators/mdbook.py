"""mdBook: the chapters that `SUMMARY.md` names, and no others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from doclint.files.disk import read_text
from doclint.site.anchors import AnchorRules
from doclint.site.generator import Generator
from doclint.site.generators._placing import below, outside
from doclint.site.generators._reading import as_mapping, as_text, base_path_of, read_any
from doclint.site.site_config import SiteConfig
from doclint.site.site_values import (
    AssetRoot,
    Input,
    LinkRules,
    Page,
    Placement,
    Redirect,
    Routing,
    Site,
)
from doclint.site.slugs import mdbook
from doclint.site.urls import decode, normalize
from doclint.values.lazy_pattern import lazy_pattern

__all__ = ["GENERATOR"]

_CHAPTER = lazy_pattern(r"\[[^\[\]]*\]\(\s*<?([^()<>\s]+)>?\s*\)")


def _configure(root: Path, config: SiteConfig) -> Site:
    """The book at `root`."""
    settings = read_any(root / "book.toml")
    book = as_mapping(settings.get("book"))
    html = as_mapping(as_mapping(settings.get("output")).get("html"))
    folder = (config.content or as_text(book.get("src")) or "src").strip("./")
    site_url = config.base_url or as_text(html.get("site-url"))
    base = base_path_of(site_url) if site_url else "/"
    chapters = frozenset(
        normalize("/" + decode(found)).lstrip("/")
        for found in _CHAPTER.findall(read_text(root / folder / "SUMMARY.md"))
    )
    placer = _ChapterPlacer(f"{folder}/" if folder else "", base, chapters)
    redirects = as_mapping(html.get("redirect"))
    return Site(
        root,
        placer.place,
        anchors=AnchorRules(
            mdbook, "unique", ("attributes", "key-value"), strip=True, footnotes="number"
        ),
        routing=Routing(
            base,
            config.base_url,
            assets=(AssetRoot(root / folder, base),),
            redirects=tuple(
                Redirect(base + origin.lstrip("/"), as_text(target))
                for origin, target in redirects.items()
            ),
            generated=placer.generated,
        ),
        links=LinkRules(bases=("source", "url")),
        navigation=frozenset(f"{folder}/{name}" for name in chapters),
    )


class _ChapterPlacer:
    """Places the chapters of one book."""

    def __init__(self, folder: str, base: str, chapters: frozenset[str]) -> None:
        self._folder = folder
        self._base = base
        self._chapters = chapters

    def place(self, inputs: Sequence[Input]) -> Iterator[Placement]:
        """Where each chapter goes; a file that the summary does not name goes nowhere."""
        for one in inputs:
            inner = below(self._folder, one.source)
            if inner is None:
                yield outside(one)
                continue
            state = "" if inner in self._chapters else "unrendered"
            yield Placement((self._route(inner),), one.facts.language, (), state, key=inner)

    def _route(self, inner: str) -> str:
        stem = inner.rpartition(".")[0]
        folder, _, name = stem.rpartition("/")
        prefix = self._base + (f"{folder}/" if folder else "")
        return prefix if name.lower() in ("readme", "index") else f"{prefix}{name}.html"

    def generated(self, _pages: Sequence[Page]) -> Iterator[tuple[str, str]]:
        """The first page, the page for printing and the page for errors."""
        for name in ("", "print.html", "404.html"):
            yield "", self._base + name


GENERATOR = Generator("mdbook", _configure, files=("book.toml",), precedence=1)
