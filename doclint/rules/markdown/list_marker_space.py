"""MD030."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.page.document import Document
from doclint.rules.markdown._list_source import items_of, last_line, reindented
from doclint.rules.markdown._lists import BULLETS, list_items
from doclint.syntax.nodes import BlockQuote, Item, List
from doclint.values.diagnostic import Diagnostic, Edit, Fix
from doclint.values.lazy_pattern import lazy_pattern
from doclint.values.option_range import Range
from doclint.values.text import BYTE_ORDER_MARK, Span

_MARKER = re.compile(rb"([ \t]*)([-+*]|[0-9]{1,9}[.)])([ \t]+)(?=[^ \t\r\n])")
# text in a quote at its left edge
_UNINDENTED = lazy_pattern(r"[ \t]*(?:> ?)+[^ \t>\r]")
_WIDE = re.compile(rb"[0-9]{1,9}[.)](?: [ \t]|\t)")


@dataclass(frozen=True)
class ListMarkerSpace:
    """How many spaces follow the marker of a bullet (`ul`) or number (`ol`).

    `single` holds for lists all of whose items take one line, `multi` for other lists.
    """

    ul_single: Annotated[int, Range(1)] = 1
    ol_single: Annotated[int, Range(1)] = 1
    ul_multi: Annotated[int, Range(1)] = 1
    ol_multi: Annotated[int, Range(1)] = 1


@rule(
    "MD030",
    "list-marker-space",
    tags=("ol", "ul", "whitespace"),
    presets=("markdownlint",),
    options=ListMarkerSpace,
    reads="markup",
    when=Relevance(kinds=(List,)),
)
def list_marker_space(ctx: Context, options: ListMarkerSpace) -> Iterator[Diagnostic]:
    """More or fewer spaces than usual between a list marker and its text.

    The text's column decides what belongs to the item: with an unusual one the next paragraph or
    the nested list easily ends up outside, and the reader sees the list fall apart.

    ```md bad lang=hi
    ⟦-   नकद⟧
    - बैंक
    ```

    ```md fixed
    - नकद
    - बैंक
    ```

    ```md bad
    ⟦1.  Open the ledger⟧

        Use the blue one.
    2. Write the date
    ```

    ```md fixed
    1. Open the ledger

       Use the blue one.
    2. Write the date
    ```

    ```md good
    - cash
    - bank
    ```

    ```toml
    ul_multi = 3
    ```

    ```md bad
    ⟦- cash⟧

      in hand
    ```

    ```md fixed
    -   cash

        in hand
    ```

    The fix is safe: it moves the item's other lines together with its text.
    """
    expected_widths = (options.ul_single, options.ul_multi, options.ol_single, options.ol_multi)
    if expected_widths == (1, 1, 1, 1):
        for item in _wide_items(ctx.doc):
            yield from _check(ctx, item, 1)
        return
    for node in ctx.doc.nodes(List):
        items = items_of(ctx.doc, node)
        single = last_line(ctx.doc, node) - node.line + 1 == len(items)
        width = expected_widths[2 * (node.first_number is not None) + (not single)]
        for item in items:
            yield from _check(ctx, item, width)


def _wide_items(document: Document) -> Iterator[Item]:
    """The items with anything but one space behind their marker, most likely."""
    page = document.derived(list_items)
    data, markers = document.source.data, page.markers
    if markers and markers[-1] + 2 >= len(data):
        # so that there is something behind a marker at the very end
        data += b"\n\n"
    # most markers are a bullet and one blank before text; up to a space, all bytes are blanks or
    # line breaks
    for index in [
        index for index, at in enumerate(markers) if data[at + 1] != 32 or data[at + 2] <= 32
    ]:
        at = markers[index]
        if data[at + 2] <= 32 if page.marks[index] in BULLETS else _WIDE.match(data, at):
            yield page.items[index]


def _check(ctx: Context, item: Item, expected: int) -> Iterator[Diagnostic]:
    """The finding on the marker of `item`, if any."""
    source = ctx.doc.source
    found = _MARKER.match(source.data, item.byte_start)
    if found is None:
        return
    column = found.end(2) - source.byte_line_starts[item.line - 1]
    if item.line == 1 and source.text.startswith(BYTE_ORDER_MARK):
        column -= len(BYTE_ORDER_MARK.encode())
    blanks = found[3]
    if _columns(blanks, column) > 4:
        # what follows is indented code, which begins one column behind the marker
        blanks = blanks[:1]
    width = len(blanks)
    if width == expected:
        return
    start = source.offset_of_byte(found.start(2))
    end = source.line_starts[item.line - 1] + len(source.lines[item.line - 1].rstrip())
    message = f"expected {expected} spaces after the list marker, found {width}"
    fix = None if b"\t" in found[3] else _fix(ctx, item, column + width, expected - width)
    yield ctx.diagnostic((start, end), message, fix)


def _columns(blanks: bytes, column: int) -> int:
    """How many columns `blanks` take from `column` on; a tab runs to the next multiple of four."""
    at = column
    for blank in blanks:
        at += 4 - at % 4 if blank == 9 else 1
    return at - column


def _fix(ctx: Context, item: Item, content: int, delta: int) -> Fix | None:
    """The fix that moves all of `item` behind its marker by `delta` columns."""
    source = ctx.doc.source
    if item.enclosing(BlockQuote) is None:
        edits = reindented(ctx.doc, item, content, delta)
    else:
        edits = [] if _is_alone(ctx.doc, item) else None
    if edits is None:
        return None
    at = source.line_starts[item.line - 1] + content
    if item.line == 1 and source.text.startswith(BYTE_ORDER_MARK):
        at += 1
    own = Edit(Span(at, at), " " * delta) if delta > 0 else Edit(Span(at + delta, at), "")
    return ctx.fix("Set the space behind the marker", own, *edits)


def _is_alone(document: Document, item: Item) -> bool:
    """Whether nothing below `item` in a quote moves with it, or would come to belong to it."""
    if document.end_line(item) != item.line:
        return False
    below = document.source.lines[item.line : item.line + 1]
    return not below or not below[0].strip() or _UNINDENTED.match(below[0]) is not None
