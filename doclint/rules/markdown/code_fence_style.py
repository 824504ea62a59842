"""MD048."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.rules.markdown._code_fences import closing_fence, fenced_blocks, opening_fence
from doclint.syntax.nodes import CodeBlock
from doclint.values.diagnostic import Diagnostic, Edit, Fix


@dataclass(frozen=True)
class CodeFenceStyle:
    """What fences are made of; `consistent` follows the first one of the page."""

    style: Literal["consistent", "backtick", "tilde"] = "consistent"


_FIRST_BYTES = {"backtick": frozenset(b"`"), "tilde": frozenset(b"~")}


@rule(
    "MD048",
    "code-fence-style",
    tags=("code",),
    presets=("markdownlint",),
    options=CodeFenceStyle,
    reads="markup",
    when=Relevance(kinds=(CodeBlock,)),
)
def code_fence_style(ctx: Context, options: CodeFenceStyle) -> Iterator[Diagnostic]:
    """Fences that are partly backticks and partly tildes.

    The page looks the same, but a fence is closed by its own kind only: where both are in use, one
    wrong line turns the rest of the page into code.

    ````md bad lang=hi
    ```sh
    make
    ```

    ⟦~~~⟧sh
    make test
    ~~~
    ````

    ````md fixed
    ```sh
    make
    ```

    ```sh
    make test
    ```
    ````

    ````md good
    ~~~sh
    make
    ~~~
    ````

    ````toml
    style = "tilde"
    ````

    ````md bad
    ⟦```⟧
    make
    ```
    ````

    ````md fixed
    ~~~
    make
    ~~~
    ````

    The fix is safe: it is offered only where the code holds no fence of the other kind.
    """
    style: str = options.style
    data = ctx.doc.source.data
    kinds = {data[block.byte_start] for block in ctx.doc.nodes(CodeBlock) if block.info is not None}
    if len(kinds) <= 1 and (style == "consistent" or kinds <= _FIRST_BYTES[style]):
        # nearly all pages have one kind
        return
    for block in fenced_blocks(ctx.doc):
        found = "tilde" if data[block.byte_start] == b"~"[0] else "backtick"
        if style == "consistent":
            style = found
        if found != style:
            fence = opening_fence(ctx.doc, block).span
            yield ctx.diagnostic(
                fence, f"expected fences of {style}s, found {found}s", _fix(ctx, block, style)
            )


def _fix(ctx: Context, block: CodeBlock, style: str) -> Fix | None:
    """The fix that rewrites both fences of `block`."""
    character = "~" if style == "tilde" else "`"
    opening, closing = opening_fence(ctx.doc, block), closing_fence(ctx.doc, block)
    if closing is None or character * 3 in ctx.doc.slice(block) or character in (block.info or ""):
        return None
    edits = [Edit(fence.span, character * len(fence.text)) for fence in (opening, closing)]
    return ctx.fix(f"Write {style}s", *edits)
