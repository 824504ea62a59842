"""The kinds of Markdown node.

`start` and `end` are the parser's own half-open UTF-8 byte offsets; `Document.span` turns them
into code points when a rule needs that. `parent` is the enclosing node, so nodes form a tree that
is only walked upwards. Blocks also know `line`, the 1-based line they start on.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

__all__ = [
    "Block",
    "BlockQuote",
    "CodeBlock",
    "CodeSpan",
    "Definition",
    "Emphasis",
    "FootnoteDefinition",
    "FootnoteReference",
    "HardBreak",
    "Heading",
    "HtmlBlock",
    "Image",
    "Inline",
    "InlineHtml",
    "Item",
    "Link",
    "List",
    "Math",
    "Node",
    "Paragraph",
    "Strikethrough",
    "Strong",
    "Table",
    "TableCell",
    "TableHead",
    "TableRow",
    "TaskMarker",
    "ThematicBreak",
    "UndefinedReference",
]

N = TypeVar("N", bound="Node")


class Node:
    """A range of the source with a meaning; `start` and `end` are UTF-8 byte offsets."""

    __slots__ = ("end", "parent", "start")

    def __init__(self, start: int, end: int, parent: Node | None) -> None:
        self.start = start
        self.end = end
        self.parent = parent

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.start}, {self.end})"

    def ancestors(self) -> Iterator[Node]:
        """The enclosing nodes, innermost first."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent

    def enclosing(self, *kinds: type[N]) -> N | None:
        """The innermost enclosing node of one of `kinds`."""
        node = self.parent
        while node is not None:
            if isinstance(node, kinds):
                return node
            node = node.parent
        return None


class Block(Node):
    """A node that occupies whole lines; `line` is the 1-based line of its start."""

    __slots__ = ("line",)

    def __init__(self, start: int, end: int, parent: Node | None, line: int) -> None:
        self.start = start
        self.end = end
        self.parent = parent
        self.line = line


class Inline(Node):
    """A node inside the text of a block."""

    __slots__ = ()


class Paragraph(Block):
    """A paragraph; the text of a tight list item has none around it."""

    __slots__ = ()


class Heading(Block):
    """An ATX or setext heading; `explicit_id` is the `id` of a `{#id}` attribute, if any."""

    __slots__ = ("explicit_id", "level")

    def __init__(
        self,
        start: int,
        end: int,
        parent: Node | None,
        line: int,
        level: int,
        explicit_id: str | None,
    ) -> None:
        self.start = start
        self.end = end
        self.parent = parent
        self.line = line
        self.level = level
        self.explicit_id = explicit_id


class BlockQuote(Block):
    """A block quote; `alert` is the GFM alert type such as `Note`, or None."""

    __slots__ = ("alert",)

    def __init__(
        self, start: int, end: int, parent: Node | None, line: int, alert: str | None
    ) -> None:
        self.start = start
        self.end = end
        self.parent = parent
        self.line = line
        self.alert = alert


class CodeBlock(Block):
    """A code block; `info` is the fence's info string, or None when the block is indented."""

    __slots__ = ("info",)

    def __init__(
        self, start: int, end: int, parent: Node | None, line: int, info: str | None
    ) -> None:
        self.start = start
        self.end = end
        self.parent = parent
        self.line = line
        self.info = info


class HtmlBlock(Block):
    """Raw HTML between blocks, comments included."""

    __slots__ = ()


class List(Block):
    """A list; `first_number` is None for a bullet list."""

    __slots__ = ("first_number",)

    def __init__(
        self, start: int, end: int, parent: Node | None, line: int, first_number: int | None
    ) -> None:
        self.start = start
        self.end = end
        self.parent = parent
        self.line = line
        self.first_number = first_number


class Item(Block):
    """One list item, its marker included."""

    __slots__ = ()


class FootnoteDefinition(Block):
    """A footnote's text; `label` is written without `^`."""

    __slots__ = ("label",)

    def __init__(self, start: int, end: int, parent: Node | None, line: int, label: str) -> None:
        self.start = start
        self.end = end
        self.parent = parent
        self.line = line
        self.label = label


