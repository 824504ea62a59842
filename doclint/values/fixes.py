"""The one way to make a fix."""

from __future__ import annotations

from doclint.values.diagnostic import Applicability, Edit, Effect, Fix
from doclint.values.quick import made
from doclint.values.text import Span

__all__ = ["fix", "replace"]


def fix(
    title: str,
    *edits: Edit,
    applicability: Applicability = Applicability.SAFE,
    effect: Effect = Effect.NONE,
) -> Fix:
    """A fix made of `edits`; `effect` promises how the rendered page may change."""
    return made(Fix, (title, edits, applicability, effect))


def replace(
    where: tuple[int, int],
    text: str,
    title: str,
    applicability: Applicability = Applicability.SAFE,
    effect: Effect = Effect.NONE,
) -> Fix:
    """A fix that writes `text` in the place of the code points `where`."""
    edit = made(Edit, (made(Span, where), text))
    return made(Fix, (title, (edit,), applicability, effect))
