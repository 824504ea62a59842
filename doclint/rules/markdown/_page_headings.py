"""How the headings of a page are written: style, text and lines, worked out once per page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from doclint.page.document import Document
from doclint.page.math import math_line_set
from doclint.syntax.nodes import Heading, InlineHtml
from doclint.values.quick import made
from doclint.values.text import Span

__all__ = [
    "ATX",
    "ATX_CLOSED",
    "SETEXT",
    "HeadingSource",
    "PageHeadings",
    "content",
    "headings",
    "page_headings",
    "unusual_headings",
]

ATX, ATX_CLOSED, SETEXT = "atx", "atx_closed", "setext"
_HASHES = ("", "#", "##", "###", "####", "#####", "######")
_OPENINGS = tuple(f"{hashes} " for hashes in _HASHES)
_AFTER_HASHES = ("", " ", "\t", "\r")
# what the text of a plain heading neither begins nor ends with; it is not empty either
_ODD_STARTS, _ODD_ENDINGS = " \t#", frozenset("# \t\r\n")
# all characters of `_ODD_STARTS` come before it
_FIRST_PLAIN = "$"


class HeadingSource(NamedTuple):
    """One heading as it stands in the source.

    `start` is the code-point offset of `raw`, the source without its last line break; `text_start`
    and `text_end` bound the heading's text inside `raw`. `last_line` is the line of a setext
    heading's underline. Nearly all headings are plain: hashes at the very start of a line, one
    blank, text to the end.
    """

    node: Heading
    start: int
    raw: str
    style: str
    last_line: int
    text_start: int
    text_end: int
    is_plain: bool

    @property
    def text(self) -> str:
        """The heading's text with its inline markup."""
        return self.raw[self.text_start : self.text_end]

    @property
    def span(self) -> Span:
        """The whole heading without its last line break."""
        return Span(self.start, self.start + len(self.raw))

    @property
    def first_line_span(self) -> Span:
        """The heading's first line."""
        raw = self.raw if self.style != SETEXT else self.raw.splitlines()[0]
        return made(Span, (self.start, self.start + len(raw)))


class PageHeadings(NamedTuple):
    """All headings of a page in document order, in lists of the same length.

    `lines` are the 1-based lines on which they start, `texts` their texts with inline markup and
    `endings` the last characters of those, empty for an empty text. The facts about those that are
    not plain are in `unusual` by their index; `facts` has those about any heading, which few rules
    ask for, and for few headings.
    """

    nodes: Sequence[Heading]
    levels: list[int]
    lines: list[int]
    texts: list[str]
    endings: list[str]
    unusual: dict[int, HeadingSource]
    line_starts: list[int]

    def facts(self, index: int) -> HeadingSource:
        """The facts about the heading at `index`."""
        if index in self.unusual:
            return self.unusual[index]
        node, text = self.nodes[index], self.texts[index]
        raw = _OPENINGS[node.level] + text
        start, width, line = self.line_starts[node.line - 1], len(raw), node.line
        values = (node, start, raw, ATX, line, width - len(text), width, True)
        return made(HeadingSource, values)

    def bounds(self, index: int) -> tuple[int, int]:
        """Where the heading at `index` begins and ends, without its last line break."""
        if index in self.unusual:
            return self.unusual[index].span
        start = self.line_starts[self.lines[index] - 1]
        return start, start + self.levels[index] + 1 + len(self.texts[index])


