"""MD039."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.page.document import Document
from doclint.rules.markdown._link_labels import is_bracketed, label_end
from doclint.syntax.nodes import Link
from doclint.values.diagnostic import Diagnostic, Edit, Effect
from doclint.values.text import Span

# what may begin a blank in UTF-8, and end one
_OPENING = frozenset(b" \t\r\n\xc2\xe1\xe2\xe3\xef")
_CLOSING = re.compile(rb"\](?<=[\s\xa0\x80-\x8a\xa8\xa9\xaf\x9f\xbf]\])")
_LEADING = re.compile(r"[^\S\r\n]*")


@rule(
    "MD039",
    "no-space-in-links",
    tags=("whitespace", "links"),
    presets=("markdownlint",),
    reads="markup",
    when=Relevance(kinds=(Link,)),
)
def no_space_in_links(ctx: Context) -> Iterator[Diagnostic]:
    """Blanks between the brackets and the text of a link.

    They are underlined with the link: the reader sees a stroke that runs on beyond the word.

    ```md bad lang=hi
    [⟦ ⟧बहीखाता⟦ ⟧](/khata) देखें।
    ```

    ```md fixed
    [बहीखाता](/khata) देखें।
    ```

    ```md bad lang=hi
    यहाँ[⟦ ⟧बहीखाता](/khata)
    ```

    ```md fixed
    यहाँ [बहीखाता](/khata)
    ```

    ```md good lang=hi
    [बहीखाता](/khata) देखें।
    ```

    The fix is safe: where the blank parts two words it is kept outside of the link.
    """
    for link in _suspects(ctx.doc):
        start = ctx.doc.source.offset_of_byte(link.byte_start) + 1
        end = ctx.doc.source.offset_of_byte(label_end(ctx.doc, link))
        text = ctx.doc.text[start:end]
        blanks = len(text) - len(text.lstrip())
        if blanks:
            yield _leading(ctx, start, text)
        blanks = len(text) - len(text.rstrip())
        if blanks:
            yield _trailing(ctx, link, end, text)


def _suspects(document: Document) -> list[Link]:
    """The links that may have a blank inside of a bracket."""
    data = document.source.data
    links = document.nodes(Link)
    found: dict[int, Link] = {}
    opening = _OPENING
    for link in [link for link in links if data[link.byte_start + 1] in opening]:
        if is_bracketed(link):
            found[link.byte_start] = link
    for bracket in _CLOSING.finditer(data):
        at = bracket.start()
        index = bisect_right(links, at, key=_start) - 1
        if index >= 0 and at < links[index].byte_end and is_bracketed(links[index]):
            found[links[index].byte_start] = links[index]
    return [found[start] for start in sorted(found)]


def _start(link: Link) -> int:
    return link.byte_start


def _leading(ctx: Context, start: int, text: str) -> Diagnostic:
    """The finding behind the opening bracket."""
    found = _LEADING.match(text)
    blanks = Span(start, start + (found.end() if found else 0))
    if blanks.start == blanks.end:
        at = ctx.doc.source.line_starts[ctx.doc.source.line_of(start)]
        return ctx.diagnostic((at, at), "line break at the start of the link text")
    edits = [Edit(blanks, "")]
    before = ctx.doc.text[start - 2 : start - 1]
    if text.strip() and before and not before.isspace() and before not in "([{":
        edits.insert(0, Edit(Span(start - 1, start - 1), " "))
    fix = ctx.fix("Move the blank out of the link", *edits, effect=Effect.TEXT)
    return ctx.diagnostic(blanks, "blank at the start of the link text", fix)


def _trailing(ctx: Context, link: Link, end: int, text: str) -> Diagnostic:
    """The finding before the closing bracket."""
    width = len(text) - len(text.rstrip(" \t\u00a0\u3000\u2003\u2002\u2009\u202f\ufeff\f\v"))
    if not width:
        line = ctx.doc.source.line_of(end) - 1
        at = ctx.doc.source.line_span(line).end
        return ctx.diagnostic((at, at), "line break at the end of the link text")
    blanks = Span(end - width, end)
    removed = blanks
    if not ctx.compatible and text[-width - 1 : -width] in ("\n", "\r"):
        # the indentation alone may be what keeps the line where it belongs
        removed = Span(end - len(text) + len(text.rstrip()), end)
    edits = [Edit(removed, "")]
    link_end = ctx.doc.span(link).end + 2 * (link.kind == "Collapsed")
    after = ctx.doc.text[link_end : link_end + 1]
    if text.strip() and (after.isalnum() or after in ("(", "[")) and after:
        edits.append(Edit(Span(link_end, link_end), " "))
    fix = ctx.fix("Move the blank out of the link", *edits, effect=Effect.TEXT)
    return ctx.diagnostic(blanks, "blank at the end of the link text", fix)
