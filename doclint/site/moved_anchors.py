"""Links that follow headings: when a fix rewords a heading, its anchor moves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher

from doclint.site.anchors import heading_anchors
from doclint.site.index import SiteIndex
from doclint.site.site_values import Page
from doclint.values.diagnostic import Applicability, Diagnostic, Edit, Effect, Fix, Severity
from doclint.values.text import Span

__all__ = ["moved_anchors"]


def moved_anchors(before: SiteIndex, after: SiteIndex) -> Iterator[tuple[str, Diagnostic]]:
    """For each link to an anchor that was on a page `before` and is under a new name `after`: the
    linking page's path and a finding whose fix makes the link follow.
    """
    renamed: dict[str, Mapping[str, str]] = {}
    for path, page in after.pages.items():
        old = before.pages.get(path)
        if old is not None and old.facts.headings != page.facts.headings:
            renamed[path] = _renamed(old, page)
    if not any(renamed.values()):
        return
    for page, link, target in after.found:
        if target.page is None or target.anchor is None:
            continue
        new = renamed.get(target.page.path, {}).get(target.anchor)
        if new is None or target.anchor_found is not False:
            continue
        start = link.url_start + link.url.index("#") + 1
        if link.url_end - link.url_start != len(link.url):
            # written with escapes: LK002 says what to do
            continue
        edit = Edit(Span(start, link.url_end), new)
        fix = Fix(f"Follow the heading to `#{new}`", (edit,), Applicability.SAFE, Effect.TEXT)
        message = f"the heading of `#{target.anchor}` was reworded"
        yield (
            page.path,
            Diagnostic("LK002", "broken-anchor", edit.span, message, Severity.ERROR, fix),
        )


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
