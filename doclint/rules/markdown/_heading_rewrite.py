"""Writes a heading in another style where that gives the same heading."""

from __future__ import annotations

import re
import unicodedata

from doclint.checking.context import Context
from doclint.page.document import Document
from doclint.rules.markdown._page_headings import (
    ATX,
    ATX_CLOSED,
    SETEXT,
    HeadingSource,
    page_headings,
)
from doclint.syntax.nodes import HardBreak
from doclint.values.diagnostic import Fix

__all__ = ["rewrite"]

# text that would be something else than a paragraph at the start of a line, or with `#` at its end
_STARTS_BLOCK = re.compile(r"[#>\-+*=_~`<|:\[\t ]|\d+[.)]|\{|!\[")
_ENDS_CLOSED = re.compile(r"(?:^|[ \t])#+$")


def rewrite(ctx: Context, index: int, style: str) -> Fix | None:
    """The fix that writes the heading at `index` as `style`; None where it would differ."""
    doc = ctx.doc
    heading = doc.derived(page_headings).facts(index)
    text = _one_line(doc, heading)
    if text is None:
        return None
    new = _written(doc, heading, text, style)
    if new is None:
        return None
    return ctx.replace(heading.span, new, "Write the heading in the other style")


def _written(doc: Document, heading: HeadingSource, text: str, style: str) -> str | None:
    hashes = "#" * heading.node.level
    if ATX_CLOSED in (style, heading.style) and text.endswith("}") and "{" in text:
        # attributes have to stay at the end, and what stands before the hashes is none
        return None
    if style == SETEXT:
        return _underlined(doc, heading, text)
    if heading.style == SETEXT and _ENDS_CLOSED.search(text):
        return None
    if style == ATX:
        return f"{hashes} {text}".rstrip()
    assert style == ATX_CLOSED
    return f"{hashes} {text} {hashes}" if text else f"{hashes} {hashes}"


def _one_line(doc: Document, heading: HeadingSource) -> str | None:
    """The heading's text on one line, or None where its line breaks are more than blanks."""
    text = heading.text
    if "\n" not in text and "\r" not in text:
        return text
    if heading.node.parent is not None or any(
        one.parent is heading.node for one in doc.nodes(HardBreak)
    ):
        return None
    return " ".join(line.strip() for line in text.splitlines())


def _underlined(doc: Document, heading: HeadingSource, text: str) -> str | None:
    """`text` over a line of `=` or `-`, where nothing before it would join it."""
    level, node = heading.node.level, heading.node
    if level > 2 or not text or node.parent is not None or _STARTS_BLOCK.match(text):
        return None
    source = doc.source
    if node.line > doc.body_line and source.lines[node.line - 2].strip():
        return None
    if heading.start != source.line_starts[node.line - 1]:
        return None
    width = sum(unicodedata.east_asian_width(character) in "WF" for character in text)
    width += sum(not unicodedata.category(character).startswith("M") for character in text)
    return text + source.line_break + ("=" if level == 1 else "-") * max(width, 3)
