"""Links that follow headings: when a fix rewords a heading, its anchor moves."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from difflib import SequenceMatcher
from typing import NamedTuple

from doclint.site.anchors import heading_anchors
from doclint.site.index import SiteIndex
from doclint.site.site_values import Page
from doclint.values.text import Span

__all__ = ["Moved", "MovedTarget", "links_to_moved", "moved_anchors"]

# the new anchor of a heading by its old one, by the path of the page
Moved = Mapping[str, Mapping[str, str]]


class MovedTarget(NamedTuple):
    """A link on the page at `path`, whose anchor, at `span`, was `old` and is `new` now."""

    path: str
    span: Span
    old: str
    new: str


def moved_anchors(
    before: SiteIndex, after: SiteIndex, fixed: Collection[str], known: Moved
) -> Moved:
    """The anchors that fixes moved on the pages with the paths `fixed`, beside those `known`.

    What is new on any other page is what its author wants, and no heading there was reworded.
    """
    moved = {path: dict(anchors) for path, anchors in known.items()}
    for path in fixed:
        old, new = before.pages.get(path), after.pages.get(path)
        if old is None or new is None or old.facts.headings == new.facts.headings:
            continue
        renamed = _renamed(old, new)
        earlier = moved.get(path, {})
        moved[path] = {was: renamed.get(now, now) for was, now in earlier.items()} | renamed
    return moved


def links_to_moved(moved: Moved, site: SiteIndex) -> Iterator[MovedTarget]:
    """The links to anchors that have `moved`."""
    if not any(moved.values()):
        return
    for page, link, target in site.found:
        if target.page is None or target.anchor is None:
            continue
        new = moved.get(target.page.path, {}).get(target.anchor)
        if new is None or target.anchor_found is not False:
            continue
        if new not in site.resolver(target.page).anchors(target.page):
            # somebody has reworded the heading once more
            continue
        start = link.url_start + link.url.index("#") + 1
        if link.url_end - link.url_start != len(link.url):
            # written with escapes: the link is found to be broken, and that is all
            continue
        yield MovedTarget(page.path, Span(start, link.url_end), target.anchor, new)


def _renamed(old: Page, new: Page) -> dict[str, str]:
    """The new anchor of each heading by its old one, for the headings whose anchor changed."""
    rules = new.site.anchors
    was = list(heading_anchors(old.facts.headings, rules))
    now = list(heading_anchors(new.facts.headings, rules))
    before, after = ([(one.heading.level, one.heading.runs) for one in side] for side in (was, now))
    moved: dict[str, str] = {}
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, a, a_end, b, b_end in matcher.get_opcodes():
        if kind != "delete" and a_end - a == b_end - b:
            pairs = zip(was[a:a_end], now[b:b_end], strict=True)
            moved.update({one.id: other.id for one, other in pairs if one.id != other.id})
    return moved
