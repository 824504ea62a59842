"""MD054."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.page.document import Document
from doclint.rules.markdown._link_labels import is_bracketed, label_text, normalized
from doclint.syntax.nodes import Definition, Image, Link
from doclint.values.diagnostic import Diagnostic, Fix
from doclint.values.text import Span

# for markdownlint an inline link without a destination is a reference
_STYLES = {
    "Reference": "full",
    "Collapsed": "collapsed",
    "Shortcut": "shortcut",
    "Inline": "shortcut",
}
_NOT_IN_AUTOLINK = re.compile(r"[ <>]")
_BRACKETS = re.compile(r"(?<!\\)([\[\]])")
_PARENTHESES = re.compile(r"(?<!\\)([()])")


@dataclass(frozen=True)
class LinkImageStyle:
    """Which ways of writing links and images are allowed.

    `url_inline` is about inline links whose text is their own address.
    """

    autolink: bool = True
    inline: bool = True
    full: bool = True
    collapsed: bool = True
    shortcut: bool = True
    url_inline: bool = True


def _allows_all(options: LinkImageStyle) -> bool:
    return options == LinkImageStyle()


@rule(
    "MD054",
    "link-image-style",
    tags=("images", "links"),
    presets=("recommended", "markdownlint"),
    options=LinkImageStyle,
    reads="markup",
    when=Relevance(kinds=(Link, Image), idle=_allows_all),
)
def link_image_style(ctx: Context, options: LinkImageStyle) -> Iterator[Diagnostic]:
    """Links and images that are written in a way that the project does not allow.

    Authors who meet many ways of writing a link mix them up, and a mixed-up link is shown as
    brackets. Without options every way is allowed.

    ```toml
    autolink = false
    full = false
    ```

    ```md bad
    ⟦<https://example.com>⟧ and ⟦[the ledger][ledger]⟧

    [ledger]: /ledger
    ```

    ```md fixed
    [https://example.com](https://example.com) and [the ledger](/ledger)

    [ledger]: /ledger
    ```

    ```md good
    [the ledger](/ledger)
    ```

    The fix is safe: it writes the same link in an allowed way.
    """
    document = ctx.doc
    nodes: list[Link | Image] = [*document.nodes(Link), *document.nodes(Image)]
    nodes.sort(key=_start)
    definitions = _definitions(document)
    for node in nodes:
        style, url = _style(ctx, node, definitions)
        if not style or not url or not _offends(document, options, node, style, url):
            continue
        yield ctx.diagnostic(node, f"link style `{style}`", _fix(ctx, options, node, url))


def _start(node: Link | Image) -> int:
    return node.byte_start


def _definitions(document: Document) -> dict[str, Definition]:
    found: dict[str, Definition] = {}
    for definition in document.nodes(Definition):
        found.setdefault(normalized(definition.label), definition)
    return found


def _style(ctx: Context, node: Link | Image, definitions: dict[str, Definition]) -> tuple[str, str]:
    """How `node` is written and where it leads; empty where markdownlint cannot tell."""
    if not is_bracketed(node):
        return "autolink", ctx.doc.slice(node)[1:-1]
    if node.kind == "Inline" and (node.url or not ctx.compatible):
        return "inline", _written_url(ctx.doc, node)
    label = node.label if node.kind == "Reference" else label_text(ctx.doc, node)
    definition = definitions.get(label if ctx.compatible else normalized(label))
    if definition is None:
        return "", ""
    if ctx.compatible and ctx.doc.source.data.startswith(b"<", definition.url_byte_start - 1):
        return "", ""
    return _STYLES[node.kind], definition.url


def _written_url(document: Document, node: Link | Image) -> str:
    """The destination of an inline link as it stands in the source."""
    source = document.slice(node)
    at = source.rfind("](") if not node.title else -1
    if at < 0:
        return node.url
    return source[at + 2 : -1].strip().removeprefix("<").removesuffix(">")


def _offends(
    document: Document, options: LinkImageStyle, node: Link | Image, style: str, url: str
) -> bool:
    allowed: bool = getattr(options, style)
    if not allowed:
        return True
    if style != "inline" or options.url_inline or not options.autolink:
        return False
    if isinstance(node, Image) or node.title:
        return False
    return label_text(document, node) == url and _fits_autolink(url)


def _fits_autolink(url: str) -> bool:
    """Whether `url` is absolute and holds nothing that ends an autolink."""
    try:
        scheme = urlsplit(url).scheme
    except ValueError:
        return False
    return bool(scheme) and not _NOT_IN_AUTOLINK.search(url)


def _fix(ctx: Context, options: LinkImageStyle, node: Link | Image, url: str) -> Fix | None:
    """The fix that writes `node` inline or as an autolink; None when it spans lines."""
    span = ctx.doc.span(node)
    if node.kind == "Collapsed" and ctx.doc.text.startswith("[]", span.end):
        span = Span(span.start, span.end + 2)
    if "\n" in ctx.doc.text[slice(*span)]:
        return None
    is_image = isinstance(node, Image)
    label = label_text(ctx.doc, node) if is_bracketed(node) else url
    autolink = options.autolink and not is_image and _fits_autolink(url)
    if options.inline and label and (options.url_inline or not autolink):
        label = _BRACKETS.sub(r"\\\1", label) if not is_bracketed(node) else label
        target = ("mailto:" if node.kind == "Email" else "") + _PARENTHESES.sub(r"\\\1", url)
        target = f"<{url}>" if " " in url else target
        title = f' "{node.title}"' if node.title and '"' not in node.title else ""
        text = f"{'!' * is_image}[{label}]({target}{title})"
    elif autolink and label == url:
        text = f"<{url}>"
    else:
        return None
    return ctx.replace(span, text, "Write the link in an allowed way")