def page_headings(doc: Document) -> PageHeadings:
    """The headings of `doc`; call it through `Document.derived`."""
    source = doc.source
    nodes: Sequence[Heading] = doc.nodes(Heading)
    math = doc.derived(math_line_set)
    if math:
        nodes = [node for node in nodes if node.line not in math]
    lines, byte_starts = source.lines, source.byte_line_starts
    if nodes and nodes[-1].line == len(lines):
        # the last line ends with the page
        byte_starts = [*byte_starts, len(source.data)]
    texts: list[str] = []
    unusual = {}
    for node in nodes:
        line = node.line
        raw = lines[line - 1]
        if (
            byte_starts[line] == node.byte_end
            and byte_starts[line - 1] == node.byte_start
            and (text := raw.removeprefix(_OPENINGS[node.level])) is not raw
        ):
            # nearly all headings: one blank, then text up to the end of the line
            texts.append(text)
        else:
            facts = unusual[len(texts)] = _unusual(doc, node)
            texts.append(facts.text)
    endings = [text[-1] if text else "" for text in texts]
    if min(texts, default="") < _FIRST_PLAIN or not _ODD_ENDINGS.isdisjoint(endings):
        for index, text in enumerate(texts):
            if index not in unusual and (text[:1] in _ODD_STARTS or text[-1] in _ODD_ENDINGS):
                facts = unusual[index] = _unusual(doc, nodes[index])
                texts[index], endings[index] = facts.text, facts.text[-1:]
        unusual = dict(sorted(unusual.items()))
    levels, own_lines = [node.level for node in nodes], [node.line for node in nodes]
    values = (nodes, levels, own_lines, texts, endings, unusual, source.line_starts)
    return made(PageHeadings, values)


def headings(doc: Document) -> list[HeadingSource]:
    """The facts about every heading, in document order; call it through `Document.derived`."""
    page = doc.derived(page_headings)
    return list(map(page.facts, range(len(page.nodes))))


def unusual_headings(doc: Document) -> list[HeadingSource]:
    """The headings that are not plain, in document order; call it through `Document.derived`."""
    return list(doc.derived(page_headings).unusual.values())


def content(doc: Document, heading: HeadingSource) -> str:
    """The heading's text without HTML tags, line breaks as spaces: what two headings may share."""
    text = heading.text
    if "<" in text:
        offset = heading.start + heading.text_start
        for tag in reversed(_tags(doc, heading)):
            text = text[: tag.start - offset] + text[tag.end - offset :]
    if heading.style == SETEXT and ("\n" in text or "\r" in text):
        text = text.replace("\r\n", " ").replace("\n", " ").replace("\r", " ")
    return text


def _tags(doc: Document, heading: HeadingSource) -> list[Span]:
    """The HTML tags that stand directly in the heading, not inside emphasis or a link."""
    node = heading.node
    return [doc.span(tag) for tag in doc.nodes(InlineHtml) if tag.parent is node]


def _unusual(doc: Document, node: Heading) -> HeadingSource:
    """The facts about a heading that is not plain."""
    level = node.level
    start, end = doc.span(node)
    raw = doc.text[start:end].rstrip("\r\n")
    if raw.startswith(_HASHES[level]) and raw[level : level + 1] in _AFTER_HASHES:
        return _atx(node, start, raw, level)
    return _setext(node, start, raw)


def _atx(node: Heading, start: int, raw: str, level: int) -> HeadingSource:
    """The facts about `# text`, whose closing `#` needs a blank before it."""
    body = raw[level:].lstrip(" \t")
    text_start = len(raw) - len(body)
    body = body.rstrip(" \t")
    style = ATX
    if body.endswith("#"):
        opened = body.rstrip("#")
        if opened == "" or opened[-1] in " \t":
            style = ATX_CLOSED
            body = opened.rstrip(" \t")
    return HeadingSource(
        node, start, raw, style, node.line, text_start, text_start + len(body), False
    )


def _setext(node: Heading, start: int, raw: str) -> HeadingSource:
    """The facts about text over a line of `=` or `-`."""
    breaks = raw.count("\n") or raw.count("\r")
    text_end = len(raw[: max(raw.rfind("\n"), raw.rfind("\r"), 0)].rstrip())
    values = (node, start, raw, SETEXT, node.line + breaks, 0, text_end, False)
    return made(HeadingSource, values)
