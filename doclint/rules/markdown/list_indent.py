"""MD005."""

from __future__ import annotations

from collections.abc import Iterator

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.rules.markdown._item_indent import move_items
from doclint.rules.markdown._lists import ListFacts, list_items, lists
from doclint.syntax.nodes import List
from doclint.values.diagnostic import Diagnostic


@rule(
    "MD005",
    "list-indent",
    tags=("bullet", "ul", "indentation"),
    presets=("markdownlint",),
    reads="markup",
    when=Relevance(kinds=(List,)),
)
def list_indent(ctx: Context) -> Iterator[Diagnostic]:
    """Items of one list that are indented differently.

    An item that is indented a little further looks like a sublist in the source and is none on the
    page; other Markdown processors make one of it. Numbers may be aligned at their right end.

    ```md bad lang=hi
    * जमा
    ⟦ *⟧ नाम
    * शेष
    ```

    ```md fixed lang=hi
    * जमा
    * नाम
    * शेष
    ```

    ```md bad
    1. Debit
    ⟦  2.⟧ Credit
    ```

    ```md fixed
    1. Debit
    2. Credit
    ```

    ```md good
     9. Debit
    10. Credit
    ```

    The fix is safe: it moves the items with all that belongs to them. Where that would change what
    belongs to which item, there is none.
    """
    if not any(ctx.doc.derived(list_items).columns):
        return
    for facts in ctx.doc.derived(lists):
        columns = facts.columns
        if columns.count(columns[0]) == len(columns):
            continue
        if facts.node.first_number is not None:
            yield from _ordered(ctx, facts)
        else:
            yield from _bullets(ctx, facts)


def _ordered(ctx: Context, facts: ListFacts) -> Iterator[Diagnostic]:
    """Findings for a numbered list, whose numbers stand in line at their left or right end."""
    columns = facts.columns
    widths = [_marker_width(ctx, facts, index) for index in range(len(columns))]
    wrong: dict[int, int] = {}
    expected_end = columns[0] + widths[0]
    right_aligned = False
    for index, (column, width) in enumerate(zip(columns, widths, strict=True)):
        if column == columns[0] and not right_aligned:
            continue
        if column + width == expected_end:
            right_aligned = True
        else:
            wrong[index] = expected_end - width if right_aligned else columns[0]
    yield from _findings(ctx, facts, wrong)


def _bullets(ctx: Context, facts: ListFacts) -> Iterator[Diagnostic]:
    """Findings for a bullet list, whose markers stand in line."""
    expected = facts.columns[0]
    wrong = {index: expected for index, column in enumerate(facts.columns) if column != expected}
    yield from _findings(ctx, facts, wrong)


def _marker_width(ctx: Context, facts: ListFacts, index: int) -> int:
    """The width of a bullet, or of a number with its full stop or bracket."""
    data, start = ctx.doc.source.data, facts.markers[index]
    end = start
    while data[end] not in b".)-+*":
        end += 1
    return end + 1 - start


def _findings(ctx: Context, facts: ListFacts, wrong: dict[int, int]) -> Iterator[Diagnostic]:
    """A finding for each item of `wrong`, which has the expected column by the item's index."""
    if not wrong:
        return
    source = ctx.doc.source
    deltas = {id(facts.items[i]): column - facts.columns[i] for i, column in wrong.items()}
    tree = [one for one in ctx.doc.derived(lists) if _inside(one, facts)]
    edits = move_items(ctx.doc, tree, deltas)
    fix = ctx.fix("Indent the list evenly", *edits) if edits else None
    for index, column in wrong.items():
        item = facts.items[index]
        start = source.line_starts[item.line - 1]
        end = start + facts.columns[index] + _marker_width(ctx, facts, index)
        message = f"expected an indentation of {column}, found {facts.columns[index]}"
        yield ctx.diagnostic((start, end), message, fix)


def _inside(one: ListFacts, facts: ListFacts) -> bool:
    return facts.node.byte_start <= one.node.byte_start < facts.node.byte_end
