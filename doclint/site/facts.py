"""What a page says about itself, its headings and its links: all that the site needs to know.

Facts are plain values that survive JSON. They depend on the text alone, never on a configuration or
on other pages, so that a cache may keep them for as long as the file does not change.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from doclint.document import Document

__all__ = [
    "FACTS_VERSION",
    "HeadingFact",
    "LinkFact",
    "PageFacts",
    "page_facts",
]

# to be raised whenever the same text yields other facts
FACTS_VERSION = 1


class HeadingFact(NamedTuple):
    """One heading: `runs` are pairs of a kind and what it says.

    Kinds are `text`, `code`, `image-alt`, `html` and `footnote`, whose text is the number that the
    reader sees. `raw` is the heading's Markdown where that differs from what the runs say.

    `attributes` is what stands in braces at its end, with the blanks before it and the braces, as
    written; it is in no run. `next_line` is an attribute list on the line after the heading.
    `start` and `end` are the code points of the whole heading, `text_end` is where its text ends,
    what stands in braces included.
    """

    level: int
    runs: tuple[tuple[str, str], ...]
    attributes: str
    next_line: str
    line: int
    start: int
    end: int
    text_end: int
    raw: str = ""


class LinkFact(NamedTuple):
    """One link or image: `url` is its destination without Markdown or HTML escapes.

    `kind` is `inline`, `reference`, `autolink`, `html`, `image`, `image-reference`, `html-image`,
    `front-matter`, `shortcode`, `liquid`, `wiki` or `component`. `start` and `end` are the code
    points of the whole link, `url_start` and `url_end` those of the destination alone, which an
    edit may replace. `text` is the link text, or the name of a front-matter field or of a
    shortcode.
    """

    url: str
    kind: str
    start: int
    end: int
    url_start: int
    url_end: int
    line: int
    text: str

    @property
    def is_image(self) -> bool:
        """Whether the browser fetches the target to show it inside the page."""
        return "image" in self.kind


class PageFacts(NamedTuple):
    """The facts of one page; `path` is that of its document.

    `meta` is the front matter without long or nested values. `ids` are the `id` and `name`
    attributes of its HTML in document order. `has_front_matter` tells an empty block from none, and
    `keys` has the code points of the values that decide addresses. `block_ids` are ids in
    braces that stand outside headings, each with its place: `line`, `after-heading` or `inline`.
    """

    path: str
    language: str
    meta: dict[str, Any]
    headings: tuple[HeadingFact, ...]
    ids: tuple[str, ...]
    links: tuple[LinkFact, ...]
    has_front_matter: bool
    keys: dict[str, tuple[int, int]]
    block_ids: tuple[tuple[str, str], ...]

    def to_json(self) -> list[Any]:
        """The facts as lists, strings and numbers."""
        return list(self)

    @classmethod
    def from_json(cls, value: list[Any]) -> PageFacts:
        """The facts that `to_json` wrote, after a trip through JSON too."""
        path, language, meta, headings, ids, links, has_front_matter, keys, blocks = value
        return cls(
            path,
            language,
            meta,
            tuple(
                HeadingFact(level, tuple(map(tuple, runs)), *rest)
                for level, runs, *rest in headings
            ),
            tuple(ids),
            tuple(map(LinkFact._make, links)),
            has_front_matter,
            {key: (start, end) for key, (start, end) in keys.items()},
            tuple((style, name) for style, name in blocks),
        )


def page_facts(document: Document) -> PageFacts:
    """The facts of `document`, its links in the order of their destinations."""
    from doclint.site.collect_headings import block_ids, headings
    from doclint.site.collect_links import markdown_links
    from doclint.site.collect_markup import html_facts
    from doclint.site.collect_mdx import is_mdx, mdx_facts
    from doclint.site.collect_meta import address_keys, front_matter_links, plain_meta
    from doclint.site.collect_shortcodes import directive_links

    if is_mdx(document):
        found_headings, found_ids, found_links = mdx_facts(document)
    else:
        found_headings = headings(document)
        found_ids, found_links = html_facts(document)
        found_links = [*found_links, *markdown_links(document)]
    found_links.extend(directive_links(document))
    found_links.extend(front_matter_links(document))
    found_links.sort(key=_place)
    return PageFacts(
        document.path,
        document.language,
        plain_meta(document),
        tuple(found_headings),
        tuple(found_ids),
        tuple(found_links),
        document.front_matter is not None,
        address_keys(document),
        tuple(block_ids(document)),
    )


def _place(link: LinkFact) -> tuple[int, int]:
    return (link.url_start, link.url_end)
