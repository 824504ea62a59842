"""MD027."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.page.document import Document
from doclint.syntax.nodes import (
    Admonition,
    Block,
    BlockQuote,
    CodeBlock,
    CodeSpan,
    HtmlBlock,
    Item,
    List,
    Node,
    Table,
)
from doclint.values.diagnostic import Diagnostic, Edit
from doclint.values.text import Span

N = TypeVar("N", bound=Node)

_MARKERS = re.compile(r"[ \t]*>(?: {0,4}>)* ([ \t]+)(?![ \t])")
_FIRST_MARKERS = re.compile(r">(?: {0,4}>)* ([ \t]+)(?![ \t])")
_QUOTES = re.compile(r"(?:[ \t]|[-+*](?=[ \t])|[0-9]{1,9}[.)](?=[ \t]))*>(?: {0,4}>)*")
_ITEM = re.compile(rb"[ \t]*(?:[-+*]|[0-9]{1,9}[.)])[ \t]*")


@dataclass(frozen=True)
class NoMultipleSpaceBlockquote:
    """Whether lists inside of block quotes are looked at too."""

    list_items: bool = True


@rule(
    "MD027",
    "no-multiple-space-blockquote",
    tags=("blockquote", "whitespace", "indentation"),
    presets=("markdownlint",),
    options=NoMultipleSpaceBlockquote,
    reads="markup",
    when=Relevance(kinds=(BlockQuote,)),
)
def no_multiple_space_blockquote(
    ctx: Context, options: NoMultipleSpaceBlockquote
) -> Iterator[Diagnostic]:
    """Several spaces behind the marker of a block quote.

    One or two of them are harmless, five make code of the sentence: the reader then sees a quote in
    a fixed-width font that does not wrap.

    ```md bad lang=hi
    > पहला वाक्य
    > ⟦ ⟧दूसरा वाक्य
    ```

    ```md fixed
    > पहला वाक्य
    > दूसरा वाक्य
    ```

    ```md good
    > one
    > two
    ```

    ```toml
    list_items = false
    ```

    ```md good
    >   - one
    >   - two
    ```

    The fix is safe: it takes away the blanks, which are not shown.
    """
    document = ctx.doc
    seen = 0
    data = document.source.data
    for quote in document.nodes(BlockQuote):
        last = document.source.line_of_byte(max(quote.byte_end - 1, quote.byte_start))
        lines = range(max(quote.line, seen + 1), last + 1)
        inside = data[quote.byte_start : quote.byte_end] if lines else b""
        if b">  " not in inside and b"> \t" not in inside:
            # nor then in the quotes inside of this one
            seen = max(seen, last)
            continue
        spans = [(line, span) for line in lines if (span := _blanks(document, quote, line))]
        seen = max(seen, last)
        if not spans:
            continue
        owners = _Inside(document, quote)
        for line, span in spans:
            if not owners.owns(line, span, options.list_items):
                edits = _edits(document, quote, line, span)
                fix = ctx.fix("Remove the blanks", *edits) if edits else None
                count = span.end - span.start + 1
                yield ctx.diagnostic(span, f"{count} blanks behind the quote marker", fix)


def _edits(document: Document, quote: BlockQuote, line: int, span: Span) -> list[Edit]:
    """The edits that remove the blanks at `span`; none where that cannot be done.

    The blanks before a fence are taken from each line of its code, which moves with it therefore.
    """
    edits = [Edit(span, "")]
    blocks = document.nodes(CodeBlock)
    index = bisect_left(blocks, line, key=_line)
    if index == len(blocks) or blocks[index].line != line or blocks[index].info is None:
        return edits
    source = document.source
    for below in range(line + 1, source.line_of_byte(blocks[index].byte_end - 1) + 1):
        blanks = _blanks(document, quote, below)
        if blanks is not None:
            removed = Span(blanks.start, min(blanks.end, blanks.start + span.end - span.start))
            edits.append(Edit(removed, ""))
    return [] if any("\t" in source.text[slice(*one.span)] for one in edits) else edits


def _line(block: CodeBlock) -> int:
    return block.line


def _blanks(document: Document, quote: BlockQuote, line: int) -> Span | None:
    """The blanks on `line` beyond the one that belongs to the quote marker."""
    source = document.source
    text = source.lines[line - 1]
    start = source.line_starts[line - 1]
    if line == quote.line:
        found = _FIRST_MARKERS.match(text, source.offset_of_byte(quote.byte_start) - start)
    else:
        found = _MARKERS.match(text)
    return Span(start + found.start(1), start + found.end(1)) if found else None


class _Inside:
    """Which lines of a block quote have blanks of their own, as code, HTML and list items do."""

    def __init__(self, document: Document, quote: BlockQuote) -> None:
        self._document = document
        self._shielded: set[int] = set()
        for kind in (CodeBlock, CodeSpan, HtmlBlock):
            for node in self._within(kind, quote):
                self._shield(node)
        self._shielded.update(table.line + 1 for table in self._within(Table, quote))
        for body in self._within(Admonition, quote):
            self._shielded.update(range(body.line + 1, self._last(body) + 1))
        self._in_list = quote.enclosing(List) is not None
        self._items = [
            (item.line, self._last(item), self._content(item)) for item in self._within(Item, quote)
        ]
        self._lists = [(node.line, self._last(node)) for node in self._within(List, quote)]

    def _shield(self, node: Node) -> None:
        """Except the lines of `node` that keep their blanks."""
        source = self._document.source
        first = self._document.line(node) + (not isinstance(node, HtmlBlock))
        last = source.line_of_byte(max(node.byte_end - 1, node.byte_start))
        if isinstance(node, CodeBlock):
            if node.info is None:
                first -= 1
            elif source.data[node.byte_start - 2 : node.byte_start].isspace():
                # as many blanks as stand before the fence are taken from the code
                first = last
        self._shielded.update(range(first, last + 1))

    def _within(self, kind: type[N], quote: BlockQuote) -> list[N]:
        nodes = self._document.nodes(kind)
        return [node for node in nodes if quote.byte_start <= node.byte_start < quote.byte_end]

    def _last(self, node: Block) -> int:
        text = self._document.source.data[node.byte_start : node.byte_end].rstrip(b" \t\r\n>")
        return self._document.source.line_of_byte(node.byte_start + len(text))

    def _content(self, item: Item) -> int:
        """How far behind the quote marker the content of `item` starts, on its line."""
        source = self._document.source
        found = _ITEM.match(source.data, item.byte_start)
        end = found.end() if found else item.byte_start
        line = source.byte_line_starts[item.line - 1]
        return end - line - _behind_marker(source.lines[item.line - 1])

    def owns(self, line: int, span: Span, list_items: bool) -> bool:
        """Whether the blanks at `span` on `line` are no fault of the quote marker."""
        if line in self._shielded:
            return True
        if not list_items and (
            self._in_list or any(first <= line <= last for first, last in self._lists)
        ):
            return True
        text = self._document.source.lines[line - 1]
        column = span.end - self._document.source.line_starts[line - 1]
        blank = not text[column:].strip()
        column -= _behind_marker(text)
        return any(
            first < line <= last and (blank or column >= content)
            for first, last, content in self._items
        )


def _behind_marker(line: str) -> int:
    """The column behind the last quote marker at the start of `line`."""
    found = _QUOTES.match(line)
    return found.end() if found else 0
