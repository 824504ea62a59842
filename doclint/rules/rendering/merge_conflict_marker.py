"""RN005."""

from __future__ import annotations

from collections.abc import Iterator

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.page.document import Document
from doclint.syntax.nodes import CodeBlock
from doclint.values.diagnostic import Diagnostic, Severity
from doclint.values.lazy_pattern import lazy_pattern

# looked for from the literal in the gate on, so a text without it costs nothing
_START = lazy_pattern(r"<<<<<<< [^\r\n]*")
_MIDDLE = lazy_pattern(r"[\r\n]=======(?=[\r\n])")
_END = lazy_pattern(r"[\r\n]>>>>>>> [^\r\n]*")


@rule(
    "RN005",
    "merge-conflict-marker",
    severity=Severity.ERROR,
    reads="markup",
    when=Relevance(literals=("<<<<<<< ",)),
)
def merge_conflict_marker(ctx: Context) -> Iterator[Diagnostic]:
    """Conflict markers that a merge left behind.

    The reader sees both versions, the markers as headings and quotes. Only a whole triple counts,
    and none that stands as an example in one code block.

    ```md bad
    ⟦<<<<<<< HEAD⟧
    The price is 5.
    =======
    The price is 6.
    >>>>>>> new-prices
    ```

    ````md good
    ```
    <<<<<<< HEAD
    The price is 5.
    =======
    The price is 6.
    >>>>>>> new-prices
    ```
    ````
    """
    doc = ctx.doc
    text = doc.text
    at = 0
    while start := _START.search(text, at):
        at = start.end()
        if start.start() and text[start.start() - 1] not in "\r\n":
            continue
        middle = _MIDDLE.search(text, at)
        end = _END.search(text, middle.end()) if middle else None
        if middle is None or end is None:
            return
        at = end.end()
        if not _is_example(doc, start.start(), end.start() + 1):
            line = doc.source.line_of(end.start() + 1)
            message = f"merge conflict, up to line {line}"
            yield ctx.diagnostic((start.start(), start.start() + len(start[0].rstrip())), message)


def _is_example(doc: Document, start: int, end: int) -> bool:
    """Whether one code block holds both offsets."""
    block = doc.innermost(CodeBlock, start)
    return block is not None and block is doc.innermost(CodeBlock, end)
