"""Which rule, and which of its fixes, a difference comes from: each is applied alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tools.renderers.comparison import unnoticed
from tools.renderers.offers import Offer, applied
from tools.renderers.renderer import Renderer
from tools.renderers.showing import Shown

__all__ = ["ChangedPage", "Verdict", "rules_at_fault", "verdicts"]

# of one rule on one page; what is beyond stays unjudged
_MOST_SINGLE_FIXES = 5


class ChangedPage(NamedTuple):
    """A page that was fixed: its text before, the fixes on offer, who shows it, and to which of
    them it looks different.
    """

    path: str
    text: str
    offers: Sequence[Offer]
    readers: Sequence[Renderer]
    differing: frozenset[str]
    refused: frozenset[str]


class Verdict(NamedTuple):
    """What one fix does: `harmless`, `visible` to the named renderers, `refused`, `unjudged`."""

    offer: Offer
    said: str
    renderers: tuple[str, ...] = ()


def verdicts(pages: Sequence[ChangedPage], shown: Shown) -> Iterator[tuple[str, Verdict]]:
    """A verdict about every fix of `pages`, with the path of its page."""
    doubtful: list[tuple[ChangedPage, list[Offer]]] = []
    for page in pages:
        for code, group in _by_rule(page.offers).items():
            if code in page.refused:
                yield from ((page.path, Verdict(one, "refused")) for one in group)
            elif not page.differing:
                yield from ((page.path, Verdict(one, "harmless")) for one in group)
            else:
                doubtful.append((page, group))
    _prepare([(page, applied(page.text, group)) for page, group in doubtful], shown)
    visible: list[tuple[ChangedPage, list[Offer]]] = []
    for page, group in doubtful:
        if _seen_by(page, group, shown):
            visible.append((page, group))
        else:
            yield from ((page.path, Verdict(one, "harmless")) for one in group)
    yield from _single(visible, shown)


def rules_at_fault(page: ChangedPage, renderer: Renderer, shown: Shown) -> list[str]:
    """The rules whose fixes alone look different to `renderer`; to be called after `verdicts`."""
    return [
        code
        for code, group in _by_rule(page.offers).items()
        if code not in page.refused and renderer.name in _seen_by(page, group, shown)
    ]


def _single(
    groups: Sequence[tuple[ChangedPage, list[Offer]]], shown: Shown
) -> Iterator[tuple[str, Verdict]]:
    """Verdicts about the fixes of groups that are visible as a whole, one by one."""
    judged = [(page, group[:_MOST_SINGLE_FIXES]) for page, group in groups]
    _prepare([(page, applied(page.text, [one])) for page, some in judged for one in some], shown)
    for page, group in groups:
        for one in group[:_MOST_SINGLE_FIXES]:
            names = tuple(_seen_by(page, [one], shown))
            yield page.path, Verdict(one, "visible" if names else "harmless", names)
        for one in group[_MOST_SINGLE_FIXES:]:
            yield page.path, Verdict(one, "unjudged")


def _seen_by(page: ChangedPage, fixes: Sequence[Offer], shown: Shown) -> list[str]:
    """The names of the renderers that show the page otherwise with `fixes`."""
    after = applied(page.text, fixes)
    names = []
    for reader in _differing(page):
        shown.prepare(reader, [page.text, after])
        difference = shown.difference(reader, page.text, after)
        if difference is not None and not unnoticed(difference):
            names.append(reader.name)
    return names


def _prepare(texts: Sequence[tuple[ChangedPage, str]], shown: Shown) -> None:
    """Render all `texts` with the readers of their pages, one call a reader."""
    by_reader: dict[Renderer, list[str]] = defaultdict(list)
    for page, text in texts:
        for reader in _differing(page):
            by_reader[reader] += (page.text, text)
    for reader, wanted in by_reader.items():
        shown.prepare(reader, wanted)


def _differing(page: ChangedPage) -> list[Renderer]:
    """Who sees a difference on the whole page, and so may see one of these fixes."""
    return [reader for reader in page.readers if reader.name in page.differing]


def _by_rule(offers: Sequence[Offer]) -> Mapping[str, list[Offer]]:
    groups: dict[str, list[Offer]] = defaultdict(list)
    for one in offers:
        groups[one.code].append(one)
    return groups
