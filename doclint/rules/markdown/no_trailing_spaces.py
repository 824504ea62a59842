"""MD009."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import compress
from operator import attrgetter, is_not
from typing import Annotated

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.page.document import Document
from doclint.rules.markdown._lines import BLANKS, code_ranges, page_lines
from doclint.rules.markdown._list_lines import indented_list_lines
from doclint.rules.markdown._preformatted import preformatted_line_set
from doclint.syntax.nodes import (
    CodeBlock,
    CodeSpan,
    HardBreak,
    Heading,
    HtmlBlock,
    InlineHtml,
    Node,
)
from doclint.values.diagnostic import Applicability, Diagnostic, Edit, Effect, Fix
from doclint.values.option_range import Range
from doclint.values.text import BYTE_ORDER_MARK, Span

_EMPTY_TASK = re.compile(r"(?:[-+*]|\d[.)])[ \t]+\[[ xX]\]\Z")
_START = attrgetter("byte_start")
# what stands before the blanks of a line that shows nothing, at least in part
_ALONE = ("", "\n", "\r", ">", BYTE_ORDER_MARK)


@dataclass(frozen=True)
class NoTrailingSpaces:
    """`br_spaces` blanks, two or more, may end a line as a line break; `strict` wants one there.

    `code_blocks` looks into code too; `list_item_empty_lines` allows blanks on the empty lines of
    a list.
    """

    br_spaces: Annotated[int, Range(0)] = 2
    code_blocks: bool = False
    list_item_empty_lines: bool = False
    strict: bool = False


@rule(
    "MD009",
    "no-trailing-spaces",
    tags=("whitespace",),
    presets=("recommended", "markdownlint"),
    options=NoTrailingSpaces,
    reads="lines",
)
def no_trailing_spaces(ctx: Context, options: NoTrailingSpaces) -> Iterator[Diagnostic]:
    """Blanks at the end of a line.

    One blank at the end of a line does nothing, two make a line break that nobody sees in the
    source. A reader then meets a line that breaks in the middle of a sentence. Exactly two blanks
    are taken for a line break on purpose.

    ```md bad escapes lang=hi
    जमा और नाम⟦\\x20⟧
    बराबर होते हैं।⟦\\x20\\x20\\x20⟧
    अगला पृष्ठ देखें।
    ```

    ```md fixed escapes lang=hi
    जमा और नाम
    बराबर होते हैं।\\x20\\x20
    अगला पृष्ठ देखें।
    ```

    ```md good escapes
    12 Market Road\\x20\\x20
    Pune
    ```

    ```toml
    br_spaces = 0
    ```

    ```md bad escapes
    12 Market Road⟦\\x20\\x20⟧
    Pune
    ```

    ```md fixed
    12 Market Road\\
    Pune
    ```

    ```toml
    strict = true
    ```

    ```md bad escapes
    # Address⟦\\x20\\x20⟧
    ```

    ```md fixed
    # Address
    ```

    The fix is safe: a line break that readers see stays one, all other blanks go. A line of nothing
    but no-break or other wide blanks shows as an empty paragraph; to take that is unsafe, and so is
    to take the blank behind `- [ ]`, without which there is no box to tick.
    """
    lines, first, stripped = ctx.doc.derived(page_lines)
    if stripped == lines:
        return
    allowed = options.br_spaces if options.br_spaces > 1 else 0
    found = [
        (index, blanks)
        for index in compress(range(len(lines)), map(is_not, lines, stripped))
        if (blanks := len(lines[index]) - len(lines[index].rstrip(BLANKS)))
        if index >= first and (blanks != allowed or options.strict)
    ]
    if not found:
        return
    exempt = _exempt_lines(ctx.doc, options)
    broken = _break_lines(ctx.doc) if options.strict else ()
    for index, blanks in found:
        if index + 1 in exempt or (blanks == allowed and index + 1 in broken):
            continue
        end = ctx.doc.source.line_starts[index] + len(lines[index])
        span = Span(end - blanks, end)
        if span.start == 0 and ctx.doc.text.startswith(BYTE_ORDER_MARK):
            # the lines show it as a blank, but it is none
            span, blanks = Span(1, end), blanks - 1
            if not blanks:
                continue
        message = f"{blanks} blank{'s' * (blanks > 1)} at the end of the line"
        yield ctx.diagnostic(span, message, _fix(ctx, span, allowed))


def _exempt_lines(doc: Document, options: NoTrailingSpaces) -> Container[int]:
    """The lines that may end in blanks: code, and the empty lines of lists where allowed."""
    exempt: set[int] = set()
    if not options.code_blocks:
        for start, last, block in doc.derived(code_ranges):
            fenced = block.info is not None
            exempt.update(range(start + fenced, last + 1 - fenced))
    if options.list_item_empty_lines:
        exempt |= indented_list_lines(doc)
    return exempt


def _break_lines(doc: Document) -> set[int]:
    """The lines that end in a line break or inside a tag, where blanks are no mistake."""
    line_of = doc.source.line_of_byte
    found = {
        line_of(one.byte_start) for one in doc.nodes(HardBreak) if one.enclosing(Heading) is None
    }
    for tag in doc.nodes(InlineHtml):
        found.update(range(line_of(tag.byte_start), line_of(tag.byte_end)))
    return found


def _fix(ctx: Context, span: Span, allowed: int) -> Fix:
    """Take the blanks away, or write the line break they make in the form that is allowed."""
    source = ctx.doc.source
    start = source.byte_of_offset(span.start)
    blanks = source.text[span.start : span.end]
    last = source.byte_of_offset(span.end - 1) if not blanks.isascii() else start
    breaks = _holds(ctx.doc.nodes(HardBreak), last)
    if breaks and blanks.endswith("  "):
        text = " " * allowed if allowed else "\\"
        effect = Effect.NONE if blanks.isascii() else Effect.TEXT
        return ctx.replace(span, text, "Keep only the line break", effect=effect)
    if source.text[span.start - 1 : span.start] == "]" and _is_empty_task(ctx.doc, span.start):
        unsafe, effect = Applicability.UNSAFE, Effect.REPAIR
        return ctx.replace(span, "", "Remove the blanks", applicability=unsafe, effect=effect)
    shown = not blanks.isascii() or _holds(ctx.doc.nodes(CodeSpan), start)
    shown = shown or _holds(ctx.doc.nodes(CodeBlock), start)
    if not shown and ctx.doc.has(HtmlBlock):
        line = source.line_of(span.start)
        shown = line in ctx.doc.derived(preformatted_line_set)
    effect = Effect.TEXT if shown else Effect.NONE
    if not blanks.isascii() and source.text[span.start - 1 : span.start] in _ALONE:
        # the parser takes it for a paragraph, which may make room on purpose
        unsafe = Applicability.SAFE if ctx.compatible else Applicability.UNSAFE
        edit = Edit(span, "")
        return ctx.fix("Remove the blanks", edit, applicability=unsafe, effect=Effect.REPAIR)
    if breaks:
        # some parsers, against CommonMark, break a line at tabs too
        effect = Effect.REPAIR
    return ctx.replace(span, "", "Remove the blanks", effect=effect)


def _is_empty_task(doc: Document, end: int) -> bool:
    """Whether the line up to `end` is a task without text, which needs the blank to be one."""
    line = doc.text[doc.text.rfind("\n", 0, end) + 1 : end]
    return _EMPTY_TASK.search(line) is not None


def _holds(nodes: Sequence[Node], at: int) -> bool:
    """Whether one of `nodes`, which do not nest, holds the byte at `at`."""
    index = bisect_right(nodes, at, key=_START)
    return index > 0 and nodes[index - 1].byte_end > at
