"""Jekyll's `link` and `post_url` tags."""

from __future__ import annotations

from collections.abc import Sequence

from doclint.site.facts import LinkFact
from doclint.site.site_values import FindSource, Page
from doclint.site.urls import nfc

__all__ = ["finder"]


def finder(pages: Sequence[Page]) -> FindSource:
    """A function that finds the page that a Liquid tag names: by its path, a post by its name."""
    by_source = {nfc(page.source): page for page in pages}
    by_post: dict[str, Page] = {}
    for page in pages:
        if "_posts/" in page.source:
            before, _, name = page.source.rpartition("_posts/")
            stem = nfc(name.rsplit(".", 1)[0])
            by_post.setdefault(stem, page)
            by_post.setdefault(nfc(before) + stem, page)

    def find(_page: Page, path: str, link: LinkFact) -> Page | None:
        if link.kind != "liquid":
            return None
        name = nfc(path.strip().strip("\"'").lstrip("/"))
        if link.text == "link":
            return by_source.get(name)
        return by_post.get(name) if link.text == "post_url" else None

    return find
