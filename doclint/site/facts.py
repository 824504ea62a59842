"""What a page says about itself, its headings and its links: all that the site needs to know.

Facts are plain values that survive JSON. They depend on the text alone, never on a configuration or
on other pages, so that a cache may keep them for as long as the file does not change.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

__all__ = [
    "FACTS_VERSION",
    "HeadingFact",
    "LinkFact",
    "PageBody",
    "PageFacts",
    "PageHead",
]

# to be raised whenever the same text yields other facts
FACTS_VERSION = 2


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


class PageHead(NamedTuple):
    """What decides where a page goes and what it is called."""

    language: str
    meta: dict[str, Any]
    has_front_matter: bool
    keys: dict[str, tuple[int, int]]

    @classmethod
    def from_json(cls, value: list[Any]) -> PageHead:
        """The head that was written as JSON."""
        language, meta, has_front_matter, keys = value
        places = {key: (start, end) for key, (start, end) in keys.items()}
        return cls(language, meta, has_front_matter, places)


class PageBody(NamedTuple):
    """What stands on a page: its headings, its ids and its links."""

    headings: tuple[HeadingFact, ...]
    ids: tuple[str, ...]
    links: tuple[LinkFact, ...]
    block_ids: tuple[tuple[str, str], ...]

    @classmethod
    def from_json(cls, value: list[Any]) -> PageBody:
        """The body that was written as JSON."""
        headings, ids, links, blocks = value
        return cls(
            tuple(
                HeadingFact(level, tuple(map(tuple, runs)), *rest)
                for level, runs, *rest in headings
            ),
            tuple(ids),
            tuple(map(LinkFact._make, links)),
            tuple((style, name) for style, name in blocks),
        )


class PageFacts:
    """The facts of one page; `path` is that of its document.

    `meta` is the front matter without long or nested values. `ids` are the `id` and `name`
    attributes of its HTML in document order. `has_front_matter` tells an empty block from none, and
    `keys` has the code points of the values that decide addresses. `block_ids` are ids in
    braces that stand outside headings, each with its place: `line`, `after-heading` or `inline`.

    Head and body may be functions, which are called when something in them is asked for: of most
    pages of a large site nobody wants to know every link.
    """

    __slots__ = ("_body", "_head", "path")

    def __init__(
        self,
        path: str,
        head: PageHead | Callable[[], PageHead],
        body: PageBody | Callable[[], PageBody],
    ) -> None:
        self.path = path
        self._head = head
        self._body = body

    def __reduce__(self) -> tuple[type[PageFacts], tuple[str, PageHead, PageBody]]:
        return PageFacts, (self.path, self.head, self.body)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, PageFacts):
            return NotImplemented
        return (self.path, self.head, self.body) == (other.path, other.head, other.body)

    __hash__ = None  # type: ignore[assignment]  # as for every value with dictionaries in it

    @property
    def head(self) -> PageHead:
        """What decides where the page goes."""
        head = self._head
        if not isinstance(head, PageHead):
            head = self._head = head()
        return head

    @property
    def body(self) -> PageBody:
        """What stands on the page."""
        body = self._body
        if not isinstance(body, PageBody):
            body = self._body = body()
        return body

    @property
    def language(self) -> str:
        """The language of the page."""
        return self.head.language

    @property
    def meta(self) -> dict[str, Any]:
        """The front matter."""
        head = self._head
        return (head if isinstance(head, PageHead) else self.head).meta

    @property
    def has_front_matter(self) -> bool:
        """Whether there is a front-matter block."""
        return self.head.has_front_matter

    @property
    def keys(self) -> dict[str, tuple[int, int]]:
        """The places of the values that decide addresses."""
        return self.head.keys

    @property
    def title(self) -> str:
        """The front matter's title, else the text of the first top heading."""
        title = self.meta.get("title")
        if isinstance(title, str) and title.strip():
            return title.strip()
        for heading in self.headings:
            if heading.level == 1:
                return "".join(text for kind, text in heading.runs if kind != "html").strip()
        return ""

    @property
    def headings(self) -> tuple[HeadingFact, ...]:
        """The headings in page order."""
        return self.body.headings

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids in its HTML."""
        return self.body.ids

    @property
    def links(self) -> tuple[LinkFact, ...]:
        """The links in the order of their destinations."""
        return self.body.links

    @property
    def block_ids(self) -> tuple[tuple[str, str], ...]:
        """The ids in braces outside headings."""
        return self.body.block_ids
