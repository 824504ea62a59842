"""What a page shows: its words, its addresses and its elements, read from its HTML."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import NamedTuple

__all__ = ["LINE_BREAK_IN_CODE", "SPACE_IN_CODE", "Element", "View", "view"]

# white space in code is shown, so it is told from the white space that browsers collapse
SPACE_IN_CODE, LINE_BREAK_IN_CODE = "\u2420", "\u2424"
_IN_CODE = {" ": SPACE_IN_CODE, "\t": SPACE_IN_CODE * 8, "\n": LINE_BREAK_IN_CODE}
_BLANK = re.compile(r"[ \t\r\n\f]+")
_BLOCKS = frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "br", "center", "dd", "details",
        "dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1",
        "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "iframe", "legend", "li", "main",
        "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th",
        "thead", "tr", "ul",
    )
)  # fmt: skip
_VOID = frozenset(
    (
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source",
        "track", "wbr",
    )
)  # fmt: skip
_HIDDEN = frozenset(["script", "style", "template", "mdx-module"])
_ADDRESSES = ("href", "src", "srcset", "poster", "id", "name")


class Element(NamedTuple):
    """One element: its name, its attributes without addresses, and the text in it."""

    name: str
    attributes: tuple[tuple[str, str], ...]
    text: str


class View(NamedTuple):
    """What one page shows, in the order of the page.

    `text` has one line for each block, white space collapsed as browsers do; list numbers, check
    boxes and the alternative texts of images are in it. `addresses` are pairs of an attribute and
    its value: links, sources and the names that links can lead to.
    """

    text: str
    addresses: tuple[tuple[str, str], ...]
    elements: tuple[Element, ...]


def view(html: str) -> View:
    """The view of `html`, a whole page or a part of one."""
    reader = _Reader()
    reader.feed(html.replace("\r\n", "\n").replace("\r", "\n"))
    reader.close()
    return reader.result()


def _collapsed(pieces: list[str]) -> str:
    """The text of `pieces`, in which a line feed of its own is the edge of a block."""
    lines = "".join(pieces).split("\n")
    return "\n".join(line for one in lines if (line := _BLANK.sub(" ", one).strip()))


class _Open(NamedTuple):
    """An element that is not closed yet: its place among the elements and its first piece."""

    name: str
    element: int
    start: int


class _Reader(HTMLParser):
    """Collects pieces of text, addresses and elements; unclosed elements end with their parent."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._pieces: list[str] = []
        self._hidden: list[str] = []
        self._addresses: list[tuple[str, str]] = []
        self._elements: list[Element] = []
        self._open: list[_Open] = []
        self._numbers: list[int | None] = []

    def result(self) -> View:
        while self._open:
            self._close_last()
        return View(_collapsed(self._pieces), tuple(self._addresses), tuple(self._elements))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = [(name, value or "") for name, value in attrs]
        self._addresses += [one for one in given if one[0] in _ADDRESSES]
        others = tuple(sorted(one for one in given if one[0] not in _ADDRESSES))
        if tag in _BLOCKS:
            self._pieces.append("\n")
        self._show_what_is_no_text(tag, dict(given))
        self._elements.append(Element(tag, others, ""))
        if tag not in _VOID:
            self._open.append(_Open(tag, len(self._elements) - 1, len(self._pieces)))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if any(one.name == tag for one in self._open):
            while self._close_last() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1].name in _HIDDEN:
            self._hidden.append(data)
        elif any(one.name == "pre" for one in self._open):
            self._pieces.append("".join(_IN_CODE.get(one, one) for one in data))
        else:
            self._pieces.append(_BLANK.sub(" ", data))

    def _show_what_is_no_text(self, tag: str, given: dict[str, str]) -> None:
        if tag == "ol":
            start = given.get("start", "1")
            self._numbers.append(int(start) if start.lstrip("-").isdigit() else 1)
        elif tag == "ul":
            self._numbers.append(None)
        elif tag == "li" and self._numbers and (number := self._numbers[-1]) is not None:
            self._pieces.append(f"{number}. ")
            self._numbers[-1] = number + 1
        elif tag == "input" and given.get("type") == "checkbox":
            self._pieces.append("☑ " if "checked" in given else "☐ ")
        elif tag == "img" and "alt" in given:
            self._pieces.append(given["alt"])

    def _close_last(self) -> str:
        """Close the innermost element and give its name."""
        name, element, start = self._open.pop()
        if name == "pre":
            self._drop_last_line_break()
        pieces = self._hidden if name in _HIDDEN else self._pieces[start:]
        self._elements[element] = self._elements[element]._replace(text=_collapsed(pieces))
        if name in _HIDDEN:
            self._hidden = []
        if name in ("ol", "ul") and self._numbers:
            self._numbers.pop()
        if name in _BLOCKS:
            self._pieces.append("\n")
        return name

    def _drop_last_line_break(self) -> None:
        """The line break that ends code is not shown."""
        if self._pieces:
            self._pieces[-1] = self._pieces[-1].removesuffix(LINE_BREAK_IN_CODE)
