"""MD037."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.page.document import Document
from doclint.page.plain_text import begins_block
from doclint.rules.markdown._lists import lists
from doclint.syntax.nodes import CodeBlock, Emphasis, Image, Link, Strong
from doclint.values.diagnostic import Applicability, Diagnostic, Edit, Effect
from doclint.values.text import Span

_INLINES = (Emphasis, Strong, Link, Image)
# a mark with a blank beside it; a no-break space, two bytes long, hinders it as well. An asterisk
# at the start of a line with one space and text behind it is a bullet, whatever stands before it.
# Each set of bytes is asked for its first or last byte before the other one matters
_SUSPECTS = (
    (
        b"*",
        re.compile(
            rb"\*(?:(?<=[ \t\xa0]\*)(?<![^\xc2]\xa0\*)"
            rb"|(?=[ \t\xc2])(?!\xc2[^\xa0])(?!(?<=\n\*) [^\s]))"
        ),
    ),
    (
        b"_",
        re.compile(rb"_(?:(?<=[ \t\xa0]_)(?<![^\xc2]\xa0_)|(?=[ \t\xc2])(?!\xc2[^\xa0]))"),
    ),
)
_START = attrgetter("byte_start")
_ASTERISK = b"*"[0]
_MARKS = re.compile(rb"\\.|\*+|_+", re.DOTALL)
_LEADING = re.compile(rb"((?:[ \t]|\xc2\xa0)+)[^\s]")
_TRAILING = re.compile(rb"[^\s]((?:[ \t]|\xc2\xa0)+)\Z")


class _EmphasisMark(NamedTuple):
    """One run of asterisks or underscores that stayed text; byte offsets."""

    start: int
    end: int
    text: bytes


@rule(
    "MD037",
    "no-space-in-emphasis",
    tags=("whitespace", "emphasis"),
    presets=("recommended", "markdownlint"),
    reads="markup",
    when=Relevance(literals=("*", "_")),
)
def no_space_in_emphasis(ctx: Context) -> Iterator[Diagnostic]:
    """Emphasis marks with a blank on their inner side.

    They do not work: the reader sees the asterisks or underscores themselves.

    ```md bad lang=hi
    यह **⟦ ⟧महत्वपूर्ण** है।
    ```

    ```md fixed
    यह **महत्वपूर्ण** है।
    ```

    ```md bad
    This is _important⟦ ⟧_ too.
    ```

    ```md fixed
    This is _important_ too.
    ```

    ```md good
    This is **important**, and 2 * 3 * 4 is a product.
    ```

    ```md bad compatible
    2 *⟦ ⟧3⟦ ⟧* 4
    ```

    The fix is safe where the marks cannot be operators; it removes the blank and so lets the
    emphasis appear.
    """
    document = ctx.doc
    done = document.source.byte_of_offset(document.body_start)
    blocks = document.nodes(CodeBlock)
    for at in _candidates(document):
        if at < done:
            continue
        index = bisect_right(blocks, at, key=_START) - 1
        if index >= 0 and blocks[index].byte_end > at:
            done = blocks[index].byte_end
            continue
        block = _block(document, at)
        if not block:
            continue
        done = block[-1][1]
        marks = _marks(document, block)
        for text in (b"_", b"__", b"___", b"*", b"**", b"***"):
            alike = [mark for mark in marks if mark.text == text]
            for opening, closing in zip(alike[::2], alike[1::2], strict=False):
                yield from _check(ctx, opening, closing)


def _candidates(document: Document) -> list[int]:
    """The byte offsets of marks with a blank beside them that neither work nor are bullets."""
    data = document.source.data
    found = {
        mark.start()
        for literal, pattern in _SUSPECTS
        if literal in data
        for mark in pattern.finditer(data)
    }
    if not found:
        return []
    for facts in document.derived(lists):
        # the bullets of one list are alike
        if data[facts.markers[0]] == _ASTERISK:
            found.difference_update(facts.markers)
    for kind in (Emphasis, Strong):
        nodes = document.nodes(kind)
        # of the marks of emphasis that works, only the first and the last one have a blank beside
        found.difference_update(map(_START, nodes))
        found.difference_update([node.byte_end - 1 for node in nodes])
    return sorted(found)


def _block(document: Document, at: int) -> list[tuple[int, int]]:
    """The byte spans of text in the block whose text holds the byte `at`; empty if none does."""
    starts, ends, contents = document.runs()
    index = bisect_right(starts, at) - 1
    if index < 0 or ends[index] <= at or not isinstance(contents[index], str):
        return []
    first = last = index
    while first > 0 and not begins_block(document, first):
        first -= 1
    while last + 1 < len(starts) and not begins_block(document, last + 1):
        last += 1
    return [
        (starts[index], ends[index])
        for index in range(first, last + 1)
        if isinstance(contents[index], str)
    ]


def _marks(document: Document, block: Sequence[tuple[int, int]]) -> list[_EmphasisMark]:
    """The marks that stayed text in `block` itself, not inside of links and emphasis."""
    found = []
    data = document.source.data
    inside = _inline_spans(document, block[0][0], block[-1][1])
    for low, high in block:
        for mark in _MARKS.finditer(data, low, high):
            start, end = mark.span()
            if mark[0][:1] != b"\\" and not any(first < start < last for first, last in inside):
                found.append(_EmphasisMark(start, end, mark[0]))
    return found


def _inline_spans(document: Document, start: int, end: int) -> list[tuple[int, int]]:
    spans = []
    for kind in _INLINES:
        nodes = document.nodes(kind)
        index = bisect_right(nodes, end, key=_START) - 1
        while index >= 0 and nodes[index].byte_start >= start - 4:
            spans.append((nodes[index].byte_start, nodes[index].byte_end))
            index -= 1
    return spans


def _check(ctx: Context, opening: _EmphasisMark, closing: _EmphasisMark) -> Iterator[Diagnostic]:
    """The findings on the inner sides of two marks."""
    source = ctx.doc.source
    data = source.data
    leading = _LEADING.match(data, opening.end)
    start = source.byte_line_starts[source.line_of_byte(closing.start) - 1]
    trailing = _TRAILING.search(data, max(start, closing.start - 200), closing.start)
    blanks = [
        Span(*map(source.offset_of_byte, found.span(1))) for found in (leading, trailing) if found
    ]
    spaced_out = data[opening.start - 1 : opening.start].isspace() and bool(leading)
    if spaced_out and len(opening.text) == 1 and not ctx.compatible:
        return
    safe = ctx.compatible or not (leading and trailing)
    fix = ctx.fix(
        "Remove the blanks",
        *(Edit(span, "") for span in blanks),
        applicability=Applicability.SAFE if safe else Applicability.UNSAFE,
        effect=Effect.REPAIR,
    )
    for span in blanks:
        yield ctx.diagnostic(span, f"blank inside of `{opening.text.decode()}`", fix)
