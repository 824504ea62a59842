"""MD007."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.page.document import Document
from doclint.rules.markdown._item_indent import move_items
from doclint.rules.markdown._lists import ListFacts, list_items, lists
from doclint.syntax.nodes import Admonition, BlockQuote, FootnoteDefinition, Item, List, Node
from doclint.values.diagnostic import Diagnostic
from doclint.values.option_range import Range
from doclint.values.text import BYTE_ORDER_MARK

_FOOTNOTE_INDENT = 4
# an item, the column of its marker, how many blanks that is indented, and how many it should be
_Wrong = tuple[Item, int, int, int]


@dataclass(frozen=True)
class UlIndent:
    """`indent` blanks lie between the markers of a list and of a list inside of it.

    With `start_indented` the outermost lists are indented too, by `start_indent`.
    """

    indent: Annotated[int, Range(1)] = 2
    start_indented: bool = False
    start_indent: Annotated[int, Range(1)] | None = None


@rule(
    "MD007",
    "ul-indent",
    tags=("bullet", "indentation", "ul"),
    presets=("markdownlint",),
    options=UlIndent,
    reads="markup",
    when=Relevance(kinds=(List,)),
)
def ul_indent(ctx: Context, options: UlIndent) -> Iterator[Diagnostic]:
    """Bullets that are indented by another number of blanks than is usual.

    Markdown processors disagree about lists that are indented by too little or too much: what is a
    list inside a list for one is a single list, or code, for the other. Lists inside of numbered
    lists are not looked at, since the width of the numbers decides there.

    ```md bad lang=hi
    * जमा
    ⟦   *⟧ बैंक
    ```

    ```md fixed lang=hi
    * जमा
      * बैंक
    ```

    ```md bad
    ⟦  -⟧ Debit

        More about it.
    ⟦  -⟧ Credit
    ```

    ```md fixed
    - Debit

      More about it.
    - Credit
    ```

    ```md good
    - Debit
      - Bank
        - Current account
    ```

    ```toml
    indent = 3
    start_indented = true
    start_indent = 1
    ```

    ```md good
     - Debit
        - Bank
    ```

    The fix is safe: it moves the whole list with all that belongs to it, and stands at the first
    finding of the list. Where that would change what belongs to which item, there is none. MkDocs
    needs at least 4 blanks, so that less is never asked for on its pages and lists inside of lists
    are not moved there.
    """
    step = max(options.indent, ctx.doc.dialect.list_columns)
    start = (options.start_indent or step) if options.start_indented else 0
    doc = ctx.doc
    tree: list[ListFacts] = []
    wrong: list[_Wrong] = []
    # by list how many bullet lists stand around; none is counted where one is numbered
    depths: dict[Node, int] = {}
    footnotes = doc.has(FootnoteDefinition)
    if not start and not footnotes and not any(doc.derived(list_items).columns):
        # on most pages no list is indented
        return
    plain = not (doc.has(BlockQuote) or footnotes or doc.text.startswith(BYTE_ORDER_MARK))
    admonitions = doc.has(Admonition)
    for facts in doc.derived(lists):
        node = facts.node
        if admonitions and node.enclosing(Admonition) is not None:
            # MkDocs asks for four columns
            continue
        around = _around(node)
        depth = 0
        if isinstance(around, List):
            depth = depths.get(around, -1) + 1
            depth = depth or -1
        else:
            if wrong:
                yield from _findings(ctx, tree, wrong)
                wrong = []
            tree = []
        tree.append(facts)
        if node.first_number is not None:
            depth = -1
        depths[node] = depth
        if depth >= 0:
            expected = start + depth * step
            if not plain:
                wrong += _misplaced(doc, facts, expected)
            elif facts.columns.count(expected) != len(facts.columns):
                wrong += _off_column(facts, expected)
    if wrong:
        yield from _findings(ctx, tree, wrong)


def _around(node: List) -> Node | None:
    """The innermost list or block quote around a list."""
    parent = node.parent
    if parent is None:
        return None
    if isinstance(parent, Item) and isinstance(parent.parent, List):
        return parent.parent
    return node.enclosing(List, BlockQuote)


def _off_column(facts: ListFacts, expected: int) -> list[_Wrong]:
    """As `_misplaced` on a page whose lists nothing else moves to the right."""
    pairs = zip(facts.items, facts.columns, strict=True)
    return [(item, column, column, expected) for item, column in pairs if column != expected]


def _misplaced(doc: Document, facts: ListFacts, expected: int) -> list[_Wrong]:
    """The items of a list whose markers do not stand where they should."""
    columns = facts.columns
    if facts.items[0].line == 1 and doc.text.startswith(BYTE_ORDER_MARK):
        # what stands behind a byte order mark is not worth moving
        return []
    if doc.has(FootnoteDefinition) and facts.node.enclosing(FootnoteDefinition) is not None:
        expected += _FOOTNOTE_INDENT
    if not doc.has(BlockQuote) or facts.node.parent is None:
        return _off_column(facts, expected)
    found = []
    for item, column in zip(facts.items, columns, strict=True):
        indent = column - _quote_end(doc, item, column)
        if indent != expected:
            found.append((item, column, indent, expected))
    return found


def _quote_end(doc: Document, item: Item, column: int) -> int:
    """The column behind the last quote marker before `column` and the blank that belongs to it."""
    before = doc.source.lines[item.line - 1][:column]
    end = before.rfind(">") + 1
    return end + 1 if end and before[end : end + 1] in (" ", "\t") else end


def _findings(ctx: Context, tree: list[ListFacts], wrong: list[_Wrong]) -> list[Diagnostic]:
    """The findings of one list with the lists inside of it; the first has the fix for all."""
    deltas = {id(item): expected - indent for item, _, indent, expected in wrong}
    edits = move_items(ctx.doc, tree, deltas)
    fix = ctx.fix("Indent the list evenly", *edits) if edits else None
    starts = ctx.doc.source.line_starts
    found = []
    message, said = "", (-1, -1)
    for item, column, indent, expected in wrong:
        place = starts[item.line - 1] + column
        if said != (indent, expected):
            said = (indent, expected)
            message = f"expected an indentation of {expected}, found {indent}"
        found.append(ctx.diagnostic((place - indent, place + 1), message, fix))
        fix = None
    return found
