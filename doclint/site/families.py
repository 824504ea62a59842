"""What a heading's id would be elsewhere, to explain a fragment that some generator would make."""

from __future__ import annotations

from doclint.site import slugs
from doclint.site.anchors import AnchorRules, heading_anchors
from doclint.site.site_values import Page

__all__ = ["ids_like", "own_ids"]

_FAMILIES: dict[str, AnchorRules] = {
    "GitHub": AnchorRules(slugs.github),
    "Hugo": AnchorRules(slugs.hugo, smart=True, strip=True),
    "Hugo's github-ascii": AnchorRules(slugs.hugo_ascii, strip=True),
    "pymdownx": AnchorRules(slugs.pymdownx, "underscore"),
    "MkDocs": AnchorRules(slugs.python_markdown, "underscore"),
    "VitePress": AnchorRules(slugs.vitepress),
    "mdBook": AnchorRules(slugs.mdbook),
}


def own_ids(page: Page) -> list[str]:
    """The id of each heading of `page`, in order."""
    return [one.id for one in heading_anchors(page.facts.headings, page.site.anchors)]


def ids_like(page: Page, fragment: str) -> list[tuple[str, str]]:
    """The ids of headings that `fragment` names in the way of some generator, with its name."""
    bare = [heading._replace(attributes="", next_line="") for heading in page.facts.headings]
    real = own_ids(page)
    found: dict[str, str] = {}
    for name, rules in _FAMILIES.items():
        for index, one in enumerate(heading_anchors(bare, rules)):
            if one.id == fragment:
                found.setdefault(real[index], name)
    return list(found.items())
