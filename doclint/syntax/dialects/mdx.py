"""MDX: components, expressions, and imports and exports of JavaScript."""

from __future__ import annotations

from doclint.syntax.dialect import Dialect
from doclint.syntax.dialects._lines import JSX

__all__ = ["DIALECT"]

DIALECT = Dialect("mdx", lines=JSX, expressions=True)
