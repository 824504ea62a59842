"""When a line counts as blank for the rules that ask for blank lines around blocks."""

from __future__ import annotations

import re
from bisect import bisect_right

from doclint.checking.context import Context
from doclint.page.document import Document
from doclint.rules.markdown._attribute_lines import is_attribute_line
from doclint.rules.markdown._code_fences import closing_fence, end_line
from doclint.rules.markdown._lines import BLANKS
from doclint.syntax.nodes import Admonition, CodeBlock
from doclint.values.diagnostic import Effect, Fix
from doclint.values.fixes import replace
from doclint.values.text import BYTE_ORDER_MARK

__all__ = [
    "blank_line_above",
    "clings_above",
    "clings_below",
    "is_blank",
    "is_open_above",
    "is_open_below",
]

_OPENING = "<!--"
_CLOSING = "-->"
_QUOTES = re.compile(r"[ \t>]*>")


def is_open_above(document: Document, line: int) -> bool:
    """Whether what stands on the 1-based `line` needs no blank line above it."""
    above = document.source.lines[line - 2]
    return not above or is_blank(above) or clings_above(document, line)


def is_open_below(document: Document, line: int) -> bool:
    """Whether what ends on the 1-based `line` needs no blank line below it."""
    below = document.source.lines[line : line + 1]
    return not below or is_blank(below[0]) or clings_below(document, line)


def clings_above(document: Document, line: int) -> bool:
    """Whether the 1-based `line` must stay right below the line above it."""
    above = document.source.lines[line - 2]
    return _begins_admonition(document, line - 1) or is_attribute_line(document, above)


def clings_below(document: Document, line: int) -> bool:
    """Whether the 1-based `line` must stay right above the line below it."""
    below = document.source.lines[line : line + 1]
    return bool(below) and is_attribute_line(document, below[0])


def _begins_admonition(document: Document, line: int) -> bool:
    """Whether an admonition or a content tab begins on the 1-based `line`."""
    return line in document.derived(_admonition_lines)


def _admonition_lines(document: Document) -> frozenset[int]:
    return frozenset(body.line for body in document.nodes(Admonition))


def is_blank(line: str) -> bool:
    """Whether `line` shows nothing: white space, block quote markers and comments at most.

    A comment that begins or ends on another line counts up to the edge of this one.
    """
    if not line or line.isspace():
        return True
    if _CLOSING in line or _OPENING in line:
        line = _without_comments(line)
    elif ">" not in line:
        # a byte order mark alone on its line
        return line[0] == BYTE_ORDER_MARK and not line.strip(BLANKS)
    return not line.replace(">", "").strip()


def _without_comments(line: str) -> str:
    """`line` without its comments, those that are open at one of its ends included."""
    while True:
        start, end = line.find(_OPENING), line.find(_CLOSING)
        if end < 0:
            return line if start < 0 else line[:start]
        if start < 0:
            return line[line.rfind(_CLOSING) + len(_CLOSING) :]
        kept = line[:start] if 0 <= start <= end else ""
        line = kept + line[end + len(_CLOSING) :]


def blank_line_above(ctx: Context, line: int, like: int) -> Fix:
    """The fix that inserts a blank line above the 1-based `line`.

    It stands in the block quotes of the line `like`. Rules that want the same blank line make the
    same edit, so that only one is inserted.
    """
    source = ctx.doc.source
    text, prefix = source.lines[like - 1], ""
    if ">" in text and (quotes := _QUOTES.match(text)):
        prefix = quotes[0]
    at = source.line_starts[line - 1]
    inserted = prefix + source.line_break
    # the item or quote that ends an open fence would take the blank line for code
    effect = Effect.REPAIR if _ends_open_fence(ctx.doc, line - 1) else Effect.LAYOUT
    return replace((at, at), inserted, "Insert a blank line", effect=effect)


def _ends_open_fence(document: Document, line: int) -> bool:
    """Whether `line` is the last one of a fence that nothing closes."""
    blocks = document.nodes(CodeBlock)
    index = bisect_right(blocks, line, key=_line) - 1
    if index < 0:
        return False
    block = blocks[index]
    if block.info is None or end_line(document, block) != line:
        return False
    return closing_fence(document, block) is None


def _line(block: CodeBlock) -> int:
    return block.line