class Admonition(Block):
    """An admonition or content tab of MkDocs: its body stands four columns to the right."""

    __slots__ = ()


class Table(Block):
    """A table; `alignments` has one of `None`, `Left`, `Center`, `Right` a column."""

    __slots__ = ("alignments",)

    def __init__(
        self,
        start: int,
        end: int,
        parent: Node | None,
        line: int,
        alignments: tuple[str, ...],
    ) -> None:
        self.start = start
        self.end = end
        self.parent = parent
        self.line = line
        self.alignments = alignments


class TableHead(Block):
    """A table's header row."""

    __slots__ = ()


class TableRow(Block):
    """A table's body row."""

    __slots__ = ()


class TableCell(Inline):
    """One cell, the blanks around its text included; an empty range where the row is too short."""

    __slots__ = ()


class ThematicBreak(Block):
    """A horizontal rule."""

    __slots__ = ()


class Definition(Block):
    """A link reference definition, from its opening bracket to the end of its title or URL.

    `label` and `title` are as written, without container prefixes, white space in the label
    collapsed; `url` is undecoded. Label and URL have byte ranges of their own, without delimiters.
    """

    __slots__ = (
        "label",
        "label_end",
        "label_start",
        "title",
        "url",
        "url_end",
        "url_start",
    )

    def __init__(
        self, start: int, end: int, parent: Node | None, line: int, label: str, url: str
    ) -> None:
        super().__init__(start, end, parent, line)
        self.label = label
        self.url = url
        self.title: str | None = None
        self.label_start = self.label_end = start
        self.url_start = self.url_end = end


class Emphasis(Inline):
    """`*text*` or `_text_`."""

    __slots__ = ()


class Strong(Inline):
    """`**text**` or `__text__`."""

    __slots__ = ()


class Strikethrough(Inline):
    """`~~text~~`."""

    __slots__ = ()


class _Reference(Inline):
    """What links and images share.

    `kind` is the parser's link type (`Inline`, `Reference`, `Collapsed`, `Shortcut`, `Autolink`,
    `Email`); `url` and `title` are decoded; `label` is the reference label or an empty string.
    """

    __slots__ = ("kind", "label", "title", "url")

    def __init__(
        self,
        start: int,
        end: int,
        parent: Node | None,
        kind: str,
        url: str,
        title: str,
        label: str,
    ) -> None:
        self.start = start
        self.end = end
        self.parent = parent
        self.kind = kind
        self.url = url
        self.title = title
        self.label = label


class Link(_Reference):
    """A link of any form."""

    __slots__ = ()


class Image(_Reference):
    """An image of any form."""

    __slots__ = ()


class CodeSpan(Inline):
    """Inline code, its backticks included; `content` is what renders."""

    __slots__ = ("content",)

    def __init__(self, start: int, end: int, parent: Node | None, content: str) -> None:
        self.start = start
        self.end = end
        self.parent = parent
        self.content = content


class InlineHtml(Inline):
    """One tag or comment inside text."""

    __slots__ = ()


class Math(Inline):
    """`$…$` or `$$…$$`."""

    __slots__ = ()


class FootnoteReference(Inline):
    """`[^label]`."""

    __slots__ = ("label",)

    def __init__(self, start: int, end: int, parent: Node | None, label: str) -> None:
        self.start = start
        self.end = end
        self.parent = parent
        self.label = label


class TaskMarker(Inline):
    """`[ ]` or `[x]` at the start of a list item."""

    __slots__ = ("checked",)

    def __init__(self, start: int, end: int, parent: Node | None, checked: bool) -> None:
        self.start = start
        self.end = end
        self.parent = parent
        self.checked = checked


class HardBreak(Inline):
    """A line break made by two trailing spaces or a backslash."""

    __slots__ = ()


class UndefinedReference(Inline):
    """Brackets that read as a reference whose label nothing defines.

    `kind` is `Reference`, `Collapsed` or `Shortcut`; the text renders literally.
    """

    __slots__ = ("kind", "label")

    def __init__(self, start: int, end: int, parent: Node | None, kind: str, label: str) -> None:
        self.start = start
        self.end = end
        self.parent = parent
        self.kind = kind
        self.label = label
