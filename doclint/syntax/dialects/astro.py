"""Astro: the asides of Starlight between colons."""

from __future__ import annotations

from doclint.syntax.dialect import Dialect, DirectiveLines
from doclint.syntax.dialects._lines import COLONS, outside_fences

__all__ = ["DIALECT"]

DIALECT = Dialect("astro", lines=DirectiveLines(outside_fences(COLONS), (":::",)))
