"""Markdown links, images and link reference definitions as facts with exact destinations."""

from __future__ import annotations

import html
from collections.abc import Iterator

from doclint.page.document import Document
from doclint.site.facts import LinkFact
from doclint.syntax.nodes import Definition, Image, Link
from doclint.values.lazy_pattern import lazy_pattern

__all__ = ["markdown_links", "unescape"]

_BACKSLASH = lazy_pattern(r"\\([!-/:-@\[-`{-~])")
_ENTITY = lazy_pattern(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]*);")
# white space with the prefix of a block quote after a line break
_GAP = lazy_pattern(r"[ \t]*(?:\n[ \t>]*)?")
_ANGLED = lazy_pattern(r"<((?:[^<>\n\\]|\\.)*)>")
_BARE = lazy_pattern(r"(?:\\.|[^\s\\])*")

_LONGEST_TEXT = 120
_INDIRECT = ("Reference", "Collapsed", "Shortcut")


def unescape(written: str) -> str:
    """A destination as the reader's browser sees it, from how it is written."""
    if "\\" in written:
        written = _BACKSLASH.sub(r"\1", written)
    if "&" in written:
        written = _ENTITY.sub(lambda found: html.unescape(found[0]), written)
    return written


def _find_destination(raw: str, url: str) -> tuple[int, int] | None:
    """Where in the inline link or image `raw` the destination `url` stands, None for nowhere."""
    at = raw.rfind("](")
    while at != -1:
        gap = _GAP.match(raw, at + 2)
        start = gap.end() if gap else at + 2
        if raw.startswith("<", start):
            found = _ANGLED.match(raw, start)
            if found and unescape(found[1]) == url:
                return found.span(1)
        elif raw.startswith(url, start) and raw[start + len(url) : start + len(url) + 1] in (
            " ", "\t", "\n", ")",
        ):  # fmt: skip
            return start, start + len(url)
        else:
            bare = _BARE.match(raw, start)
            if bare and (end := _bare_end(raw, start, bare.end(), url)) is not None:
                return start, end
        at = raw.rfind("](", 0, at)
    return None


def _bare_end(raw: str, start: int, end: int, url: str) -> int | None:
    """Where a destination with escapes ends: at the closing bracket or before a gap."""
    while end > start and unescape(raw[start:end]) != url:
        end = raw.rfind(")", start, end)
    return end if end >= start and unescape(raw[start:end]) == url else None


def markdown_links(document: Document) -> Iterator[LinkFact]:
    """The links and images of `document`; a used definition counts once, where it stands."""
    source = document.source
    used: dict[str, tuple[Link | Image, str]] = {}
    for nodes, prefix in ((document.nodes(Link), ""), (document.nodes(Image), "image")):
        for node in nodes:
            if node.kind in _INDIRECT:
                used.setdefault(_label(node.label), (node, prefix))
                continue
            raw = document.slice(node)
            start = source.offset_of_byte(node.byte_start)
            end = start + len(raw)
            if node.kind == "Inline":
                place = _find_destination(raw, node.url)
                kind = prefix or "inline"
            else:
                place = (1, len(raw) - 1)
                kind = "autolink"
            if place is None:
                continue
            text = raw[len(prefix and "![") or 1 : max(raw.rfind("](", 0, place[0]), 1)][
                :_LONGEST_TEXT
            ]
            yield LinkFact(
                node.url, kind, start, end, start + place[0], start + place[1],
                source.line_of(start), text,
            )  # fmt: skip
    if used:
        yield from _definitions(document, used)


def _definitions(
    document: Document, used: dict[str, tuple[Link | Image, str]]
) -> Iterator[LinkFact]:
    """One link for each definition that decides where something leads: the first of its label."""
    source = document.source
    for definition in document.nodes(Definition):
        node, prefix = used.pop(_label(definition.label), (None, ""))
        if node is None:
            continue
        start, end = source.offset_of_byte(node.byte_start), source.offset_of_byte(node.byte_end)
        url_start = source.offset_of_byte(definition.url_byte_start)
        yield LinkFact(
            node.url,
            f"{prefix}-reference" if prefix else "reference",
            start,
            end,
            url_start,
            source.offset_of_byte(definition.url_byte_end),
            source.line_of(url_start),
            document.slice(node)[1:].split("]")[0],
        )


def _label(label: str) -> str:
    return " ".join(label.casefold().split())
