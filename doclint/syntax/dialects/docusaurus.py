"""Docusaurus: admonitions between colons, and the JSX that its Markdown may hold."""

from __future__ import annotations

from doclint.syntax.dialect import Dialect
from doclint.syntax.dialects._lines import JSX

__all__ = ["DIALECT"]

DIALECT = Dialect("docusaurus", lines=JSX)
