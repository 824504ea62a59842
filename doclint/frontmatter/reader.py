"""Finds and reads the front matter of a page."""

from __future__ import annotations

from doclint.frontmatter.model import FrontMatter
from doclint.text import Source

__all__ = ["read_front_matter"]


def read_front_matter(source: Source) -> FrontMatter | None:
    """The front matter of `source`, or None where it has none."""
    return None
