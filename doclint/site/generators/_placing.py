"""Placing pages: what generators have in common."""

from __future__ import annotations

from doclint.site.site_values import Input, Placement

__all__ = ["below", "outside"]


def below(folder: str, source: str) -> str | None:
    """The path of `source` from `folder` on, which has a slash at its end; None outside of it."""
    return source[len(folder) :] if source.startswith(folder) else None


def outside(one: Input) -> Placement:
    """The placement of a page that the generator does not read."""
    return Placement(state="outside", language=one.facts.language)
