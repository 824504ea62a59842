"""RN002."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.page.document import Document
from doclint.page.plain_text import in_plain_text
from doclint.rules.rendering._delimiters import content_around
from doclint.syntax.nodes import Image, Link
from doclint.values.diagnostic import Applicability, Diagnostic, Edit, Effect
from doclint.values.lazy_pattern import lazy_pattern
from doclint.values.text import Span

_ADDRESS = rb"(?:/|\.\.?/|https?://|mailto:|www\.)"
_TOUCHING = re.compile(
    rb"\]\((?=" + _ADDRESS + rb"|[#<]|[^()\s{}]+ [^()\s{}\"'][^()\r\n]*\.[a-z]{2,4}\))"
)
# `[skip ci] (#12)` names an issue
_APART = re.compile(rb"\][ \t]\((?=" + _ADDRESS + rb"|#(?![0-9]+\)))")
# a destination up to its closing parenthesis, one level of parentheses inside it
_DESTINATION = lazy_pattern(r"\(([^()\r\n]*(?:\([^()\r\n]*\)[^()\r\n]*)*)(\)?)")
_BRACKET = lazy_pattern(r"\\.|[\[\]]", re.DOTALL)
_TITLED = lazy_pattern(r"\S+[ \t]+(\"[^\"]*\"|'[^']*'|\([^()]*\))[ \t]*")


class _Seam(NamedTuple):
    """Brackets that meet parentheses, in code points.

    `start` is the opening bracket, -1 where none is; `closed` whether the parenthesis is.
    """

    start: int
    bracket: int
    parenthesis: int
    end: int
    destination: str
    closed: bool


@rule(
    "RN002",
    "unrendered-link",
    tags=("links",),
    reads="markup",
    when=Relevance(literals=("](", "] (", "]\t(")),
)
def unrendered_link(ctx: Context) -> Iterator[Diagnostic]:
    """Links that stay text, brackets and address included.

    The reader sees the raw address and cannot follow it. A space between the two parts, a space in
    the address, and a bracket that is missing all do that.

    ```md bad
    See ⟦[the prices] (/prices)⟧ and ⟦[the plan](/plan for 2025.md)⟧.
    ```

    ```md fixed unsafe
    See [the prices](/prices) and [the plan](</plan for 2025.md>).
    ```

    ```md bad
    See ⟦[the prices](https://example.com/prices⟧
    ```

    ```md fixed unsafe
    See [the prices](https://example.com/prices)
    ```

    ```md bad
    See the prices⟦](/prices)⟧ of [this] year.
    ```

    ```md good
    See [the prices](/prices "of this year"), `[x] (/y)`, the list[0](first item) and [optional].
    ```

    The fix removes the space, puts the address in angle brackets or closes the parenthesis. It is
    unsafe: text becomes a link.
    """
    text = ctx.doc.text
    for seam in _seams(ctx.doc):
        place = seam.parenthesis + 1
        address = seam.destination.strip()
        if seam.start < 0:
            span = Span(seam.bracket, seam.end)
            yield ctx.diagnostic(span, "the link stays text: it has no opening bracket")
        elif seam.parenthesis > seam.bracket + 1:
            edit = Edit(Span(seam.bracket + 1, seam.parenthesis), "")
            if seam.closed and " " not in address and seam.bracket > seam.start + 1:
                reason = "a space stands between text and address"
                yield _finding(ctx, seam, reason, "Remove the space", edit)
        elif not seam.closed:
            if " " in address:
                continue
            if _goes_on(text, seam.end):
                yield _finding(ctx, seam, "a line break stands in the address")
            else:
                edit = Edit(Span(place + len(address), place + len(address)), ")")
                yield _finding(ctx, seam, "the address is not closed", "Insert `)`", edit)
        elif '"' in address:
            if not _TITLED.fullmatch(seam.destination):
                yield _finding(ctx, seam, "the title is not quoted as it should be")
        elif " " in address and not _TITLED.fullmatch(seam.destination):
            edit = Edit(Span(place, seam.end - 1), f"<{address}>")
            title = "Put the address in angle brackets"
            yield _finding(ctx, seam, "a space stands in the address", title, edit)


def _goes_on(text: str, end: int) -> bool:
    """Whether the line after the one that ends at `end` closes the parenthesis."""
    following = text[end:].lstrip("\r\n")[:200] if text[end : end + 1] in ("\r", "\n") else ""
    first = following.split(maxsplit=1)[:1]
    return bool(first) and ")" in first[0]


def _finding(
    ctx: Context, seam: _Seam, reason: str, title: str = "", edit: Edit | None = None
) -> Diagnostic:
    fix = None
    if edit is not None and not set("<>") & set(seam.destination):
        fix = ctx.fix(title, edit, applicability=Applicability.UNSAFE, effect=Effect.REPAIR)
    end = seam.end if seam.closed else seam.parenthesis + 1 + len(seam.destination.rstrip())
    return ctx.diagnostic((seam.start, end), f"the link stays text: {reason}", fix)


def _seams(doc: Document) -> Iterator[_Seam]:
    """Every place where brackets meet parentheses in plain text."""
    data, text = doc.source.data, doc.text
    patterns = [_APART] if "] (" in text or "]\t(" in text else []
    links = (*doc.nodes(Link), *doc.nodes(Image))
    if sum(link.kind == "Inline" for link in links) < text.count("]("):
        patterns.append(_TOUCHING)
    start = doc.source.byte_of_offset(doc.body_start)
    spans = [found.span() for pattern in patterns for found in pattern.finditer(data, start)]
    openings: dict[tuple[int, int], dict[int, int]] = {}
    for at, end in in_plain_text(doc, sorted(spans)):
        content = content_around(doc, at)
        if content is None or data[at - 1 : at] == b"\\":
            continue
        bracket = doc.source.offset_of_byte(at)
        parenthesis = bracket + (end - at) - 1
        found = _DESTINATION.match(text, parenthesis, doc.source.offset_of_byte(content[1]))
        if content not in openings:
            low, high = map(doc.source.offset_of_byte, content)
            openings = {content: _openings(text, low, high)}
        opening = openings[content].get(bracket, -1)
        if found and not any(mark in found[1] for mark in ("{{", "{%", "<%")):
            yield _Seam(opening, bracket, parenthesis, found.end(), found[1], bool(found[2]))


def _openings(text: str, low: int, high: int) -> dict[int, int]:
    """The opening bracket of each closing one between two offsets; -1 where there is none."""
    found: dict[int, int] = {}
    pending: list[int] = []
    for bracket in _BRACKET.finditer(text, low, high):
        if bracket[0] == "[":
            pending.append(bracket.start())
        elif bracket[0] == "]":
            found[bracket.start()] = pending.pop() if pending else -1
    return found
