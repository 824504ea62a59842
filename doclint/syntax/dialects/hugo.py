"""Hugo: shortcodes, and the attribute lists of goldmark."""

from __future__ import annotations

from doclint.syntax.dialect import Dialect, Templates, Verbatim

__all__ = ["DIALECT"]

DIALECT = Dialect(
    "hugo",
    templates=Templates(
        (("{{<", ">}}"), ("{{%", "%}}")),
        Verbatim(
            ("highlight", "mermaid", "math", "katex", "chem"),
            opening=r"\{\{[<%]\s*WORD\b",
            closing=r"\{\{[<%]\s*/\s*WORD\s*[%>]\}\}",
        ),
    ),
    attribute_lines=True,
    www_scheme="https",
)
