"""MD046."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.page.document import Document
from doclint.syntax.nodes import CodeBlock
from doclint.values.diagnostic import Diagnostic, Edit, Fix
from doclint.values.quick import made
from doclint.values.text import Span

_FENCES = re.compile(r"`{3,}")


@dataclass(frozen=True)
class CodeBlockStyle:
    """How code blocks are marked; `consistent` follows the first one of the page."""

    style: Literal["consistent", "fenced", "indented"] = "consistent"


@rule(
    "MD046",
    "code-block-style",
    tags=("code",),
    presets=("markdownlint",),
    options=CodeBlockStyle,
    reads="markup",
    when=Relevance(kinds=(CodeBlock,)),
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
    blocks = ctx.doc.nodes(CodeBlock)
    style: str = options.style
    if style == "consistent":
        style = "indented" if blocks[0].info is None else "fenced"
    if style == "fenced":
        for block in [block for block in blocks if block.info is None]:
            where = _first_line(ctx.doc, block)
            yield ctx.diagnostic(where, "expected fenced code, found indented", _fix(ctx, block))
    else:
        for block in [block for block in blocks if block.info is not None]:
            where = _first_line(ctx.doc, block)
            yield ctx.diagnostic(where, "expected indented code, found fenced")


def _first_line(document: Document, block: CodeBlock) -> tuple[int, int]:
    """Where what the block's first line shows begins and ends."""
    source = document.source
    start = source.offset_of_byte(block.byte_start)
    text = source.lines[block.line - 1][start - source.line_starts[block.line - 1] :]
    return start, start + len(text.rstrip())


def _fix(ctx: Context, block: CodeBlock) -> Fix | None:
    """The fix that puts fences around an indented block; None inside of containers."""
    source = ctx.doc.source
    if block.parent is not None:
        return None
    end = block.byte_start + len(source.data[block.byte_start : block.byte_end].rstrip())
    last = bisect_right(source.byte_line_starts, end - 1)
    rows = slice(block.line - 1, last)
    lines, starts = source.lines[rows], source.line_starts[rows]
    written = "\n".join(lines)
    if "\t" in written:
        return None
    fence = "```"
    if fence in written:
        fence = "`" * (max(map(len, _FENCES.findall(written))) + 1)
    ends = [
        start + min(4, len(text) - len(text.lstrip(" ")))
        for start, text in zip(starts, lines, strict=True)
    ]
    edits = [made(Edit, (made(Span, place), "")) for place in zip(starts, ends, strict=True)]
    edits[0] = Edit(edits[0].span, fence + source.line_break)
    close = starts[-1] + len(lines[-1])
    edits.append(Edit(Span(close, close), source.line_break + fence))
    return ctx.fix("Put fences around the code", *edits)
