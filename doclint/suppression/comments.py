"""Finds doclint's own comments in a page and takes them apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from doclint.page.document import Document
from doclint.suppression.cover import Cover
from doclint.syntax.nodes import CodeBlock, CodeSpan
from doclint.values.lazy_pattern import lazy_pattern
from doclint.values.text import Span

__all__ = ["Comment", "Word", "comments"]

_HTML = ("<!--", "-->")
_MDX = ("{/*", "*/}")
_OPENING = lazy_pattern(r"\s*doclint-(?P<action>[\w-]*)", re.IGNORECASE)
_REASON = lazy_pattern(r"(?:^|\s)--")
_WORD = lazy_pattern(r"[^\s,]+")


class Word(NamedTuple):
    """One name in a comment; the span is in the whole text."""

    text: str
    span: Span


class Comment(NamedTuple):
    """One comment addressed to doclint: `action` is what follows `doclint-`, in lower case."""

    span: Span
    action: Word
    names: tuple[Word, ...]


def comments(document: Document) -> Iterator[Comment]:
    """The comments addressed to doclint, in their order; those inside code do not count."""
    text = document.text
    if "doclint-" not in text:
        return
    pairs = (_HTML, _MDX) if document.is_mdx else (_HTML,)
    found = [comment for pair in pairs for comment in _delimited(document, *pair)]
    if not found:
        return
    code = Cover(document, CodeBlock, CodeSpan)
    for comment in sorted(found):
        if comment.span.start not in code:
            yield comment


def _delimited(document: Document, opening: str, closing: str) -> Iterator[Comment]:
    text = document.text
    start = text.find(opening, document.body_start)
    while start >= 0:
        inner = start + len(opening)
        end = text.find(closing, inner)
        if end < 0:
            return
        found = _OPENING.match(text, inner, end)
        if found is not None:
            yield _comment(text, Span(start, end + len(closing)), found, end)
        start = text.find(opening, end)


def _comment(text: str, span: Span, opening: re.Match[str], end: int) -> Comment:
    reason = _REASON.search(text, opening.end(), end)
    stop = reason.start() if reason is not None else end
    action = Word(opening["action"].lower().rstrip("-"), Span(*opening.span("action")))
    names = _WORD.finditer(text, opening.end(), stop)
    return Comment(span, action, tuple(Word(name[0], Span(*name.span())) for name in names))
