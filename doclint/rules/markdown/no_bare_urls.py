"""MD034."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.page.autolinks import LiteralAutolink, literal_autolinks
from doclint.page.document import Document
from doclint.rules.markdown._html_tags import Tag, html_tags
from doclint.syntax.nodes import InlineHtml
from doclint.values.diagnostic import Diagnostic, Effect, Fix
from doclint.values.text import Span

# an Indic sentence ends with these, and the address before it never holds them
_SENTENCE_ENDS = "।॥"


@rule(
    "MD034",
    "no-bare-urls",
    tags=("links", "url"),
    presets=("recommended", "markdownlint"),
    reads="markup",
)
def no_bare_urls(ctx: Context) -> Iterator[Diagnostic]:
    """Addresses without any markup.

    Many Markdown processors show them as text: the reader cannot follow them. Where they do become
    links, punctuation such as a danda behind them ends up in the link and breaks it.

    ```md bad lang=hi
    विवरण ⟦https://example.com/पेज⟧। या ⟦info@example.com⟧ पर
    ```

    ```md fixed
    विवरण <https://example.com/पेज>। या <info@example.com> पर
    ```

    ```md bad
    See ⟦www.example.com⟧.
    ```

    ```md fixed
    See [www.example.com](http://www.example.com).
    ```

    ```md good lang=hi
    विवरण <https://example.com/पेज>, `https://example.com/` और <a href="/x">https://example.com</a>।
    ```

    The fix is safe: it makes the link that GFM would make, without the danda.
    """
    document = ctx.doc
    found = document.derived(literal_autolinks)
    if not found:
        return
    shielded = _element_spans(document) if document.has(InlineHtml) else []
    data = document.source.data
    for link in found:
        # the address may have swallowed its bracket
        closed = data.startswith(b">", link.byte_end) or data.startswith(b">", link.byte_end - 1)
        if closed and data.startswith(b"<", link.byte_start - 1):
            continue
        index = bisect_right(shielded, (link.byte_start, len(data))) - 1
        if index >= 0 and link.byte_start < shielded[index][1]:
            continue
        if link.kind == "email" and _is_directive(data, link):
            continue
        yield _finding(ctx, link)


def _finding(ctx: Context, link: LiteralAutolink) -> Diagnostic:
    span = ctx.doc.span(link)
    text = link.text.rstrip(_SENTENCE_ENDS)
    if text.endswith(")") and text[:-1].endswith(tuple(_SENTENCE_ENDS)):
        text = text[:-1].rstrip(_SENTENCE_ENDS)
    where = Span(span.start, span.start + len(text))
    marked = (
        f"[{text}]({ctx.doc.dialect.www_scheme}://{text})" if link.kind == "www" else f"<{text}>"
    )
    fix: Fix | None = ctx.replace(where, marked, "Mark up the address", effect=Effect.REPAIR)
    unclosed = ctx.doc.source.data.startswith(b"](", link.byte_start - 2) and not ctx.compatible
    # a link that lacks its closing bracket is not repaired by brackets around its address
    if unclosed or any(character <= " " for character in text):
        # marked up, an address with control characters is no link any more
        fix = None
    return ctx.diagnostic(where, f"bare address `{text}`", fix)


def _element_spans(document: Document) -> list[tuple[int, int]]:
    """The byte spans of HTML elements inside of text, in order and merged where they overlap."""
    siblings: dict[int, list[Tag]] = {}
    for tag in document.derived(html_tags):
        if isinstance(tag.node, InlineHtml):
            siblings.setdefault(id(tag.node.parent), []).append(tag)
    merged: list[tuple[int, int]] = []
    for start, end in sorted(span for tags in siblings.values() for span in _elements(tags)):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _elements(tags: list[Tag]) -> Iterator[tuple[int, int]]:
    """From each opening tag to the closing one that belongs to it, among tags of one parent."""
    open_tags: dict[str, list[Tag]] = {}
    for tag in tags:
        if not tag.closing:
            open_tags.setdefault(tag.name, []).append(tag)
        elif waiting := open_tags.get(tag.name):
            yield waiting.pop().node.byte_start, tag.node.byte_end


def _is_directive(data: bytes, link: LiteralAutolink) -> bool:
    """Whether the address stands behind a scheme, as in `mailto:name@example.com`."""
    return data.startswith(b":", link.byte_start - 1)
