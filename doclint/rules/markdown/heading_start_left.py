"""MD023."""

from __future__ import annotations

from collections.abc import Iterator

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.page.document import Document
from doclint.rules.markdown._page_headings import HeadingSource, unusual_headings
from doclint.syntax.nodes import Admonition, BlockQuote, FootnoteDefinition, Heading, Item
from doclint.values.diagnostic import Applicability, Diagnostic
from doclint.values.text import Span


@rule(
    "MD023",
    "heading-start-left",
    tags=("headings", "spaces"),
    presets=("markdownlint",),
    reads="markup",
    when=Relevance(kinds=(Heading,), derived=unusual_headings),
)
def heading_start_left(ctx: Context) -> Iterator[Diagnostic]:
    """Headings that are indented.

    Up to three blanks before a heading do no harm in CommonMark, but other Markdown processors,
    Python-Markdown among them, take it for text, and the page shows its hashes.

    ```md bad lang=hi
    बहीखाता:

    ⟦  ⟧## उदाहरण
    ```

    ```md fixed lang=hi
    बहीखाता:

    ## उदाहरण
    ```

    ```md bad
    > ⟦ ⟧# Ledger
    ```

    ```md fixed
    > # Ledger
    ```

    ```md good
    - Debit

      ## Ledger
    ```

    The fix is safe: it removes the blanks. Where they stand before the marker of the list item that
    holds the heading it is unsafe.
    """
    doc = ctx.doc
    starts = doc.source.line_starts
    # plain headings stand at the very start of a line
    for heading in doc.derived(unusual_headings):
        start = starts[heading.node.line - 1]
        if heading.start == start:
            continue
        found = _indent(doc, heading, doc.text[start : heading.start])
        if found is None:
            continue
        low, high = found
        span = Span(start + low, start + high)
        before_list = span.end != heading.start and doc.text[span.end] != ">"
        fix = ctx.replace(
            span,
            "",
            "Remove the blanks",
            applicability=Applicability.UNSAFE if before_list else Applicability.SAFE,
        )
        yield ctx.diagnostic(span, "the heading is indented", fix)


def _indent(doc: Document, heading: HeadingSource, prefix: str) -> tuple[int, int] | None:
    """Where blanks stand in `prefix` that no container of the heading asks for; the last ones."""
    at = 1 if prefix.startswith("\ufeff") else 0
    column = 0
    found = None
    line = heading.node.line
    for container in reversed(list(heading.node.ancestors())):
        if isinstance(container, Item) and container.line < line:
            at, column = _skip(prefix, at, column, _content_width(doc, container))
        elif isinstance(container, (Admonition, FootnoteDefinition)) and container.line < line:
            at, column = _skip(prefix, at, column, 4)
        elif isinstance(container, (BlockQuote, Item, FootnoteDefinition)):
            start = at
            at, column = _skip(prefix, at, column, 3)
            if at > start:
                found = (start, at)
            at, column = _after_marker(prefix, at, column, container)
    return (at, len(prefix)) if at < len(prefix) else found


def _skip(prefix: str, at: int, column: int, width: int) -> tuple[int, int]:
    """The place behind at most `width` columns of blanks."""
    end = column + width
    while at < len(prefix) and prefix[at] in " \t" and column < end:
        column += 4 - column % 4 if prefix[at] == "\t" else 1
        at += 1
    return at, column


def _after_marker(
    prefix: str, at: int, column: int, container: BlockQuote | Item | FootnoteDefinition
) -> tuple[int, int]:
    """The place behind the container's marker and the blanks that belong to it."""
    if isinstance(container, BlockQuote):
        if prefix[at : at + 1] != ">":
            return at, column
        return _skip(prefix, at + 1, column + 1, 1)
    start = at
    while at < len(prefix) and prefix[at] not in " \t":
        at += 1
    return _skip(prefix, at, column + at - start, 4)


def _content_width(doc: Document, item: Item) -> int:
    """How many columns the text of `item` is indented inside of the item's container."""
    source = doc.source
    start = source.offset_of_byte(item.byte_start)
    line = source.lines[item.line - 1][start - source.line_starts[item.line - 1] :]
    text = line.lstrip(" \t")
    marker = len(line) - len(text)
    content = text.lstrip("0123456789")[1:]
    width = marker + len(text) - len(content)
    blanks = len(content) - len(content.lstrip(" "))
    if not content.strip() or blanks > 4:
        return width + 1
    return width + max(blanks, 1)
