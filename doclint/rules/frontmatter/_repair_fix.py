"""Repairs of front matter as fixes of a rule."""

from __future__ import annotations

from doclint.checking.context import Context
from doclint.frontmatter.repairs import Repair
from doclint.values.diagnostic import Applicability, Edit, Effect, Fix

__all__ = ["fix_of"]


def fix_of(ctx: Context, repair: Repair | None) -> Fix | None:
    """The fix that carries out `repair`; it changes a value and leaves the page's body alone."""
    if repair is None:
        return None
    applicability = Applicability.SAFE if repair.safe else Applicability.UNSAFE
    edit = Edit(repair.span, repair.text)
    return ctx.fix(repair.title, edit, applicability=applicability, effect=Effect.TEXT)
