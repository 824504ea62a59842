"""markdown-it: as it comes, as editors preview pages (bare addresses are links), as VitePress."""

from __future__ import annotations

from collections.abc import Sequence

from tools.renderers.kinds import node
from tools.renderers.renderer import Rendered, Renderer, Workplace

__all__ = ["MARKDOWN_IT", "MARKDOWN_IT_LINKIFY", "VITEPRESS"]


def _plain(bodies: Sequence[str], _: Workplace) -> list[Rendered]:
    return node.ask("markdown_it.mjs", bodies)


def _linkify(bodies: Sequence[str], _: Workplace) -> list[Rendered]:
    return node.ask("markdown_it.mjs", bodies, "linkify")


def _vitepress(bodies: Sequence[str], _: Workplace) -> list[Rendered]:
    return node.ask("markdown_it.mjs", bodies, "linkify", "vitepress")


MARKDOWN_IT = Renderer("markdown-it", node.missing, _plain)
MARKDOWN_IT_LINKIFY = Renderer("markdown-it linkify", node.missing, _linkify)
VITEPRESS = Renderer("vitepress", node.missing, _vitepress)
