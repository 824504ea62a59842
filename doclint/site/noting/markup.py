"""Links, images and anchors that a page writes as HTML."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from doclint.page.document import Document
from doclint.site.facts import LinkFact
from doclint.syntax.nodes import HtmlBlock, InlineHtml
from doclint.values.lazy_pattern import lazy_pattern

__all__ = ["html_facts", "scan_markup"]

_SKIPPED = lazy_pattern(
    r"<!--.*?(?:-->|\Z)|<(?:script|style|pre|code|textarea)\b.*?</(?:script|style|pre|code|textarea)\s*>",
    re.DOTALL | re.IGNORECASE,
)
_TAG = lazy_pattern(r"<([A-Za-z][A-Za-z0-9.:-]*)((?:[^<>\"'{}]|\"[^\"]*\"|'[^']*'|\{[^{}]*\})*)>")
_ATTRIBUTE = lazy_pattern(
    r"(?<![\w:-])(id|name|href|src|srcset|poster|to)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`{}]+))",
    re.IGNORECASE,
)
_SOURCE_SET_ITEM = lazy_pattern(r"[^\s,]\S*[^\s,]|[^\s,]")
_IMAGES = frozenset(("img", "source", "video", "audio", "track", "embed", "input"))
_LINKS = frozenset(("a", "area", "iframe", "link"))


def html_facts(document: Document) -> tuple[list[str], list[LinkFact]]:
    """The anchors and the links in the HTML of `document`."""
    ids: list[str] = []
    links: list[LinkFact] = []
    for node in (*document.nodes(HtmlBlock), *document.nodes(InlineHtml)):
        raw = document.slice(node)
        if "=" in raw:
            start = document.span(node).start
            scan_markup(document, raw, start, ids, links)
    return ids, links


def scan_markup(
    document: Document,
    raw: str,
    offset: int,
    ids: list[str],
    links: list[LinkFact],
    components: bool = False,
) -> None:
    """Add what the markup `raw`, which starts at `offset`, holds to `ids` and `links`.

    `components` reads `href`, `to` and `src` of elements that are not HTML too, as in MDX.
    """
    masked = _SKIPPED.sub(lambda found: " " * len(found[0]), raw) if "<" in raw else raw
    for tag in _TAG.finditer(masked):
        element = tag[1].lower()
        for attribute in _ATTRIBUTE.finditer(masked, tag.start(2), tag.end(2)):
            name = attribute[1].lower()
            group = next((number for number in (2, 3, 4) if attribute[number] is not None), 4)
            value = attribute[group]
            if name == "id" or (name == "name" and element == "a"):
                ids.append(html.unescape(value))
                continue
            kind = _kind(element, tag[1], name, components)
            if kind is None:
                continue
            for start, end in _pieces(name, value, attribute.start(group)):
                links.append(
                    LinkFact(
                        html.unescape(masked[start:end]),
                        kind,
                        offset + tag.start(),
                        offset + tag.end(),
                        offset + start,
                        offset + end,
                        document.source.line_of(offset + start),
                        tag[1],
                    )
                )


def _kind(element: str, written: str, attribute: str, components: bool) -> str | None:
    """Which kind of link `attribute` of `element` makes, None when it makes none."""
    if element in _LINKS and attribute in ("href", "src"):
        return "html"
    if element in _IMAGES and attribute in ("src", "srcset", "poster"):
        return "html-image"
    if components and written[:1].isupper() and attribute in ("href", "to", "src"):
        return "component-image" if attribute == "src" else "component"
    return None


def _pieces(name: str, value: str, start: int) -> Iterator[tuple[int, int]]:
    """The places of the addresses in an attribute's value."""
    if name != "srcset":
        if value.strip():
            leading = len(value) - len(value.lstrip())
            yield start + leading, start + len(value.rstrip())
        return
    at = 0
    for candidate in value.split(","):
        if found := _SOURCE_SET_ITEM.search(candidate):
            yield start + at + found.start(), start + at + found.end()
        at += len(candidate) + 1
