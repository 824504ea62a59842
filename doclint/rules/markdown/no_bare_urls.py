"""MD034."""

from __future__ import annotations

from collections.abc import Iterator

from doclint.diagnostic import Diagnostic, Edit, Effect
from doclint.document import Document
from doclint.rule import Context, rule
from doclint.rules.markdown._html_tags import html_tags
from doclint.syntax.autolinks import LiteralAutolink, literal_autolinks
from doclint.syntax.nodes import InlineHtml
from doclint.text import Span

# an Indic sentence ends with these, and the address before it never holds them
_SENTENCE_ENDS = "।॥"


@rule("MD034", "no-bare-urls", tags=("links", "url"))
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
        if data.startswith(b"<", link.start - 1) and data.startswith(b">", link.end):
            continue
        if any(start <= link.start < end for start, end in shielded):
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
    marked = f"[{text}](http://{text})" if link.kind == "www" else f"<{text}>"
    fix = ctx.fix("Mark up the address", Edit(where, marked), effect=Effect.REPAIR)
    return ctx.diagnostic(where, f"bare address `{text}`", fix)


def _element_spans(document: Document) -> list[tuple[int, int]]:
    """The byte spans of HTML elements inside of text, from the opening tag to the closing one."""
    siblings: dict[int, list[tuple[str, bool, InlineHtml]]] = {}
    for tag in document.derived(html_tags):
        if isinstance(tag.node, InlineHtml):
            siblings.setdefault(id(tag.node.parent), []).append((tag.name, tag.closing, tag.node))
    spans = []
    for tags in siblings.values():
        done = 0
        for index, (name, closing, node) in enumerate(tags):
            if closing or index < done:
                continue
            depth = 0
            for at in range(index, len(tags)):
                if tags[at][0] == name:
                    depth += -1 if tags[at][1] else 1
                    if depth == 0:
                        spans.append((node.start, tags[at][2].end))
                        done = at + 1
                        break
    return spans


def _is_directive(data: bytes, link: LiteralAutolink) -> bool:
    """Whether the address stands behind a scheme, as in `mailto:name@example.com`."""
    return data.startswith(b":", link.start - 1)
