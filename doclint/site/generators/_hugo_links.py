"""What Hugo does with links beyond writing them out: `ref`, `relref` and link render hooks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from doclint.files.disk import matches, names
from doclint.site.facts import LinkFact
from doclint.site.generators._hugo_config import HugoConfig
from doclint.site.generators._reading import as_mapping, as_text
from doclint.site.site_values import FindSource, Page
from doclint.site.urls import normalize

__all__ = ["finder", "has_custom_hook", "uses_embedded_hook"]

# the first version that brings a link render hook of its own
_EMBEDDED_SINCE = (0, 123)


def uses_embedded_hook(hugo: HugoConfig) -> bool:
    """Whether Hugo's own hook turns Markdown links to pages into their addresses.

    Left to itself it does so on sites with several languages on one host.
    """
    table = as_mapping(hugo.value("markup", "goldmark", "renderhooks", "link"))
    choice = as_text(table.get("useembedded")).lower()
    if choice in ("always", "fallback"):
        return True
    if choice == "never":
        return False
    if table.get("enabledefault") is True:
        return True
    if hugo.version < _EMBEDDED_SINCE or hugo.flag("markup", "goldmark", "duplicateresourcefiles"):
        return False
    return hugo.multilingual and not hugo.multihost


def has_custom_hook(root: Path) -> bool:
    """Whether the site or one of its themes brings a link render hook."""
    folders = [root / "layouts"]
    themes = root / "themes"
    folders += [themes / name / "layouts" for name in names(themes)]
    places = ("_default/_markup", "_markup")
    return any(matches(folder / place, "render-link*") for folder in folders for place in places)


def finder(pages: Sequence[Page], hyphenates: bool = True) -> FindSource:
    """A function that finds the page that a reference or a rewritten link names.

    It looks in the language of the page that links: by path, else by the bare name of the file.
    `hyphenates` takes a blank and a hyphen for the same.
    """
    by_key: dict[tuple[str, str], Page] = {}
    by_name: dict[tuple[str, str], Page] = {}
    for page in pages:
        if not page.placement.state:
            key = _key(page.placement.key, hyphenates)
            by_key.setdefault((page.language, key), page)
            by_name.setdefault((page.language, key.rpartition("/")[2]), page)

    def find(page: Page, path: str, link: LinkFact) -> Page | None:
        reference = link.kind == "shortcode" and link.text in ("ref", "relref")
        rewritten = page.site.links.rewrites and link.kind in ("inline", "reference")
        if not (reference or rewritten) or not path:
            return page if reference else None
        key = _key(path, hyphenates)
        if path.startswith("/"):
            return by_key.get((page.language, key))
        for start in _starts(page):
            joined = _key(normalize(f"/{start}/{path.removeprefix('./')}"), hyphenates)
            if (page.language, joined) in by_key:
                return by_key[page.language, joined]
        return by_name.get((page.language, key)) if "/" not in key else None

    return find


def _starts(page: Page) -> Iterator[str]:
    """The folders that a relative reference starts from, in order."""
    folder, _, name = page.placement.key.rpartition("/")
    yield folder
    if name == "index":
        yield folder.rpartition("/")[0]
    yield ""


def _key(path: str, hyphenates: bool) -> str:
    """The name that Hugo looks a page up by."""
    name = path.strip("/").lower()
    if hyphenates:
        name = name.replace(" ", "-")
    for suffix in (".md", ".markdown", ".html"):
        name = name.removesuffix(suffix)
    for index in ("_index", "index"):
        if name == index or name.endswith(f"/{index}"):
            name = name[: -len(index)].rstrip("/")
    return name
