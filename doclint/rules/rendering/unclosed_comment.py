"""RN004."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.page.plain_text import in_plain_text
from doclint.syntax.nodes import HtmlBlock
from doclint.values.diagnostic import Diagnostic, Severity

_OPEN, _CLOSE = b"<!--", b"-->"


@rule(
    "RN004",
    "unclosed-comment",
    tags=("html",),
    severity=Severity.ERROR,
    reads="markup",
    when=Relevance(literals=("<!--",)),
)
def unclosed_comment(ctx: Context) -> Iterator[Diagnostic]:
    """HTML comments without `-->`.

    A comment that starts a line hides everything up to the end of the page; inside a paragraph its
    text shows.

    ```md bad
    ⟦<!--⟧ draft: rewrite this part

    ## Prices

    This text is invisible.
    ```

    ```md bad
    The price ⟦<!--⟧ check it -- is low.
    ```

    ```md good
    <!-- draft: rewrite this part -->

    Write `<!--` to begin a comment.
    ```
    """
    doc = ctx.doc
    data = doc.source.data
    blocks = doc.nodes(HtmlBlock)
    in_text = []
    last_close = data.rfind(_CLOSE)
    at = data.find(_OPEN, doc.source.byte_of_offset(doc.body_start))
    while at != -1:
        end = data.find(_CLOSE, at + 2) if at + 2 <= last_close else -1
        block = _holder(blocks, at)
        if block is None:
            in_text.append((at, at + len(_OPEN)))
        elif end == -1 or (end >= block.byte_end and _holder(blocks, end) is None):
            start = doc.source.offset_of_byte(at)
            hidden = "the comment is never closed: what follows does not show"
            yield ctx.diagnostic((start, start + len(_OPEN)), hidden)
            break
        at = data.find(_OPEN, at + len(_OPEN) if block is None else end)
    for at, end in in_plain_text(doc, in_text):
        if data[at - 1 : at] != b"\\":
            shown = "the comment is never closed: its text shows"
            start = doc.source.offset_of_byte(at)
            yield ctx.diagnostic((start, start + end - at), shown)


def _holder(blocks: Sequence[HtmlBlock], offset: int) -> HtmlBlock | None:
    """The HTML block that holds the byte `offset`."""
    index = bisect_right(blocks, offset, key=lambda block: block.byte_start) - 1
    return blocks[index] if index >= 0 and blocks[index].byte_end > offset else None
