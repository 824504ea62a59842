"""HTML whose blanks show on the page."""

from __future__ import annotations

import re

from doclint.page.document import Document
from doclint.syntax.nodes import HtmlBlock, InlineHtml

__all__ = ["preformatted_line_set"]

_PRE = "<pre"
_ELEMENT = re.compile(r"<(?:pre|textarea|script|style)\b", re.IGNORECASE)


def _is_preformatted(doc: Document, block: HtmlBlock) -> bool:
    """Whether `block` holds an element that shows blanks and blank lines as they are."""
    return _ELEMENT.search(doc.slice(block)) is not None


def preformatted_line_set(doc: Document) -> set[int]:
    """The numbers of all lines of such blocks, and of those from a `<pre>` in a paragraph on."""
    found: set[int] = set()
    for block in doc.nodes(HtmlBlock):
        if _is_preformatted(doc, block):
            found.update(range(block.line, doc.end_line(block) + 1))
    if _PRE in doc.text and doc.has(InlineHtml):
        for tag in doc.nodes(InlineHtml):
            if doc.slice(tag).startswith(_PRE):
                last = doc.line(tag) if tag.parent is None else doc.end_line(tag.parent)
                found.update(range(doc.line(tag), last + 1))
    return found
