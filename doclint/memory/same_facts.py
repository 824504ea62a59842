"""Whether two looks at one page say the same, for whoever would rather not look at all others."""

from __future__ import annotations

from typing import Any

from doclint.site.facts import HeadingFact, LinkFact, PageFacts

__all__ = ["same_address", "same_anchors", "same_but_moved", "same_title"]

# what a page says about itself, of which at most the title plays a part in its address
_TEXTS = frozenset(("title", "description", "summary"))


def same_address(one: PageFacts, other: PageFacts) -> bool:
    """Whether both pages go to one place as far as their facts decide that, titles apart.

    Some generators make addresses of titles; that is for their modules to tell.
    """
    return (
        one.language == other.language
        and one.has_front_matter == other.has_front_matter
        and one.keys.keys() == other.keys.keys()
        and _placing(one.meta) == _placing(other.meta)
    )


def _placing(meta: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in meta.items() if key not in _TEXTS}


def same_title(one: PageFacts, other: PageFacts) -> bool:
    """Whether both pages are called the same."""
    return one.title == other.title and one.meta.get("title") == other.meta.get("title")


def same_anchors(one: PageFacts, other: PageFacts) -> bool:
    """Whether both pages have the same headings and ids, wherever these stand."""
    return (
        one.ids == other.ids
        and one.block_ids == other.block_ids
        and list(map(_unplaced_heading, one.headings))
        == list(map(_unplaced_heading, other.headings))
    )


def same_but_moved(one: PageFacts, other: PageFacts) -> bool:
    """Whether the pages differ at most in where their headings and links stand."""
    return (
        same_address(one, other)
        and same_title(one, other)
        and same_anchors(one, other)
        and list(map(_unplaced_link, one.links)) == list(map(_unplaced_link, other.links))
    )


def _unplaced_heading(heading: HeadingFact) -> HeadingFact:
    start = heading.start
    return heading._replace(
        line=0, start=0, end=heading.end - start, text_end=heading.text_end - start
    )


def _unplaced_link(link: LinkFact) -> LinkFact:
    start = link.start
    return link._replace(
        line=0,
        start=0,
        end=link.end - start,
        url_start=link.url_start - start,
        url_end=link.url_end - start,
    )
