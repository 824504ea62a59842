"""How the headings of a page are written: style, text and lines, worked out once per page."""

from __future__ import annotations

from typing import NamedTuple

from doclint.document import Document
from doclint.rules.markdown._math_lines import math_line_set
from doclint.syntax.nodes import Heading, InlineHtml
from doclint.text import Span

__all__ = ["ATX", "ATX_CLOSED", "SETEXT", "HeadingFacts", "content", "headings", "unusual_headings"]

ATX, ATX_CLOSED, SETEXT = "atx", "atx_closed", "setext"
_HASHES = ("", "#", "##", "###", "####", "#####", "######")
_AFTER_HASHES = ("", " ", "\t", "\r")
_ODD_ENDS, _ODD_STARTS = "# \t\r\n", " \t#"


class HeadingFacts(NamedTuple):
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
        width = len(self.raw) if self.style != SETEXT else len(self.raw.splitlines()[0])
        return Span(self.start, self.start + width)


def headings(doc: Document) -> list[HeadingFacts]:
    """The facts about every heading, in document order; call it through `Document.derived`."""
    source = doc.source
    text, lines = source.text, source.lines
    starts, byte_starts = source.line_starts, [*source.byte_line_starts, len(source.data)]
    # the constructor of a named tuple is a function in Python: this is the way around it
    new = tuple.__new__
    found = []
    for node in doc.nodes(Heading):
        line, level = node.line, node.level
        if (
            byte_starts[line - 1] == node.start
            and byte_starts[line] == node.end
            and (raw := lines[line - 1])[level : level + 1] == " "
            and raw[0] == raw[level - 1] == "#"
            and raw[-1] not in _ODD_ENDS
            and raw[level + 1] not in _ODD_STARTS
        ):
            # nearly all headings: one blank, then text up to the end of the line
            values = (node, starts[line - 1], raw, ATX, line, level + 1, len(raw), True)
            found.append(new(HeadingFacts, values))
            continue
        start, end = doc.span(node)
        raw = text[start:end].rstrip("\r\n")
        if raw.startswith(_HASHES[level]) and raw[level : level + 1] in _AFTER_HASHES:
            found.append(_atx(node, start, raw, level))
        else:
            found.append(_setext(node, start, raw))
    math = doc.derived(math_line_set)
    return [facts for facts in found if facts.node.line not in math] if math else found


def unusual_headings(doc: Document) -> list[HeadingFacts]:
    """The headings that are not plain, in document order; call it through `Document.derived`."""
    return [facts for facts in doc.derived(headings) if not facts.is_plain]


def content(doc: Document, heading: HeadingFacts) -> str:
    """The heading's text without HTML tags, line breaks as spaces: what two headings may share."""
    text = heading.text
    if "<" in text:
        offset = heading.start + heading.text_start
        for tag in reversed(_tags(doc, heading)):
            text = text[: tag.start - offset] + text[tag.end - offset :]
    if heading.style == SETEXT and ("\n" in text or "\r" in text):
        text = text.replace("\r\n", " ").replace("\n", " ").replace("\r", " ")
    return text


def _tags(doc: Document, heading: HeadingFacts) -> list[Span]:
    """The HTML tags that stand directly in the heading, not inside emphasis or a link."""
    node = heading.node
    return [doc.span(tag) for tag in doc.nodes(InlineHtml) if tag.parent is node]


def _atx(node: Heading, start: int, raw: str, level: int) -> HeadingFacts:
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
    return HeadingFacts(
        node, start, raw, style, node.line, text_start, text_start + len(body), False
    )


def _setext(node: Heading, start: int, raw: str) -> HeadingFacts:
    """The facts about text over a line of `=` or `-`."""
    breaks = raw.count("\n") or raw.count("\r")
    text_end = len(raw[: max(raw.rfind("\n"), raw.rfind("\r"), 0)].rstrip())
    return HeadingFacts(node, start, raw, SETEXT, node.line + breaks, 0, text_end, False)
