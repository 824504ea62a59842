"""MD014."""

from __future__ import annotations

import re
from collections.abc import Iterator

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.page.document import Document
from doclint.rules.markdown._lines import code_ranges
from doclint.syntax.nodes import CodeBlock
from doclint.values.diagnostic import Diagnostic, Effect
from doclint.values.text import Span

_PROMPT = re.compile(r"(\s*)(\$\s+)")


@rule(
    "MD014",
    "commands-show-output",
    tags=("code",),
    presets=("markdownlint",),
    reads="markup",
    when=Relevance(literals=("$",), kinds=(CodeBlock,)),
)
def commands_show_output(ctx: Context) -> Iterator[Diagnostic]:
    """Commands with a `$` before each and no output.

    Who copies the block copies the `$` too, and the shell answers with an error. A `$` is of use
    only where it tells commands from what they print.

    ````md bad lang=hi
    ```sh
    ⟦$ ⟧pip install doclint
    ⟦$ ⟧doclint check
    ```
    ````

    ````md fixed lang=hi
    ```sh
    pip install doclint
    doclint check
    ```
    ````

    ````md good
    ```sh
    $ doclint --version
    doclint 1.0
    ```
    ````

    The fix is safe: it removes the `$` and the blanks after it from the code.
    """
    doc = ctx.doc
    data = doc.source.data
    for first, last, block in doc.derived(code_ranges):
        if data.find(b"$", block.byte_start, block.byte_end) == -1:
            continue
        line = first + (block.info is not None)
        if line <= last and _is_other(doc.source.lines[line - 1]):
            continue
        for start, prompt in _prompts(doc, block, first, last):
            where = Span(start, start + len(prompt))
            fix = ctx.replace(where, "", "Remove the prompt", effect=Effect.TEXT)
            yield ctx.diagnostic(where, "a `$` before a command without output", fix)


def _is_other(line: str) -> bool:
    """Whether the first line of a block is no command after a `$`; an empty one may be anything."""
    text = line.lstrip(" \t>")
    return text != "" and text[0] not in "$-+*0123456789"


def _prompts(doc: Document, block: CodeBlock, first: int, last: int) -> list[tuple[int, str]]:
    """Offset and text of the prompt of each line; empty when one line has none."""
    found = []
    for start, line in _code_lines(doc, block, first, last):
        prompt = _PROMPT.match(line)
        if prompt is None:
            return []
        found.append((start + prompt.start(2), prompt[2]))
    return found


def _code_lines(
    doc: Document, block: CodeBlock, first: int, last: int
) -> Iterator[tuple[int, str]]:
    """Offset and text of each line of code that is not empty, without what its containers add."""
    content = "".join(one for one in doc.runs(block).contents if isinstance(one, str))
    code = content.split("\n")
    fenced = block.info is not None
    for line, text in zip(range(first + fenced, last + 1), code, strict=False):
        if text:
            end = doc.source.line_starts[line - 1] + len(doc.source.lines[line - 1])
            yield end - len(text), text
