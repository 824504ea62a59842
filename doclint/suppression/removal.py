"""How to take a comment out of a page without changing what the rest of it means."""

from __future__ import annotations

from collections.abc import Sequence

from doclint.page.document import Document
from doclint.suppression.comments import Word
from doclint.suppression.cover import Cover
from doclint.suppression.suppression_values import Removal
from doclint.syntax.nodes import (
    BlockQuote,
    CodeBlock,
    FootnoteDefinition,
    HtmlBlock,
    InlineHtml,
    Item,
    List,
)
from doclint.values.text import Span

__all__ = ["Surroundings", "comment_removal", "name_removal"]


class Surroundings:
    """A document and the nodes in it that a comment may stand in, behind or be."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.containers = Cover(document, Item, BlockQuote, FootnoteDefinition)
        self.open_blocks = Cover(document, List, FootnoteDefinition, CodeBlock)
        self._blocks = {node.byte_start: node.byte_end for node in document.nodes(HtmlBlock)}
        self._inline = {node.byte_start for node in document.nodes(InlineHtml)}

    def is_inline(self, span: Span) -> bool:
        """Whether the comment at `span` stands in the text of a block."""
        return self.document.source.byte_of_offset(span.start) in self._inline

    def is_block(self, span: Span) -> bool:
        """Whether the comment at `span`, its line break aside, is a block of its own."""
        source = self.document.source
        end = self._blocks.get(source.byte_of_offset(span.start))
        return end is not None and not source.text[span.end : source.offset_of_byte(end)].strip()


def comment_removal(around: Surroundings, span: Span) -> Removal | None:
    """The edit that removes the comment at `span`; None where that could join what it divides."""
    source = around.document.source
    first, last = source.line_of(span.start), source.line_of(max(span.start, span.end - 1))
    before = source.text[source.line_span(first).start : span.start]
    after = source.text[span.end : source.line_span(last).end]
    if around.is_inline(span):
        return _inline(span, before, after)
    if before or after.strip() or span.start in around.containers or not around.is_block(span):
        return None
    return _whole_lines(around, span, first, last)


def _inline(span: Span, before: str, after: str) -> Removal | None:
    """Removal beside other text; what is left of the line must not read as markup."""
    if not any(map(str.isalnum, before)) or "|" in before or before.lstrip().startswith("["):
        return None
    if after.strip():
        # one blank is enough where there were two
        joined = before.endswith((" ", "\t")) and after.startswith((" ", "\t"))
        return Removal(span.start, span.end + 1 if joined else span.end)
    blanks = len(before) - len(before.rstrip(" \t"))
    return Removal(span.start - blanks, span.end + len(after))


def _whole_lines(around: Surroundings, span: Span, first: int, last: int) -> Removal | None:
    """Removal of the lines `first` to `last`, which hold nothing else."""
    document, source = around.document, around.document.source
    lines = source.lines
    blank_before = first == document.body_line or not lines[first - 2].strip()
    blank_after = last >= len(lines) or not lines[last].strip()
    following = next((line for line in lines[last:] if line.strip()), "")
    if following[:1] in tuple(" \t-+*0123456789") and _behind_open_block(around, span.start):
        return None
    start = source.line_starts[first - 1]
    if not blank_before and not blank_after:
        return Removal(start, source.line_span(last).end)
    if last >= len(lines):
        return Removal(start, len(source.text))
    if blank_before and blank_after and last < len(lines) - 1:
        last += 1
    return Removal(start, source.line_starts[last])


def _behind_open_block(around: Surroundings, offset: int) -> bool:
    """Whether the last thing before `offset` is a block that what follows may continue."""
    text = around.document.text
    while offset > 0 and text[offset - 1].isspace():
        offset -= 1
    return offset > 0 and offset - 1 in around.open_blocks


def name_removal(names: Sequence[Word], index: int) -> Removal | None:
    """The edit that removes one of several names, with what separates it from its neighbour."""
    if len(names) < 2:
        return None
    if index + 1 < len(names):
        return Removal(names[index].span.start, names[index + 1].span.start)
    return Removal(names[index - 1].span.end, names[index].span.end)
