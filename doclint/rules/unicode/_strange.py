"""Whether a page holds characters that hardly any page does."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from doclint.page.document import Document
from doclint.rules._shared.letters import letters

__all__ = ["may_hold", "strange"]


def strange(document: Document) -> frozenset[str]:
    """The characters of a page beyond ASCII, its Indic script and the commonest symbols.

    Control characters are among them, unless they are white space.
    """
    return document.derived(letters).strange


def may_hold(characters: Iterable[str]) -> Callable[[Document], bool]:
    """What tells whether one of `characters`, which must all be strange, stands on a page."""
    wanted = frozenset(characters)

    def stands(document: Document) -> bool:
        return not wanted.isdisjoint(strange(document))

    return stands
