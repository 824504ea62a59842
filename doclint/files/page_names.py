"""How a page is told from other files: by the end of its name."""

from __future__ import annotations

__all__ = ["MDX_SUFFIX", "PAGE_PATTERNS", "PAGE_SUFFIXES", "is_mdx_name", "is_page_name"]

MDX_SUFFIX = ".mdx"
# in the order in which generators prefer them
PAGE_SUFFIXES = (".md", MDX_SUFFIX, ".markdown")
PAGE_PATTERNS = tuple(f"**/*{suffix}" for suffix in PAGE_SUFFIXES)


def is_page_name(name: str) -> bool:
    """Whether a file of this name or path is a page of Markdown."""
    return name.endswith(PAGE_SUFFIXES)


def is_mdx_name(name: str) -> bool:
    """Whether a page of this name or path is read as MDX."""
    return name.endswith(MDX_SUFFIX)
