"""MD029."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.page.document import Document
from doclint.rules.markdown._list_source import reindented
from doclint.rules.markdown._lists import list_items, lists
from doclint.syntax.nodes import BlockQuote, Item, List
from doclint.values.diagnostic import Diagnostic, Edit, Effect, Fix
from doclint.values.text import Span

_ZERO = 0x30
_NUMBER = re.compile(rb"[ \t]*([0-9]{1,9})[.)][ \t]*")


@dataclass(frozen=True)
class OlPrefix:
    """How ordered lists are numbered: 1/1/1, 1/2/3, 0/0/0, or one of the first two."""

    style: Literal["one_or_ordered", "one", "ordered", "zero"] = "one_or_ordered"


class _Number(NamedTuple):
    """The number of one item: its value, its digits and its place."""

    item: Item
    value: int
    digits: str
    start: int


@rule(
    "MD029",
    "ol-prefix",
    tags=("ol",),
    presets=("recommended", "markdownlint"),
    options=OlPrefix,
    reads="markup",
    when=Relevance(kinds=(List,)),
)
def ol_prefix(ctx: Context, options: OlPrefix) -> Iterator[Diagnostic]:
    """Numbers of an ordered list that are not the ones the reader sees.

    Browsers count on from the first number, whatever the others say: a text that refers to "step 4"
    then points to another step than its author meant. A list may also repeat one number.

    ```md bad lang=hi
    1. बहीखाता खोलें
    2. तारीख लिखें
    ⟦4⟧. राशि लिखें
    ```

    ```md fixed
    1. बहीखाता खोलें
    2. तारीख लिखें
    3. राशि लिखें
    ```

    ```md good
    3. third
    4. fourth

    Text.

    1. one
    1. two
    ```

    ```md bad compatible
    ⟦3⟧. third
    ⟦4⟧. fourth
    ```

    ```md fixed compatible
    1. third
    2. fourth
    ```

    ```toml
    style = "zero"
    ```

    ```md bad
    0. zero
    ⟦1⟧. one
    ```

    ```md fixed
    0. zero
    0. one
    ```

    The fix is safe: the list keeps its first number, unless the configured style asks for another.
    """
    if max(ctx.doc.derived(list_items).marks, default=0) < _ZERO:
        # bullets alone
        return
    for facts in ctx.doc.derived(lists):
        if facts.node.first_number is None:
            continue
        numbers = list(_numbers(ctx.doc, facts.items))
        wanted = _expected([number.value for number in numbers], options.style, ctx.compatible)
        for number, expected in zip(numbers, wanted, strict=True):
            if number.value != expected:
                where = Span(number.start, number.start + len(number.digits))
                message = f"expected the number {expected}, found {number.value}"
                yield ctx.diagnostic(where, message, _fix(ctx, number, expected))


def _expected(values: Sequence[int], style: str, compatible: bool) -> list[int]:
    """The numbers that the items should have."""
    first = values[0] if values else 0
    count = len(values)
    if style == "one_or_ordered" and not compatible:
        repeats = count > 1 and values[1] == first
        return [first] * count if repeats else list(range(first, first + count))
    counts_up = count > 1 and (values[1] != 1 or first == 0)
    if style == "ordered" or (style == "one_or_ordered" and counts_up):
        start = 0 if first == 0 and counts_up else 1
        return list(range(start, start + count))
    return [0 if style == "zero" else 1] * count


def _numbers(document: Document, items: Sequence[Item]) -> Iterator[_Number]:
    data = document.source.data
    for item in items:
        found = _NUMBER.match(data, item.byte_start)
        if found is not None:
            digits = found[1].decode()
            yield _Number(item, int(digits), digits, document.source.offset_of_byte(found.start(1)))


def _fix(ctx: Context, number: _Number, expected: int) -> Fix | None:
    """The fix that writes the `expected` number and keeps the item's lines below its text."""
    digits = str(expected)
    edit = Edit(Span(number.start, number.start + len(number.digits)), digits)
    first = number.item.parent
    changes_start = isinstance(first, List) and first.byte_start == number.item.byte_start
    effect = Effect.REPAIR if changes_start else Effect.NONE
    delta = len(digits) - len(number.digits)
    if delta == 0:
        return ctx.fix(f"Write {digits}", edit, effect=effect)
    source = ctx.doc.source
    marker = _NUMBER.match(source.data, number.item.byte_start)
    if marker is None or number.item.enclosing(BlockQuote) is not None:
        return None
    width = marker.end() - source.byte_line_starts[number.item.line - 1]
    edits = reindented(ctx.doc, number.item, width, delta)
    return None if edits is None else ctx.fix(f"Write {digits}", edit, *edits, effect=effect)
