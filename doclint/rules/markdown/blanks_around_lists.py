"""MD032."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from doclint.diagnostic import Diagnostic, Effect
from doclint.rule import Context, rule
from doclint.rules.markdown._blank_lines import blank_line_above, is_blank
from doclint.rules.markdown._directives import closes_container
from doclint.rules.markdown._list_source import last_line
from doclint.syntax.nodes import Definition, List
from doclint.text import Span

_NOTHING = b" \t\r\n>"
_TAIL = 32


@rule(
    "MD032",
    "blanks-around-lists",
    tags=("bullet", "ul", "ol", "blank_lines"),
    recommended=False,
    kinds=(List,),
)
def blanks_around_lists(ctx: Context) -> Iterator[Diagnostic]:
    """Lists without a blank line before or after them.

    Many Markdown processors then run the items into the paragraph: the reader sees hyphens in the
    middle of a sentence. A sentence right below a list becomes a part of its last item.

    ```md bad lang=hi
    बहीखाते में दो खाते हैं:
    ⟦- नकद⟧
    ⟦- बैंक⟧
    ## अगला भाग
    ```

    ```md fixed
    बहीखाते में दो खाते हैं:

    - नकद
    - बैंक

    ## अगला भाग
    ```

    ```md good lang=hi
    बहीखाते में दो खाते हैं:

    - नकद
    - बैंक
    ```

    The fix is safe: it inserts a blank line, and no item gains or loses text by it.
    """
    source = ctx.doc.source
    lines, count = source.lines, len(source.lines)
    data = source.data
    first_line, starts = ctx.doc.body_line, source.byte_line_starts
    definitions = ctx.doc.has(Definition)
    for node in ctx.doc.nodes(List):
        if node.parent is not None and node.enclosing(List) is not None:
            continue
        line = node.line
        if line > first_line and lines[line - 2] and not is_blank(lines[line - 2]):
            fix = blank_line_above(ctx, line, line)
            yield ctx.diagnostic(_content(ctx, line), "no blank line above the list", fix)
        # text in the last few bytes, and no definitions, spare the search for the real end
        tail = data[max(node.start, node.end - _TAIL) : node.end].rstrip(_NOTHING)
        if definitions or not tail:
            last = last_line(ctx.doc, node)
        else:
            last = bisect_right(starts, max(node.start, node.end - _TAIL) + len(tail) - 1)
        if lines[last - 1].endswith(":::") and closes_container(ctx.doc, last):
            # the parser takes the end of the container for a part of the last item
            last -= 1
        if last < count and lines[last] and not is_blank(lines[last]):
            fix = blank_line_above(ctx, last + 1, last)
            if lines[last].lstrip().startswith(":::"):
                # the end of the container leaves the item
                fix = fix._replace(effect=Effect.REPAIR)
            yield ctx.diagnostic(_content(ctx, last), "no blank line below the list", fix)


def _content(ctx: Context, line: int) -> Span:
    """The 1-based `line` without the blanks around it."""
    start, end = ctx.doc.source.line_span(line)
    text = ctx.doc.text[start:end]
    return Span(end - len(text.lstrip()), start + len(text.rstrip()))
