"""MD031."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.page.document import Document
from doclint.rules.markdown._blank_lines import (
    blank_line_above,
    is_blank,
    is_open_above,
    is_open_below,
)
from doclint.rules.markdown._code_fences import closing_fence
from doclint.syntax.nodes import CodeBlock, List
from doclint.values.diagnostic import Diagnostic

_MARKER = re.compile(r"[ \t]*(?:>|(?:[-+*]|[0-9]{1,9}[.)])(?:[ \t]|$))")
_BARE_MARKER = re.compile(r"(?:[ \t>]*(?:[-+*]|[0-9]{1,9}[.)])(?=[ \t]|$))+[ \t]*$")


@dataclass(frozen=True)
class BlanksAroundFences:
    """Whether fences inside of lists need blank lines too."""

    list_items: bool = True


@rule(
    "MD031",
    "blanks-around-fences",
    tags=("code", "blank_lines"),
    presets=("markdownlint",),
    options=BlanksAroundFences,
    reads="markup",
    when=Relevance(kinds=(CodeBlock,)),
)
def blanks_around_fences(ctx: Context, options: BlanksAroundFences) -> Iterator[Diagnostic]:
    """Fenced code without a blank line before or after it.

    Several Markdown processors, Python-Markdown and kramdown among them, then take the fence for
    text: the reader sees the code as a running sentence between backticks.

    ````md bad lang=hi
    यह चलाएँ:
    ⟦```sh⟧
    make
    ⟦```⟧
    फिर देखें।
    ````

    ````md fixed
    यह चलाएँ:

    ```sh
    make
    ```

    फिर देखें।
    ````

    ````md good
    Run this:

    ```sh
    make
    ```
    ````

    ```toml
    list_items = false
    ```

    ````md good
    - Run this:
      ```sh
      make
      ```
    ````

    The fix is safe: it inserts a blank line; a tight list becomes a loose one by it.
    """
    document = ctx.doc
    lines = document.source.lines
    first, count = document.body_line, len(lines)
    starts, list_items = document.source.byte_line_starts, options.list_items
    data = document.source.data
    for block in document.nodes(CodeBlock):
        if block.info is None or not (list_items or block.enclosing(List) is None):
            continue
        line = block.line
        if line > first and lines[line - 2] and not is_open_above(document, line):
            yield _finding(ctx, line, line)
        if data[block.byte_end : block.byte_end + 2] == b"\n\n":
            # nearly all blocks: an empty line follows
            continue
        last = bisect_right(starts, block.byte_end - 1)
        if last < count and _MARKER.match(lines[last]) and not closing_fence(document, block):
            # an open fence runs up to the marker of the next item or quote
            last += 1
            if last == count:
                continue
        if (
            last < count
            and lines[last]
            and not is_open_below(document, last)
            and not is_blank(lines[last - 1])
        ):
            # a blank line below an open fence would be part of the code
            ends = last == line or closing_fence(document, block) is not None
            yield _finding(ctx, last, last + 1 if ends else None)


def _finding(ctx: Context, line: int, below: int | None) -> Diagnostic:
    """The finding for the fence on `line`; the fix inserts a blank line above the line `below`.

    None stands for no fix.
    """
    source = ctx.doc.source
    text = source.lines[line - 1]
    start = source.line_starts[line - 1]
    where = start + len(text) - len(text.lstrip()), start + len(text.rstrip())
    side = "above" if line == below else "below"
    fix = None
    if below is not None and not _opens_item(ctx.doc, below):
        fix = blank_line_above(ctx, below, line)
    return ctx.diagnostic(where, f"no blank line {side} the fence", fix)


def _opens_item(document: Document, line: int) -> bool:
    """Whether `line` is the first text of an item whose marker stands alone on the line above.

    With a blank line between them it would no longer belong to the item.
    """
    return bool(_BARE_MARKER.match(document.source.lines[line - 2]))
