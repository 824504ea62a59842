"""The pieces of a page in which names are looked for."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from doclint.page.autolinks import literal_autolinks
from doclint.page.document import Document
from doclint.rules.markdown._html_tags import is_comment_block
from doclint.syntax.nodes import CodeBlock, CodeSpan, HtmlBlock, InlineHtml, Link, Node

__all__ = ["NameText", "name_pattern", "pieces"]

_WORD_START = re.compile(r"\w", re.ASCII)
_ADDRESS = re.compile(r"(?<![A-Za-z0-9])(?:https?://|www\.)[^\s<]|[\w.+-]+@[\w-]+\.[a-z]", re.I)
_HTML = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)
_LINE = re.compile(r"[^\r\n]+")


class NameText:
    """One stretch of text on one line; `start` is its code-point offset.

    `taken` are the places in `text` where a name was found already, right or wrong.
    """

    __slots__ = ("_address", "is_text", "start", "taken", "text")

    def __init__(self, start: int, text: str, is_text: bool) -> None:
        self.start = start
        self.text = text
        self.is_text = is_text
        self.taken: list[tuple[int, int]] = []
        self._address: int | None = None

    def covers(self, start: int, end: int) -> bool:
        """Whether a name was found at `start` to `end` before."""
        return any(low < end and start < high for low, high in self.taken)

    def holds_address(self, offset: int) -> bool:
        """Whether an address stands in this piece of code before `offset`."""
        if self.is_text:
            return False
        if self._address is None:
            found = _ADDRESS.search(self.text)
            self._address = found.start() if found else len(self.text)
        return offset >= self._address


def name_pattern(name: str) -> re.Pattern[str]:
    """What finds `name` in any case as a word of its own; the first group is the name.

    Words are those of ECMAScript, ASCII letters and digits; underscores may stand around a name.
    """
    left = r"(?a:\b)_*" if _WORD_START.match(name) else ""
    right = r"_*(?a:\b)" if _WORD_START.match(name[-1:]) else ""
    return re.compile(f"{left}({re.escape(name)}){right}", re.IGNORECASE)


def pieces(document: Document, code: bool, html: bool) -> Iterator[NameText]:
    """The text of `document`, with `code` its code, with `html` its tags and comments too."""
    yield from _runs(document, code)
    if code:
        for block in document.nodes(CodeBlock):
            yield from _code_lines(document, block)
    if html:
        for tag in document.nodes(InlineHtml):
            yield from _lines(document.span(tag).start, document.slice(tag), False)
    for html_block in document.nodes(HtmlBlock):
        yield from _html_lines(document, html_block, html)


def _runs(document: Document, code: bool) -> Iterator[NameText]:
    """Text outside of blocks of code, addresses left out; with `code` inline code as well."""
    source = document.source
    blocks, links = document.nodes(CodeBlock), document.nodes(Link)
    addresses = document.derived(literal_autolinks)
    for low, high, content in zip(*document.runs(), strict=True):
        if content is None or _holder(blocks, low):
            continue
        text = source.data[low:high].decode()
        start = source.offset_of_byte(low)
        if isinstance(content, CodeSpan):
            if code:
                yield from _lines(start, text, False)
            continue
        link = _holder(links, low)
        if isinstance(link, Link) and link.kind in ("Autolink", "Email"):
            continue
        for address in addresses:
            if low <= address.byte_start < high:
                at = source.offset_of_byte(address.byte_start) - start
                width = len(address.text)
                text = text[:at] + " " * width + text[at + width :]
        # an underscore in text is a mark, not a letter
        yield from _lines(start, text.replace("_", " "), True)


def _holder(nodes: object, offset: int) -> Node | None:
    """The last of the sorted `nodes` that starts before the byte `offset`, if it holds it."""
    assert isinstance(nodes, (list, tuple))
    index = bisect_right(nodes, offset, key=_start) - 1
    found: Node | None = nodes[index] if index >= 0 else None
    return found if found is not None and found.byte_end > offset else None


def _start(node: Node) -> int:
    return node.byte_start


def _lines(start: int, text: str, is_text: bool) -> Iterator[NameText]:
    for line in _LINE.finditer(text):
        yield NameText(start + line.start(), line[0], is_text)


def _code_lines(document: Document, block: CodeBlock) -> Iterator[NameText]:
    """The lines of a code block without its fences."""
    source = document.source
    last = source.line_of_byte(max(block.byte_end - 1, block.byte_start))
    first = block.line
    if block.info is not None:
        first += 1
        closing = source.lines[last - 1].strip(" \t>")
        last -= bool(closing) and not closing.strip("`~") and len(closing) > 2
    for line in range(first, last + 1):
        start, end = source.line_span(line)
        if line == block.line:
            start = document.span(block).start
        yield from _lines(start, document.text[start:end], False)


def _html_lines(document: Document, block: HtmlBlock, html: bool) -> Iterator[NameText]:
    """The text of an HTML block, with `html` its tags and comments too."""
    text = document.slice(block)
    start = document.span(block).start
    if html:
        yield from _lines(start, text, False)
    elif not is_comment_block(text):
        hidden = _HTML.sub(lambda tag: " " * len(tag[0]), text)
        yield from _lines(start, hidden, True)
