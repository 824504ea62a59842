"""MD028."""

from __future__ import annotations

from collections.abc import Iterator

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.page.document import Document
from doclint.syntax.nodes import BlockQuote, Node
from doclint.values.diagnostic import Applicability, Diagnostic, Edit, Effect, Fix
from doclint.values.text import Span


@rule(
    "MD028",
    "no-blanks-blockquote",
    tags=("blockquote", "whitespace"),
    presets=("markdownlint",),
    reads="markup",
    when=Relevance(kinds=(BlockQuote,)),
)
def no_blanks_blockquote(ctx: Context) -> Iterator[Diagnostic]:
    """Block quotes with nothing but a blank line between them.

    Some Markdown processors join them and others do not: the reader sees one quote or two,
    depending on where the page is shown. Quotes that are alerts, such as `> [!NOTE]`, are always
    separate.

    ```md bad lang=hi
    > पहला वाक्य
    ⟦⟧
    > दूसरा वाक्य
    ```

    ```md fixed unsafe
    > पहला वाक्य
    >
    > दूसरा वाक्य
    ```

    ```md good lang=hi
    > पहला वाक्य
    >
    > दूसरा वाक्य

    और एक:

    > तीसरा वाक्य
    ```

    The fix is unsafe, since it makes one quote of two.
    """
    lines = ctx.doc.source.lines
    previous: dict[int, BlockQuote] = {}
    for node in ctx.doc.nodes(BlockQuote):
        before = previous.get(id(node.parent))
        previous[id(node.parent)] = node
        if before is None or lines[node.line - 2].strip():
            continue
        if not ctx.compatible and (before.alert or node.alert):
            continue
        first = node.line - 1
        while first > before.line and not lines[first - 2].strip():
            first -= 1
        if _ends_on(ctx.doc, before, first - 1):
            fix = _fix(ctx, before, node, first)
            for line in range(first, node.line):
                yield ctx.diagnostic(
                    ctx.doc.source.line_span(line), "blank line between two block quotes", fix
                )


def _ends_on(document: Document, node: Node, line: int) -> bool:
    """Whether the 1-based `line` is a line of the block quote `node`."""
    source = document.source
    if source.lines[line - 1].lstrip(" \t").startswith(">"):
        # its own mark, unless there is a block between
        between = source.data[node.byte_end : source.byte_line_starts[line]]
        return not between.strip(b" \t\r\n>")
    ends = document.runs(node).byte_ends
    return bool(ends) and document.source.line_of_byte(ends[-1] - 1) == line


def _fix(ctx: Context, before: BlockQuote, after: BlockQuote, first: int) -> Fix | None:
    """The fix that marks the blank lines between two plain quotes."""
    if before.alert or after.alert or after.parent is not None:
        return None
    starts = ctx.doc.source.line_starts
    edits = [
        Edit(Span(starts[line - 1], starts[line - 1]), ">") for line in range(first, after.line)
    ]
    return ctx.fix(
        "Join the quotes",
        *edits,
        applicability=Applicability.UNSAFE,
        effect=Effect.REPAIR,
    )
