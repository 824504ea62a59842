"""Headings of a page as facts: the text that slugs are made of, and what stands in braces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from doclint.document import Document
from doclint.site.facts import HeadingFact
from doclint.syntax.nodes import Heading, Image, InlineHtml, Node

__all__ = ["headings", "split_attributes"]

_ATTRIBUTES = re.compile(r"[ \t]*\\?\{[^{}]*\}$")
_CLOSING = re.compile(r"(?:^|[ \t])#+[ \t]*$")
_ATTRIBUTE_LINE = re.compile(r"[ \t]{0,3}\{:[^{}\n]*\}[ \t]*$")


def headings(document: Document) -> list[HeadingFact]:
    """The headings of `document` in order."""
    return [_heading(document, node) for node in document.nodes(Heading)]


def _heading(document: Document, node: Heading) -> HeadingFact:
    raw = document.slice(node)
    start = document.span(node).start
    runs = list(_runs(document, node))
    attributes = split_attributes(raw)
    if attributes:
        runs = _without(runs, attributes)
    next_line = document.end_line(node) + 1
    following = ""
    lines = document.source.lines
    if next_line <= len(lines) and _ATTRIBUTE_LINE.match(lines[next_line - 1]):
        following = lines[next_line - 1].strip()
    stripped = raw.rstrip()
    return HeadingFact(
        node.level, tuple(runs), attributes, following, node.line,
        start, start + len(stripped), start + len(_content(raw, attributes)),
    )  # fmt: skip


def _content(raw: str, attributes: str) -> str:
    """The heading `raw` up to the end of its text."""
    text = raw.rstrip()
    if attributes:
        return text[: text.rfind(attributes) + len(attributes)]
    if text.lstrip().startswith("#"):
        return _CLOSING.sub("", text).rstrip() or text
    return text.rsplit("\n", 1)[0].rstrip()


def split_attributes(raw: str) -> str:
    """What stands in braces at the end of the heading `raw`, an empty string when nothing does."""
    text = raw.strip()
    if text.startswith("#"):
        text = text.split("\n", 1)[0].rstrip()
    elif "\n" in text:
        text = text.rsplit("\n", 1)[0].rstrip()
    found = _ATTRIBUTES.search(text)
    if found is None:
        found = _ATTRIBUTES.search(_CLOSING.sub("", text).rstrip())
    return found[0] if found else ""


def _without(runs: list[tuple[str, str]], attributes: str) -> list[tuple[str, str]]:
    """`runs` without `attributes`, of which the parser may have taken a part already."""
    if runs and runs[-1][0] == "text":
        last = runs[-1][1].rstrip()
        for tail in (attributes.strip(), attributes.strip().lstrip("\\")):
            last = last.removesuffix(tail)
        if attributes.lstrip().startswith("\\"):
            last = last.removesuffix("\\")
        runs = [*runs[:-1], ("text", last.rstrip())]
    return [run for run in runs if run[1]]


def _runs(document: Document, node: Heading) -> Iterator[tuple[str, str]]:
    """The parts of a heading's text; HTML tags are parts too, since some slugs count their gaps."""
    images = _inside(document.nodes(Image), node)
    tags = _inside(document.nodes(InlineHtml), node)
    pieces: list[tuple[int, str, str]] = [(tag.start, "html", document.slice(tag)) for tag in tags]
    for event, span in document.runs(node):
        start = span["start"]
        if not isinstance(event, dict):
            pieces.append((start, "text", " "))
        elif "Text" in event:
            alt = any(image.start <= start < image.end for image in images)
            pieces.append((start, "image-alt" if alt else "text", event["Text"]))
        else:
            pieces.append((start, "code", event["Code"]))
    if tags:
        pieces.sort(key=lambda piece: piece[0])
    for _, kind, text in pieces:
        yield kind, text


def _inside(nodes: Sequence[Node], outer: Node) -> list[Node]:
    return [node for node in nodes if outer.start <= node.start < outer.end] if nodes else []
