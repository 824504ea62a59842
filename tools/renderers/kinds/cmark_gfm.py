"""cmark-gfm, which shows Markdown on GitHub: addresses become links without any markup."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec

from tools.renderers.renderer import Rendered, Renderer, Workplace

__all__ = ["CMARK_GFM"]

_EXTENSIONS = ("autolink", "table", "strikethrough", "tasklist")


def _missing() -> str:
    return "" if find_spec("cmarkgfm") else "the Python package cmarkgfm is not installed"


def _render(bodies: Sequence[str], _: Workplace) -> list[Rendered]:
    from cmarkgfm import cmark  # type: ignore[import-untyped]  # ships no types

    options = cmark.Options.CMARK_OPT_UNSAFE | cmark.Options.CMARK_OPT_FOOTNOTES
    return [
        Rendered(cmark.markdown_to_html_with_extensions(body, options, _EXTENSIONS))
        for body in bodies
    ]


CMARK_GFM = Renderer("cmark-gfm", _missing, _render)
