"""What the links that start at the root say about a site as a whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from doclint.site.facts import LinkFact
from doclint.site.site_values import Broken, Page, Target
from doclint.site.urls import decode, split

__all__ = ["Survey", "take_survey"]


class Survey(NamedTuple):
    """How many absolute links lead to another page and how many to none.

    `broken_texts` is what the broken ones say, by their paths. `hits_of` has the hits of each page
    by its path, `bad` the pages with links that lead nowhere.
    """

    hits: int
    misses: int
    broken_texts: dict[str, list[str]]
    hits_of: dict[str, int]
    bad: set[str]


def take_survey(
    pages: Iterable[Page],
    links: Callable[[Page], Iterable[tuple[LinkFact, Target | Broken]]],
    settled: Mapping[str, int],
) -> Survey:
    """Count the absolute `links` of all `pages`, apart from the `settled` ones, whose hits these
    are and which have no misses.
    """
    misses = 0
    texts: dict[str, list[str]] = {}
    hits_of: dict[str, int] = {}
    bad: set[str] = set()
    for page in pages:
        known = settled.get(page.path)
        if known is not None:
            hits_of[page.path] = known
            continue
        hits = 0
        for link, result in links(page):
            if isinstance(result, Target):
                hits += result.page is not page
            else:
                misses += result.reason == "page"
                texts.setdefault(decode(split(link.url).path), []).append(link.text)
                bad.add(page.path)
        hits_of[page.path] = hits
    return Survey(sum(hits_of.values()), misses, texts, hits_of, bad)
