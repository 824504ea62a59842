"""Links and their labels as they are written."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from doclint.page.document import Document
from doclint.syntax.nodes import (
    Definition,
    FootnoteDefinition,
    Image,
    Link,
    Node,
    UndefinedReference,
)
from doclint.values.text import Span

__all__ = [
    "Unresolved",
    "definition_urls",
    "is_bracketed",
    "label_end",
    "label_text",
    "node_at",
    "normalized",
    "unresolved",
]

_CODE = re.compile(r"`[^`]*`")


def normalized(label: str) -> str:
    """`label` in the form in which labels are compared: lower case, blanks collapsed."""
    return " ".join(label.lower().split())


def definition_urls(document: Document) -> dict[str, str]:
    """The URL of each normalized label; the first definition of a label counts.

    Footnotes have labels that begin with `^` and no URL; nor counts a URL in angle brackets.
    """
    found: dict[str, str] = {}
    data = document.source.data
    for definition in document.nodes(Definition):
        plain = not data.startswith(b"<", definition.url_byte_start - 1)
        found.setdefault(normalized(definition.label), definition.url if plain else "")
    for footnote in document.nodes(FootnoteDefinition):
        found.setdefault(normalized(f"^{footnote.label}"), "")
    return found


class Unresolved(NamedTuple):
    """Brackets that name a label nothing defines; `is_shortcut` tells `[label]` from the others."""

    span: Span
    label: str
    is_shortcut: bool


def unresolved(document: Document) -> list[Unresolved]:
    """The references of `document` to labels that nothing defines, in order.

    Inline code is no part of a label, and text that holds brackets itself makes no reference. In a
    chain such as `[a][b][c]` only the last pair names a label.
    """
    found: list[Unresolved] = []
    for node in sorted(document.nodes(UndefinedReference), key=_start):
        one = _unresolved(document, node)
        chained = document.source.data.startswith(b"]", node.byte_start - 1)
        if found and chained and found[-1].span.start < one.span.start <= found[-1].span.end:
            whole = Span(found.pop().span.start, one.span.end)
            one = Unresolved(whole, one.label, is_shortcut=False)
        if one.label:
            found.append(one)
    return sorted(found)


def _unresolved(document: Document, node: UndefinedReference) -> Unresolved:
    """One reference; the parser lets a collapsed one end before its empty brackets."""
    text = document.slice(node)
    start = document.span(node).start
    if node.kind != "Reference":
        if document.text.startswith("[]", start + len(text)):
            text += "[]"
        label = normalized(_CODE.sub("", node.label))
        return Unresolved(Span(start, start + len(text)), label, node.kind == "Shortcut")
    label, is_shortcut = node.label, False
    at = text.rfind("][") + 1
    middle = node.byte_start + len(text[:at].encode())
    links = document.nodes(Link)
    if node_at(links, middle) is not None:
        # the second pair of brackets belongs to a link, which leaves the first one alone
        label, is_shortcut, text = text[1 : at - 1], True, text[:at]
    elif not _CODE.sub("", text[1 : at - 1]).strip() or (
        "]" in text[: at - 1] and not _has_link(document, node.byte_start, middle)
    ):
        is_shortcut = True
        start, text = start + at, text[at:]
    return Unresolved(Span(start, start + len(text)), normalized(label), is_shortcut)


def _has_link(document: Document, start: int, end: int) -> bool:
    """Whether a link or image starts between two byte offsets."""
    for nodes in (document.nodes(Link), document.nodes(Image)):
        index = bisect_left(nodes, start, key=_start)
        if index < len(nodes) and nodes[index].byte_start < end:
            return True
    return False


def is_bracketed(link: Link | Image) -> bool:
    """Whether `link` is written with brackets, unlike an autolink."""
    return link.kind not in ("Autolink", "Email")


def label_end(document: Document, link: Link | Image) -> int:
    """The byte offset of the bracket that closes the text of a bracketed `link`."""
    data = document.source.data
    if link.kind in ("Shortcut", "Collapsed"):
        at = link.byte_end - 1
        return data.rfind(b"]", link.byte_start, at) if data.startswith(b"[]", at - 1) else at
    if link.kind == "Reference":
        return data.rfind(b"][", link.byte_start, link.byte_end)
    at = link.byte_start
    ends = document.runs(link).byte_ends
    if ends:
        at = ends[-1]
    for image in _inside(document.nodes(Image), link):
        at = max(at, image.byte_end)
    return data.find(b"](", at, link.byte_end)


def _inside(nodes: Sequence[Node], outer: Node) -> Sequence[Node]:
    first = bisect_left(nodes, outer.byte_start + 1, key=_start)
    return nodes[first : bisect_left(nodes, outer.byte_end, first, key=_start)]


def label_text(document: Document, link: Link | Image) -> str:
    """The source between the brackets of `link`."""
    start = link.byte_start + 1 + isinstance(link, Image)
    return document.source.data[start : label_end(document, link)].decode()


def node_at(nodes: Sequence[Node], byte_offset: int) -> Node | None:
    """The one of the sorted `nodes` that starts at `byte_offset`."""
    index = bisect_left(nodes, byte_offset, key=_start)
    found = nodes[index] if index < len(nodes) else None
    return found if found is not None and found.byte_start == byte_offset else None


def _start(node: Node) -> int:
    return node.byte_start
