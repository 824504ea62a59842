"""A folder of pages without a generator: `/slug` is `slug.md`, wherever it lies.

A page answers to its path with and without suffix, to what its front matter calls it, and to its
bare file name and its title as a slug when no other page has them. Anchors of every usual family
are accepted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from doclint.files.disk import is_folder
from doclint.site import slugs
from doclint.site.anchors import AnchorRules
from doclint.site.facts import PageFacts
from doclint.site.generator import Generator
from doclint.site.generators._reading import as_list, as_strings, as_text, base_path_of, is_future
from doclint.site.generators._redirect_files import redirects_in
from doclint.site.site_config import SiteConfig
from doclint.site.site_values import AssetRoot, Input, LinkRules, Placement, Routing, Site
from doclint.site.urls import nfc, normalize
from doclint.values.diagnostic import Severity

__all__ = ["GENERATOR"]

_INDEXES = ("index", "readme", "_index")
_FAMILIES = tuple(
    AnchorRules(slug, duplicates, ("strict", "attributes", "comment"), smart=smart, strip=True)
    for slug, duplicates, smart in (
        (slugs.github, "counter", True),
        (slugs.hugo, "unique", True),
        (slugs.pymdownx, "underscore", False),
        (slugs.python_markdown, "underscore", False),
        (slugs.vitepress, "unique", False),
        (slugs.mdbook, "unique", False),
    )
)
_ASSET_FOLDERS = ("static", "public", "assets")
_CONTENT_FOLDERS = ("content", "docs", "pages", "src/content", "src")
_ADDRESS_KEYS = ("url", "permalink", "slug")
_OLD_ADDRESS_KEYS = ("aliases", "alias", "redirect_from", "redirects")


def _configure(root: Path, config: SiteConfig) -> Site:
    """The pages below `root` as a site."""
    base = base_path_of(config.base_url) if config.base_url else "/"
    folders = (config.content,) if config.content else _CONTENT_FOLDERS
    roots = tuple(folder.strip("/") for folder in folders if is_folder(root / folder))
    placer = _GuessPlacer(roots, config)
    return Site(
        root,
        placer.place,
        anchors=AnchorRules(syntax=("strict", "attributes"), strip=True, fallback=_FAMILIES),
        routing=Routing(
            base,
            config.base_url,
            loose_slash=True,
            assets=tuple(
                AssetRoot(root / folder, hidden=())
                for folder in ("", *_ASSET_FOLDERS, *roots)
                if is_folder(root / folder)
            ),
            redirects=redirects_in(root, ("", *_ASSET_FOLDERS)),
        ),
        links=LinkRules(bases=("source", "url"), bare_sources=True, root_sources=("", *roots)),
        confidence=Severity.WARNING,
        guessed=True,
    )


class _GuessPlacer:
    """Gives every page the addresses that it may be known by."""

    def __init__(self, roots: tuple[str, ...], config: SiteConfig) -> None:
        self._roots = roots
        self._config = config

    def place(self, inputs: Sequence[Input]) -> Iterator[Placement]:
        """Where each page may be found; what only one page claims counts too."""
        shared = Counter(
            name for one in inputs for name in set(self._loose_names(one.source, one.facts))
        )
        paths = {nfc(self._path(one.source)) for one in inputs}
        for one in inputs:
            loose = [
                name
                for name in self._loose_names(one.source, one.facts)
                if shared[name] == 1 and name not in paths
            ]
            yield self._placement(one, loose)

    def _placement(self, one: Input, loose: list[str]) -> Placement:
        meta = one.facts.meta
        path = self._path(one.source)
        stem = one.source.rsplit(".", 1)[0]
        routes = [self._declared(meta, path), path, f"/{stem}"]
        if self._is_index(one.source):
            folder, _, name = stem.rpartition("/")
            routes += [f"{path.rstrip('/')}/{name}", f"/{folder}/" if folder else "/"]
        routes += [f"/{one.source}", *loose]
        aliases = [
            normalize("/" + alias.lstrip("/"))
            for key in (*_OLD_ADDRESS_KEYS, *self._config.redirect_keys)
            for item in as_list(meta.get(key))
            for alias in as_strings(item.get("from") if isinstance(item, dict) else item)
        ]
        return Placement(
            tuple(dict.fromkeys(route for route in routes if route)),
            one.facts.language or _folder_language(one.source),
            tuple(aliases),
            "draft"
            if meta.get("draft") is True
            else "future"
            if is_future(meta.get("date"))
            else "",
            address=routes[0] or path,
            key=_without_language(path),
        )

    def _path(self, source: str) -> str:
        """The address that the file's place gives, without suffix and content folder."""
        inner = source
        for root in self._roots:
            if source.startswith(f"{root}/"):
                inner = source[len(root) + 1 :]
                break
        stem = inner.rsplit(".", 1)[0]
        folder, _, name = stem.rpartition("/")
        if name.lower() in _INDEXES:
            return f"/{folder}/" if folder else "/"
        return f"/{stem}"

    def _is_index(self, source: str) -> bool:
        return Path(source).stem.lower() in _INDEXES

    def _declared(self, meta: dict[str, object], path: str) -> str:
        """The address that the front matter gives, an empty string without one."""
        for key in _ADDRESS_KEYS:
            value = as_text(meta.get(key)).strip()
            if not value or "://" in value or ":" in value:
                continue
            if value.startswith("/"):
                return normalize(value)
            return normalize(path.rstrip("/").rpartition("/")[0] + "/" + value)
        return ""

    def _loose_names(self, source: str, facts: PageFacts) -> list[str]:
        """Addresses at the root that the page has if no other page wants them."""
        names = []
        if not self._is_index(source):
            names.append(f"/{nfc(Path(source).stem)}")
        slug = as_text(facts.meta.get("slug")).strip("/")
        if slug and "/" not in slug:
            names.append(f"/{nfc(slug)}")
        title = as_text(facts.meta.get("title")).strip()
        if title:
            names.append(f"/{slugs.github(nfc(title))}")
        return list(dict.fromkeys(names))


def _folder_language(source: str) -> str:
    """A language code that a folder of the path is named after."""
    return next(filter(_is_language, source.split("/")[:-1]), "")


def _without_language(path: str) -> str:
    """`path` without the folder that names a language, the same for all translations."""
    parts = path.split("/")
    for index, part in enumerate(parts[:-1]):
        if _is_language(part):
            return "/".join((*parts[:index], *parts[index + 1 :]))
    return path


def _is_language(part: str) -> bool:
    return len(part) == 2 and part.isascii() and part.isalpha() and part.islower()


GENERATOR = Generator("flat", _configure, one_folder=False)
