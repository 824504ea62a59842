"""MD032."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.rules.markdown._blank_lines import blank_line_above, is_open_above, is_open_below
from doclint.rules.markdown._containers import closes_container
from doclint.rules.markdown._list_source import last_line
from doclint.syntax.nodes import Definition, List
from doclint.values.diagnostic import Diagnostic, Effect
from doclint.values.text import Source

_NOTHING = b" \t\r\n>"
# a byte that the text of a list does not end in, and one that may be the end of a container
_UNCLEAR_ENDS = _NOTHING + b":"
_TAIL = 32


@rule(
    "MD032",
    "blanks-around-lists",
    tags=("bullet", "ul", "ol", "blank_lines"),
    presets=("markdownlint",),
    reads="markup",
    when=Relevance(kinds=(List,)),
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
    definitions = [node.byte_start for node in ctx.doc.nodes(Definition)]
    end = 0
    for node in ctx.doc.nodes(List):
        if node.byte_start < end:
            # a list in a list
            continue
        start, end, line = node.byte_start, node.byte_end, node.line
        if line > first_line and lines[line - 2] and not is_open_above(ctx.doc, line):
            fix = blank_line_above(ctx, line, line)
            yield ctx.diagnostic(_content(source, line), "no blank line above the list", fix)
        unclear = definitions and bisect_left(definitions, end) > bisect_left(definitions, start)
        if not unclear and data[end - 2 : end] == b"\n\n" and data[end - 3] not in _UNCLEAR_ENDS:
            # nearly all lists: the parser lets them run on over the blank line behind their text
            continue
        # text in the last few bytes, and no definitions, spare the search for the real end
        tail = data[max(start, end - _TAIL) : end].rstrip(_NOTHING)
        if unclear or not tail:
            last = last_line(ctx.doc, node)
        else:
            last = bisect_right(starts, max(start, end - _TAIL) + len(tail) - 1)
        if lines[last - 1].endswith(":::") and closes_container(ctx.doc, last):
            # the parser takes the end of the container for a part of the last item
            last -= 1
        if last < count and lines[last] and not is_open_below(ctx.doc, last):
            fix = blank_line_above(ctx, last + 1, last)
            if lines[last].lstrip().startswith(":::"):
                # the end of the container leaves the item
                fix = fix._replace(effect=Effect.REPAIR)
            yield ctx.diagnostic(_content(source, last), "no blank line below the list", fix)


def _content(source: Source, line: int) -> tuple[int, int]:
    """Where the 1-based `line` begins and ends without the blanks around it."""
    start, text = source.line_starts[line - 1], source.lines[line - 1]
    return start + len(text) - len(text.lstrip()), start + len(text.rstrip())
