"""MkDocs: admonitions and content tabs, and the lists of Python-Markdown."""

from __future__ import annotations

from doclint.syntax.dialect import Dialect, DirectiveLines
from doclint.syntax.dialects._lines import outside_fences

__all__ = ["DIALECT"]

_ADMONITION = (
    r"^(?:[ ]{4}|>[ ]?)*(?P<marker>(?:!!!|\?\?\?\+?)(?=[ ]\S)|===[+!]?(?=[ ]+[\"']))[^\n]*$"
)

DIALECT = Dialect(
    "mkdocs",
    lines=DirectiveLines(
        outside_fences(_ADMONITION), ("!!! ", "??? ", "???+ ", "=== ", "===+ ", "===! ")
    ),
    admonitions=True,
    list_columns=4,
    attribute_lines=True,
)
