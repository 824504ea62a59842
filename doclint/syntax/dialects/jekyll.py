"""Jekyll: Liquid, and the attribute lists of kramdown."""

from __future__ import annotations

from doclint.syntax.dialect import Dialect, Templates, Verbatim

__all__ = ["DIALECT"]

DIALECT = Dialect(
    "jekyll",
    templates=Templates(
        (("{%", "%}"), ("{{", "}}")),
        Verbatim(
            ("highlight", "raw", "comment"),
            opening=r"\{%-?\s*WORD\b",
            closing=r"\{%-?\s*endWORD\s*-?%\}",
        ),
    ),
    attribute_lines=True,
)
