"""All renderers, and which of them show the pages of a generator."""

from __future__ import annotations

from pathlib import PurePosixPath

from tools.renderers.kinds.cmark_gfm import CMARK_GFM
from tools.renderers.kinds.hugo import HUGO
from tools.renderers.kinds.kramdown import KRAMDOWN
from tools.renderers.kinds.markdown_it import MARKDOWN_IT, MARKDOWN_IT_LINKIFY, VITEPRESS
from tools.renderers.kinds.pandoc import PANDOC
from tools.renderers.kinds.pulldown import PULLDOWN
from tools.renderers.kinds.python_markdown import PYTHON_MARKDOWN
from tools.renderers.kinds.remark import ASTRO, DOCUSAURUS, MDX
from tools.renderers.renderer import Renderer

__all__ = ["RENDERERS", "readers"]

RENDERERS = (
    CMARK_GFM, MARKDOWN_IT_LINKIFY, MARKDOWN_IT, VITEPRESS, PULLDOWN, PYTHON_MARKDOWN, KRAMDOWN,
    HUGO, PANDOC, ASTRO, MDX, DOCUSAURUS,
)  # fmt: skip
_OWN = {
    "docusaurus": DOCUSAURUS,
    "hugo": HUGO,
    "jekyll": KRAMDOWN,
    "mdbook": PULLDOWN,
    "mkdocs": PYTHON_MARKDOWN,
    "mkdocs-material": PYTHON_MARKDOWN,
    "nextjs-mdx": MDX,
    "pandoc": PANDOC,
    "react.dev": MDX,
    "vitepress": VITEPRESS,
}
_ASTRO = ("astro", "starlight")


def readers(generator: str, path: str) -> tuple[Renderer, ...]:
    """Who shows the page at `path` of a site of `generator`: its own program, and GitHub.

    Pages without a generator are shown by GitHub and by editors, which may or may not make links of
    bare addresses.
    """
    if generator in _ASTRO:
        return (MDX if PurePosixPath(path).suffix == ".mdx" else ASTRO, CMARK_GFM)
    if generator in _OWN:
        return (_OWN[generator], CMARK_GFM)
    return (CMARK_GFM, MARKDOWN_IT_LINKIFY, MARKDOWN_IT)
