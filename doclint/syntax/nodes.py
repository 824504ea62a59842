"""The kinds of Markdown node.

`byte_start` and `byte_end` are the parser's own half-open UTF-8 byte offsets; `Document.span`
turns them into code points when a rule needs that. `parent` is the enclosing node, so nodes form a
tree that is only walked upwards. Blocks also know `line`, the 1-based line they start on.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeVar

__all__ = [
    "ABSTRACT_KINDS",
    "Admonition",
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
    """A range of the source with a meaning, in UTF-8 bytes."""

    __slots__ = ("byte_end", "byte_start", "parent")

    def __init__(self, byte_start: int, byte_end: int, parent: Node | None) -> None:
        self.byte_start = byte_start
        self.byte_end = byte_end
        self.parent = parent

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.byte_start}, {self.byte_end})"

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> object:
            """Say what has become of `start` and `end`: they were bytes, and did not say so."""
            hint = ""
            if name in ("start", "end"):
                hint = f"; ask for `byte_{name}`, or for code points by `Document.span`"
            raise AttributeError(f"{type(self).__name__} has no attribute `{name}`{hint}")

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

    def __init__(self, byte_start: int, byte_end: int, parent: Node | None, line: int) -> None:
        self.byte_start = byte_start
        self.byte_end = byte_end
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
        byte_start: int,
        byte_end: int,
        parent: Node | None,
        line: int,
        level: int,
        explicit_id: str | None,
    ) -> None:
        self.byte_start = byte_start
        self.byte_end = byte_end
        self.parent = parent
        self.line = line
        self.level = level
        self.explicit_id = explicit_id


class BlockQuote(Block):
    """A block quote; `alert` is the GFM alert type such as `Note`, or None."""

    __slots__ = ("alert",)

    def __init__(
        self, byte_start: int, byte_end: int, parent: Node | None, line: int, alert: str | None
    ) -> None:
        self.byte_start = byte_start
        self.byte_end = byte_end
        self.parent = parent
        self.line = line
        self.alert = alert


class CodeBlock(Block):
    """A code block; `info` is the fence's info string, or None when the block is indented."""

    __slots__ = ("info",)

    def __init__(
        self, byte_start: int, byte_end: int, parent: Node | None, line: int, info: str | None
    ) -> None:
        self.byte_start = byte_start
        self.byte_end = byte_end
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
        self,
        byte_start: int,
        byte_end: int,
        parent: Node | None,
        line: int,
        first_number: int | None,
    ) -> None:
        self.byte_start = byte_start
        self.byte_end = byte_end
        self.parent = parent
        self.line = line
        self.first_number = first_number


class Item(Block):
    """One list item, its marker included."""

    __slots__ = ()


class FootnoteDefinition(Block):
    """A footnote's text; `label` is written without `^`."""

    __slots__ = ("label",)

    def __init__(
        self, byte_start: int, byte_end: int, parent: Node | None, line: int, label: str
    ) -> None:
        self.byte_start = byte_start
        self.byte_end = byte_end
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
        byte_start: int,
        byte_end: int,
        parent: Node | None,
        line: int,
        alignments: tuple[str, ...],
    ) -> None:
        self.byte_start = byte_start
        self.byte_end = byte_end
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
        "label_byte_end",
        "label_byte_start",
        "title",
        "url",
        "url_byte_end",
        "url_byte_start",
    )

    def __init__(
        self, byte_start: int, byte_end: int, parent: Node | None, line: int, label: str, url: str
    ) -> None:
        super().__init__(byte_start, byte_end, parent, line)
        self.label = label
        self.url = url
        self.title: str | None = None
        self.label_byte_start = self.label_byte_end = byte_start
        self.url_byte_start = self.url_byte_end = byte_end


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
        byte_start: int,
        byte_end: int,
        parent: Node | None,
        kind: str,
        url: str,
        title: str,
        label: str,
    ) -> None:
        self.byte_start = byte_start
        self.byte_end = byte_end
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

    def __init__(self, byte_start: int, byte_end: int, parent: Node | None, content: str) -> None:
        self.byte_start = byte_start
        self.byte_end = byte_end
        self.parent = parent
        self.content = content


class InlineHtml(Inline):
    """One tag or comment inside text."""

    __slots__ = ()


class FootnoteReference(Inline):
    """`[^label]`."""

    __slots__ = ("label",)

    def __init__(self, byte_start: int, byte_end: int, parent: Node | None, label: str) -> None:
        self.byte_start = byte_start
        self.byte_end = byte_end
        self.parent = parent
        self.label = label


class TaskMarker(Inline):
    """`[ ]` or `[x]` at the start of a list item."""

    __slots__ = ("checked",)

    def __init__(self, byte_start: int, byte_end: int, parent: Node | None, checked: bool) -> None:
        self.byte_start = byte_start
        self.byte_end = byte_end
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

    def __init__(
        self, byte_start: int, byte_end: int, parent: Node | None, kind: str, label: str
    ) -> None:
        self.byte_start = byte_start
        self.byte_end = byte_end
        self.parent = parent
        self.kind = kind
        self.label = label


# what several kinds have in common; no node is of one of these and nothing more
ABSTRACT_KINDS: tuple[type[Node], ...] = (Node, Block, Inline, _Reference)
