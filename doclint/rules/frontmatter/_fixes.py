"""Repairs of front matter as fixes of a rule."""

from __future__ import annotations

from doclint.diagnostic import Applicability, Edit, Fix
from doclint.frontmatter.repairs import Repair
from doclint.rule import Context

__all__ = ["fix_of"]


def fix_of(ctx: Context, repair: Repair | None) -> Fix | None:
    """The fix that carries out `repair`; the page's body is never touched."""
    if repair is None:
        return None
    applicability = Applicability.SAFE if repair.safe else Applicability.UNSAFE
    edit = Edit(repair.span, repair.text)
    return ctx.fix(repair.title, edit, applicability=applicability)
