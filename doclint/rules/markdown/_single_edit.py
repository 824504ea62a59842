"""Fixes of one edit, for rules that may find the same fault on every line of a page."""

from __future__ import annotations

from doclint.values.diagnostic import Applicability, Edit, Effect, Fix
from doclint.values.text import Span

__all__ = ["single_edit"]


def single_edit(
    title: str,
    place: tuple[int, int],
    text: str,
    applicability: Applicability = Applicability.SAFE,
    effect: Effect = Effect.NONE,
) -> Fix:
    """The fix that replaces the code points between the two of `place` by `text`."""
    # the constructors of named tuples are functions in Python: this is the way around them
    new = tuple.__new__
    edit = new(Edit, (new(Span, place), text))
    return new(Fix, (title, (edit,), applicability, effect))
