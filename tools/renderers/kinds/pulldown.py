"""pulldown-cmark with the extensions of mdBook, which shows books by it."""

from __future__ import annotations

from collections.abc import Sequence

import pyromark

from tools.renderers.renderer import Rendered, Renderer, Workplace

__all__ = ["PULLDOWN"]

_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
    | pyromark.Options.ENABLE_DEFINITION_LIST
    | pyromark.Options.ENABLE_GFM
)


def _missing() -> str:
    return ""


def _render(bodies: Sequence[str], _: Workplace) -> list[Rendered]:
    return [Rendered(pyromark.html(body, options=_OPTIONS)) for body in bodies]


PULLDOWN = Renderer("mdbook", _missing, _render)
