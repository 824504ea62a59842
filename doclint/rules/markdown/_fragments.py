"""The fragments that GitHub makes of a page: what `#…` in a link may name."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from typing import TypeVar
from urllib.parse import quote

from doclint.page.autolinks import literal_autolinks
from doclint.page.document import Document
from doclint.rules.markdown._html_tags import attribute_pattern, html_tags
from doclint.rules.markdown._page_headings import page_headings
from doclint.syntax.nodes import CodeSpan, Heading, Image, Link, Node

__all__ = ["encoded", "fragments"]

N = TypeVar("N", bound=Node)

_ID = attribute_pattern("id").search
_NAME = attribute_pattern("name").search
_EXPLICIT = re.compile(r"\{(#[a-z\d]+(?:[-_][a-z\d]+)*)\}")
_ATTRIBUTES = re.compile(r"\{[^{}]*\}\s*\Z")
# what may make a heading say something else than its source
_MARKUP = re.compile(r"[*_`\[\]<&\\@{~\r\n]|://|www\.|  ")
# the part of it that a search finds quickly, and the rest
_MARKS = re.compile(r"[*_`\[\]<&\\@{~\r\n]")
_LONGER_MARKUP = ("://", "www.", "  ")
# line feeds stay, since they divide the headings of a page
_ASCII_KEPT = frozenset("abcdefghijklmnopqrstuvwxyz0123456789_-\n")
_ASCII_FRAGMENT = {code: None for code in range(128) if chr(code) not in _ASCII_KEPT} | {32: "-"}
# what encodeURIComponent of ECMAScript leaves alone
_UNRESERVED = "!'()*~"
_STAYS = re.compile(r"[A-Za-z0-9_-]*").fullmatch


def fragments(document: Document) -> dict[str, int]:
    """Every fragment of `document`, `#` included, with how often headings asked for it."""
    found = {"#top": 0}
    texts = document.derived(page_headings).texts
    explicit = "{#" in "".join(texts)
    for text, name in zip(texts, _names(document), strict=True):
        if not name:
            continue
        fragment = f"#{name}"
        count = found.get(fragment, 0)
        if count:
            found[f"{fragment}-{count}"] = 0
        found[fragment] = count + 1
        if explicit and "{#" in text:
            for given in _EXPLICIT.finditer(text):
                found.setdefault(given[1], 1)
    for tag in document.derived(html_tags):
        if not tag.closing:
            anchor = _ID(tag.text) or (tag.name.lower() == "a" and _NAME(tag.text))
            if anchor:
                found[f"#{anchor[1]}"] = 0
    return found


def _names(document: Document) -> list[str]:
    """The fragment of each heading without `#`, counted from nothing."""
    page = document.derived(page_headings)
    texts = page.texts
    joined = "\n".join(texts)
    has_markup = _MARKS.search
    if any(literal in joined for literal in _LONGER_MARKUP):
        has_markup = _MARKUP.search
    if has_markup(joined.replace("\n", "|")):
        texts = [
            _text(document, node, text) if has_markup(text) else text
            for node, text in zip(page.nodes, texts, strict=True)
        ]
        joined = "\n".join(texts)
    if joined.isascii():
        # in one go for all headings
        names = joined.lower().translate(_ASCII_FRAGMENT).split("\n")
        if len(names) == len(texts):
            return names
    return list(map(_name, texts))


def encoded(text: str) -> str:
    """`text` as ECMAScript's encodeURIComponent writes it."""
    if _STAYS(text):
        return text
    return quote(text, safe=_UNRESERVED)


def _text(document: Document, node: Heading, source: str) -> str:
    """What the heading says, as far as GitHub counts it: no images, addresses or line breaks."""
    hidden = _hidden(document, node, source)
    if "://" in source or "www." in source or "@" in source:
        hidden.extend(_within(document.derived(literal_autolinks), node))
    pieces = []
    for start, end, content in zip(*document.runs(node), strict=True):
        if isinstance(content, CodeSpan):
            pieces.append(content.content)
        elif content is not None:
            pieces.append(_shown(document, (start, end), content, hidden) if hidden else content)
    said = "".join(pieces)
    attributes = _ATTRIBUTES.search(source) if source.endswith("}") else None
    if attributes is not None and not said.endswith(attributes[0]):
        # the parser takes `{#id}` off the heading, GitHub shows it
        return f"{said} {attributes[0]}"
    return said


def _hidden(document: Document, node: Heading, source: str) -> list[Node]:
    """The images and autolinks in the heading, whose text GitHub does not count."""
    found: list[Node] = list(_within(document.nodes(Image), node)) if "![" in source else []
    if "<" in source:
        links = _within(document.nodes(Link), node)
        found += [link for link in links if link.kind in ("Autolink", "Email")]
    return found


def _within(nodes: Sequence[N], outer: Node) -> Sequence[N]:
    first = bisect_left(nodes, outer.byte_start, key=_start)
    return nodes[first : bisect_left(nodes, outer.byte_end, first, key=_start)]


def _start(node: Node) -> int:
    return node.byte_start


def _shown(document: Document, run: tuple[int, int], text: str, hidden: Sequence[Node]) -> str:
    """The part of a run of text that is in none of the `hidden` nodes."""
    at, end = run
    data = document.source.data
    kept = b""
    cut = False
    for node in sorted(hidden, key=_start):
        if node.byte_start < end and node.byte_end > at:
            kept += data[at : node.byte_start]
            at = min(node.byte_end, end)
            cut = True
    return (kept + data[at:end]).decode() if cut else text


def _name(text: str) -> str:
    """GitHub's fragment of a heading that says `text`, without `#`."""
    lower = text.lower()
    if lower.isascii():
        return lower.replace("\n", "").translate(_ASCII_FRAGMENT)
    kept = "".join([one for one in lower if one in "- " or _is_word(one)])
    return encoded(kept.replace(" ", "-"))


def _is_word(character: str) -> bool:
    category = unicodedata.category(character)
    return category[0] in "LMN" or category == "Pc"
