"""How a page is told from other files: by the end of its name."""

from __future__ import annotations

__all__ = [
    "MDX_SUFFIX",
    "PAGE_PATTERNS",
    "PAGE_SUFFIXES",
    "is_mdx_name",
    "is_page_name",
    "without_page_suffix",
]

MDX_SUFFIX = ".mdx"
# in the order in which generators prefer them
PAGE_SUFFIXES = (".md", MDX_SUFFIX, ".markdown")
PAGE_PATTERNS = tuple(f"**/*{suffix}" for suffix in PAGE_SUFFIXES)


def is_page_name(name: str) -> bool:
    """Whether a file of this name or path is a page of Markdown."""
    return name.endswith(PAGE_SUFFIXES)


def without_page_suffix(name: str) -> str:
    """`name` without what shows that it is that of a page."""
    for suffix in PAGE_SUFFIXES:
        name = name.removesuffix(suffix)
    return name


def is_mdx_name(name: str) -> bool:
    """Whether a page of this name or path is read as MDX."""
    return name.endswith(MDX_SUFFIX)
