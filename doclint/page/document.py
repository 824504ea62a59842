"""A parsed page: its source, its nodes by kind and its front matter."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, KeysView, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from doclint.page.prose import ProseMap
from doclint.syntax.dialects import dialect_of
from doclint.syntax.directives import directives
from doclint.syntax.found import Runs, Syntax
from doclint.syntax.nodes import ABSTRACT_KINDS, Block, CodeSpan, Node
from doclint.syntax.parser import parse
from doclint.values.text import Source, Span

if TYPE_CHECKING:
    from frontmatter import Post

    from doclint.frontmatter.front_matter import FrontMatter
    from doclint.frontmatter.schema import Schema, SchemaError

__all__ = ["Document"]

N = TypeVar("N", bound=Node)
T = TypeVar("T")

_MISSING: Any = object()


class Document:
    """One page as rules see it; parsed once, never changed.

    `text` is the whole decoded text, front matter and byte order mark included. `path` is relative
    to the folder doclint was started in and uses `/`. `language` is a BCP 47 code such as `hi`, or
    an empty string where nothing tells. `dialect` follows from the path and from what the site is
    written in, its `flavor`. `schema` is what the front matter is held against.
    """

    def __init__(
        self,
        source: Source,
        path: str = "page.md",
        front_matter: FrontMatter | None = None,
        language: str = "",
        flavor: str = "auto",
        schema: Schema | None = None,
    ) -> None:
        self.source = source
        self.text = source.text
        self.path = path
        self.front_matter = front_matter
        self.language = language
        self.dialect = dialect_of(path, flavor)
        self.schema = schema
        self._derived: dict[Callable[[Document], Any], Any] = {}

    @cached_property
    def post(self) -> Post:
        """The page as python-frontmatter has it: metadata, and the Markdown as content."""
        from frontmatter import Post

        post = Post(self.text[self.body_start :].lstrip("\r\n"))
        post.metadata = {} if self.front_matter is None else dict(self.front_matter.values)
        return post

    @cached_property
    def schema_errors(self) -> tuple[SchemaError, ...]:
        """What the front matter breaks of the page's schema; empty without a schema."""
        if self.schema is None:
            return ()
        from doclint.frontmatter.findings import find_errors

        return tuple(find_errors(self.schema, self.source, self.front_matter))

    @cached_property
    def body_start(self) -> int:
        """The code-point offset at which the Markdown starts."""
        if self.front_matter is not None:
            return self.front_matter.body_start
        return 1 if self.text.startswith("\ufeff") else 0

    @cached_property
    def body_line(self) -> int:
        """The 1-based line on which the Markdown starts."""
        return self.source.line_of(self.body_start)

    @cached_property
    def is_mdx(self) -> bool:
        """Whether the page is MDX: braces are expressions, comments stand in them."""
        return self.dialect.expressions

    @cached_property
    def _syntax(self) -> Syntax:
        return parse(self.source, self.body_start, self.dialect)

    @cached_property
    def directives(self) -> Sequence[Span]:
        """What the site generator reads before Markdown does, in order: shortcodes, tags, JSX."""
        return directives(self.text, self.dialect) if self.dialect.has_directives else ()

    @cached_property
    def prose(self) -> ProseMap:
        """Where the text that people read stands."""
        front = self.front_matter
        fields = () if front is None else front.prose_spans
        return ProseMap(self.source, self._syntax, self.body_start, fields, self.is_mdx)

    def derived(self, make: Callable[[Document], T]) -> T:
        """What `make` returns for this document, worked out once; for facts that rules share."""
        known = self._derived
        found: T = known.get(make, _MISSING)
        if found is _MISSING:
            found = known[make] = make(self)
        return found

    def nodes(self, kind: type[N]) -> Sequence[N]:
        """All nodes of exactly `kind`, in document order.

        Raises TypeError for what several kinds have in common, such as `Block`.
        """
        found = self._syntax.buckets.get(kind)
        return _none_of(kind) if found is None else found

    def parse(self) -> None:
        """Parse the page now, and not when it is first asked about."""
        self._syntax  # noqa: B018  # worked out and kept

    @cached_property
    def kinds(self) -> KeysView[type[Node]]:
        """The kinds of node that occur."""
        return self._syntax.buckets.keys()

    def has(self, kind: type[Node]) -> bool:
        """Whether the document holds a node of exactly `kind`; raises as `nodes` does."""
        return kind in self._syntax.buckets or bool(_none_of(kind))

    def span(self, node: Node) -> Span:
        """The code-point span of `node`, as the parser gives it."""
        source = self.source
        if source.is_ascii:
            return Span(node.byte_start, node.byte_end)
        return Span(source.offset_of_byte(node.byte_start), source.offset_of_byte(node.byte_end))

    def slice(self, node: Node) -> str:
        """The source text of `node`."""
        source = self.source
        if source.is_ascii:
            return source.text[node.byte_start : node.byte_end]
        return source.data[node.byte_start : node.byte_end].decode()

    def line(self, node: Node) -> int:
        """The 1-based line on which `node` starts."""
        if isinstance(node, Block):
            return node.line
        return self.source.line_of_byte(node.byte_start)

    def end_line(self, node: Node) -> int:
        """The 1-based line of the last character of `node` that is not white space."""
        end = node.byte_start + len(self.source.data[node.byte_start : node.byte_end].rstrip())
        return self.source.line_of_byte(max(end - 1, node.byte_start))

    def runs(self, node: Node | None = None) -> Runs:
        """The runs of text, inline code and line breaks inside `node`, or all of them."""
        runs = self._syntax.runs
        if node is None:
            return runs
        starts, ends, contents = runs
        low = bisect_left(starts, node.byte_start)
        high = bisect_left(starts, node.byte_end, low)
        return Runs(starts[low:high], ends[low:high], contents[low:high])

    def plain_text(self, node: Node) -> str:
        """What `node` says once markup is gone; line breaks inside it become spaces."""
        starts, _, contents = self._syntax.runs
        low = bisect_left(starts, node.byte_start)
        inside = contents[low : bisect_left(starts, node.byte_end, low)]
        return "".join([one if one.__class__ is str else _run_text(one) for one in inside])

    def innermost(self, kind: type[N], offset: int) -> N | None:
        """The innermost node of `kind` that holds the code point at `offset`."""
        found = self.nodes(kind)
        byte_offset = self.source.byte_of_offset(offset)
        index = bisect_right(found, byte_offset, key=lambda node: node.byte_start) - 1
        # whatever starts earlier and still holds the place holds this node too
        node: Node | None = found[index] if index >= 0 else None
        while node is not None and not (node.byte_end > byte_offset and isinstance(node, kind)):
            node = node.parent
        return node


def _none_of(kind: type[N]) -> Sequence[N]:
    """No nodes, of a `kind` that nodes may have."""
    if kind in ABSTRACT_KINDS:
        raise TypeError(f"no node is just a {kind.__name__}: ask for one kind, such as Heading")
    return ()


def _run_text(content: str | CodeSpan | None) -> str:
    """The visible text of one run."""
    if isinstance(content, CodeSpan):
        return content.content
    return " " if content is None else content
