"""MD046."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from doclint.diagnostic import Diagnostic, Edit, Fix
from doclint.rule import Context, rule
from doclint.syntax.nodes import CodeBlock
from doclint.text import Span

_FENCES = re.compile(r"`{3,}")


@dataclass(frozen=True)
class CodeBlockStyle:
    """How code blocks are marked; `consistent` follows the first one of the page."""

    style: Literal["consistent", "fenced", "indented"] = "consistent"


@rule(
    "MD046",
    "code-block-style",
    tags=("code",),
    recommended=False,
    options=CodeBlockStyle,
    kinds=(CodeBlock,),
)
def code_block_style(ctx: Context, options: CodeBlockStyle) -> Iterator[Diagnostic]:
    """Code blocks that are partly fenced and partly indented.

    Four spaces make code of any text, also where nobody meant it; on a page whose code is fenced
    an indented block is often a paragraph that slipped.

    ````md bad lang=hi
    ```sh
    make
    ```

    फिर:

        ⟦make test⟧
    ````

    ````md fixed
    ```sh
    make
    ```

    फिर:

    ```
    make test
    ```
    ````

    ````md good
    ```sh
    make
    ```
    ````

    ````toml
    style = "indented"
    ````

    ````md bad
    ⟦```⟧
    make
    ```
    ````

    The fix is safe: it puts fences around indented code and takes the indentation away.
    """
    style: str = options.style
    for block in ctx.doc.nodes(CodeBlock):
        found = "indented" if block.info is None else "fenced"
        if style == "consistent":
            style = found
        if found != style:
            fix = _fix(ctx, block) if block.info is None else None
            message = f"expected {style} code, found {found}"
            yield ctx.diagnostic(_first_line(ctx, block), message, fix)


def _first_line(ctx: Context, block: CodeBlock) -> Span:
    """What the block's first line shows."""
    start = ctx.doc.span(block).start
    end = ctx.doc.source.line_span(block.line).end
    return Span(start, start + len(ctx.doc.text[start:end].rstrip()))


def _fix(ctx: Context, block: CodeBlock) -> Fix | None:
    """The fix that puts fences around an indented block; None inside of containers."""
    source = ctx.doc.source
    if block.parent is not None:
        return None
    end = block.start + len(source.data[block.start : block.end].rstrip())
    last = bisect_right(source.byte_line_starts, end - 1)
    edits = []
    width = 3
    for line in range(block.line, last + 1):
        text = source.lines[line - 1]
        if "\t" in text:
            return None
        at = source.line_starts[line - 1]
        indentation = min(4, len(text) - len(text.lstrip(" ")))
        edits.append(Edit(Span(at, at + indentation), ""))
        width = max([width, *(len(run) + 1 for run in _FENCES.findall(text))])
    fence = "`" * width
    first = edits[0]
    edits[0] = Edit(first.span, fence + source.line_break)
    close = source.line_span(last).end
    edits.append(Edit(Span(close, close), source.line_break + fence))
    return ctx.fix("Put fences around the code", *edits)
