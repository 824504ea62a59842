"""GitHub Flavored Markdown, where nothing is read but Markdown."""

from __future__ import annotations

from doclint.syntax.dialect import Dialect

__all__ = ["DIALECT"]

DIALECT = Dialect("gfm")
