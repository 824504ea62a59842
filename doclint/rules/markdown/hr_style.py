"""MD035."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.syntax.nodes import ThematicBreak
from doclint.values.diagnostic import Diagnostic
from doclint.values.text import BYTE_ORDER_MARK, Span


@dataclass(frozen=True)
class HrStyle:
    """How a horizontal rule is written; `consistent` follows the first one of the page."""

    style: str = "consistent"


@rule(
    "MD035",
    "hr-style",
    tags=("hr",),
    presets=("markdownlint",),
    options=HrStyle,
    reads="markup",
    when=Relevance(kinds=(ThematicBreak,)),
)
def hr_style(ctx: Context, options: HrStyle) -> Iterator[Diagnostic]:
    """Horizontal rules that are written in different ways.

    They look alike to the reader; to whoever edits the page they suggest different weights, and
    `---` right below a line of text silently makes a heading of it.

    ```md bad lang=hi
    पहला भाग

    ---

    दूसरा भाग

    ⟦***⟧
    ```

    ```md fixed
    पहला भाग

    ---

    दूसरा भाग

    ---
    ```

    ```md good
    one

    * * *

    two

    * * *
    ```

    The fix is safe: it is offered only where the line stays a horizontal rule.
    """
    source = ctx.doc.source
    style = options.style.strip() or "consistent"
    dashed = source.lines[0].lstrip(BYTE_ORDER_MARK).startswith("---") and ctx.doc.body_start <= 1
    for node in ctx.doc.nodes(ThematicBreak):
        text = ctx.doc.slice(node).rstrip("\r\n")
        if style == "consistent":
            style = text
        if text == style:
            continue
        start = ctx.doc.span(node).start
        where = Span(start, start + len(text))
        fix = None
        # dashes would make front matter of everything below dashes on the first line
        ends_front_matter = dashed and style == "---"
        # dashes below text underline a heading, and dashes on the first line open front matter
        before = source.lines[node.line - 2].strip(" \t>") if node.line > 1 else "-"
        if (not style.startswith("-") or not before) and not ends_front_matter:
            fix = ctx.replace(where, style, f"Write `{style}`")
        yield ctx.diagnostic(where, f"expected the horizontal rule `{style}`, found `{text}`", fix)
