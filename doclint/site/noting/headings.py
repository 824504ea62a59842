"""Headings of a page as facts: the text that slugs are made of, and what stands in braces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from doclint.page.document import Document
from doclint.site.facts import HeadingFact
from doclint.syntax.nodes import CodeSpan, FootnoteReference, Heading, Image, InlineHtml, Node
from doclint.values.lazy_pattern import lazy_pattern

__all__ = ["headings", "split_attributes"]

_ATTRIBUTES = lazy_pattern(r"[ \t]*\\?\{[^{}]*\}(?:[ \t]+#+)?$")
_BLOCK_ID = lazy_pattern(r"\{:?[ \t]*(?:[^{}\n]*?[ \t])?#([^\s{}]+)[^{}\n]*\}[ \t]*$", re.MULTILINE)
_CLOSING = lazy_pattern(r"(?:^|[ \t])#+[ \t]*$")
_ATTRIBUTE_LINE = lazy_pattern(r"[ \t]{0,3}\{:[^{}\n]*\}[ \t]*$")


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
        _raw(raw, attributes, runs),
    )  # fmt: skip


def _raw(raw: str, attributes: str, runs: list[tuple[str, str]]) -> str:
    """The Markdown of a heading, an empty string where it is what the reader sees."""
    text = _content(raw, attributes).strip().removesuffix(attributes).lstrip("#").strip()
    return "" if text == "".join(said for kind, said in runs if kind != "html").strip() else text


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
    return found[0] if found else ""


def block_ids(document: Document) -> Iterator[tuple[str, str]]:
    """Ids in braces outside headings, with where each stands."""
    text = document.text
    if "{:" not in text and "{#" not in text:
        return
    lines = document.source.lines
    headings = {document.end_line(node) for node in document.nodes(Heading)}
    for found in _BLOCK_ID.finditer(text, document.body_start):
        line = document.source.line_of(found.start(1))
        before = lines[line - 1][: found.start() - document.source.line_starts[line - 1]]
        if line in headings:
            continue
        if before.strip():
            yield "inline", found[1]
        elif line > 1 and lines[line - 2].strip() and found[0].startswith("{:"):
            yield "after-heading" if line - 1 in headings else "line", found[1]


def _without(runs: list[tuple[str, str]], attributes: str) -> list[tuple[str, str]]:
    """`runs` without `attributes`, of which the parser may have taken a part already."""
    if runs and runs[-1][0] == "text":
        last = runs[-1][1].rstrip()
        braces = _CLOSING.sub("", attributes).strip()
        for tail in (braces, braces.lstrip("\\")):
            last = last.removesuffix(tail)
        if attributes.lstrip().startswith("\\"):
            last = last.removesuffix("\\")
        runs = [*runs[:-1], ("text", last.rstrip())]
    return [run for run in runs if run[1]]


def _runs(document: Document, node: Heading) -> Iterator[tuple[str, str]]:
    """The parts of a heading's text; HTML tags are parts too, since some slugs count their gaps."""
    images = _inside(document.nodes(Image), node)
    tags = _inside(document.nodes(InlineHtml), node)
    notes = _inside(document.nodes(FootnoteReference), node)
    pieces: list[tuple[int, str, str]] = [
        (tag.byte_start, "html", document.slice(tag)) for tag in tags
    ]
    if notes:
        numbers = document.derived(_footnote_numbers)
        pieces += [(note.byte_start, "footnote", numbers[note.byte_start]) for note in notes]
    for start, _, content in zip(*document.runs(node), strict=True):
        if content is None:
            pieces.append((start, "text", " "))
        elif isinstance(content, CodeSpan):
            pieces.append((start, "code", content.content))
        else:
            alt = any(image.byte_start <= start < image.byte_end for image in images)
            pieces.append((start, "image-alt" if alt else "text", content))
    if tags or notes:
        pieces.sort(key=lambda piece: piece[0])
    for _, kind, text in pieces:
        yield kind, text


def _footnote_numbers(document: Document) -> dict[int, str]:
    """The number of each footnote reference, by where it stands: by the first use of its label."""
    labels: dict[str, int] = {}
    return {
        note.byte_start: str(labels.setdefault(note.label.casefold(), len(labels) + 1))
        for note in document.nodes(FootnoteReference)
    }


def _inside(nodes: Sequence[Node], outer: Node) -> list[Node]:
    return (
        [node for node in nodes if outer.byte_start <= node.byte_start < outer.byte_end]
        if nodes
        else []
    )
