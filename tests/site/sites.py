"""Builds small sites on disk and indexes them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from doclint.files.page_names import is_page_name
from doclint.frontmatter.reader import read_front_matter
from doclint.page.document import Document
from doclint.site.facts import PageFacts
from doclint.site.index import SiteIndex
from doclint.site.noting.page_facts import page_facts
from doclint.site.site_config import SiteConfig
from doclint.values.text import Source


def write(root: Path, files: Mapping[str, str]) -> None:
    """Write `files` below `root`."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")


def facts_of(path: Path) -> PageFacts:
    """The facts of the page at `path`."""
    source = Source(path.read_bytes().decode())
    return page_facts(Document(source, str(path), read_front_matter(source)))


def index(root: Path, config: SiteConfig | None = None) -> SiteIndex:
    """The index of all pages below `root`, one site."""
    found = sorted(path for path in root.rglob("*") if is_page_name(path.name) and path.is_file())
    return SiteIndex.build([facts_of(path) for path in found], root, config)


def build(root: Path, files: Mapping[str, str], config: SiteConfig | None = None) -> SiteIndex:
    """The index of a site made of `files`."""
    write(root, files)
    return index(root, config)
