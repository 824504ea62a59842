"""RN003."""

from __future__ import annotations

import re
from collections.abc import Iterator

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.syntax.nodes import CodeBlock
from doclint.values.diagnostic import Diagnostic, Severity

_OPENING = re.compile(rb"(`{3,}|~{3,})[^\r\n]*")


@rule(
    "RN003",
    "unclosed-fence",
    tags=("code",),
    severity=Severity.ERROR,
    reads="markup",
    when=Relevance(literals=("```", "~~~"), kinds=(CodeBlock,)),
)
def unclosed_fence(ctx: Context) -> Iterator[Diagnostic]:
    """Code fences that nothing closes before the file ends.

    Everything after the fence shows as code: headings, links and images included. A closing fence
    has the same character, at least as many of them, and nothing else on its line.

    ````md bad
    Install it:

    ⟦```sh⟧
    pip install tool
    ``

    Then run it.
    ````

    ````md good
    Install it:

    ```sh
    pip install tool
    ```

    Then run it.
    ````
    """
    data = ctx.doc.source.data
    blocks = ctx.doc.nodes(CodeBlock)
    block = blocks[-1] if blocks else None
    if block is None or block.info is None or data[block.byte_end :].strip():
        return
    opening = _OPENING.match(data, block.byte_start)
    if opening is None:
        return
    fence = opening[1]
    lines = data[opening.end() : block.byte_end].rstrip().splitlines()
    last = lines[-1].strip(b" \t>") if lines else b""
    if len(last) >= len(fence) and not last.strip(fence[:1]):
        return
    start = ctx.doc.source.offset_of_byte(block.byte_start)
    end = start + len(opening[0].rstrip().decode())
    message = "the fence is never closed: the rest of the page is code"
    yield ctx.diagnostic((start, end), message)
