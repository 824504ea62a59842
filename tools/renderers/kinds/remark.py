"""remark: MDX as compiled, MDX as Docusaurus prepares it, plain Markdown as Astro has it."""

from __future__ import annotations

from collections.abc import Sequence

from tools.renderers.kinds import node
from tools.renderers.renderer import Rendered, Renderer, Workplace

__all__ = ["ASTRO", "DOCUSAURUS", "MDX"]


def _mdx(bodies: Sequence[str], _: Workplace) -> list[Rendered]:
    return node.ask("remark.mjs", bodies, "mdx")


def _docusaurus(bodies: Sequence[str], _: Workplace) -> list[Rendered]:
    return node.ask("remark.mjs", bodies, "docusaurus")


def _astro(bodies: Sequence[str], _: Workplace) -> list[Rendered]:
    return node.ask("remark.mjs", bodies, "md")


MDX = Renderer("mdx", node.missing, _mdx)
DOCUSAURUS = Renderer("docusaurus", node.missing, _docusaurus)
ASTRO = Renderer("remark", node.missing, _astro)
