"""Text to nodes in one pass: the only module that talks to the Markdown parser."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from typing import Any

import pyromark

from doclint.syntax import nodes as n
from doclint.syntax.admonitions import separate_admonitions
from doclint.syntax.definitions import find_definitions, may_hold_definitions
from doclint.syntax.dialect import PLAIN, Dialect
from doclint.syntax.directives import mask
from doclint.syntax.found import Buckets, Runs, Syntax
from doclint.syntax.tabs import repair_starts
from doclint.values.text import Source

__all__ = ["BASE_OPTIONS", "parse"]

_Options = pyromark.Options
BASE_OPTIONS = (
    _Options.ENABLE_TABLES
    | _Options.ENABLE_FOOTNOTES
    | _Options.ENABLE_STRIKETHROUGH
    | _Options.ENABLE_TASKLISTS
    | _Options.ENABLE_GFM
    | _Options.ENABLE_HEADING_ATTRIBUTES
)
_LEVELS = {"H1": 1, "H2": 2, "H3": 3, "H4": 4, "H5": 5, "H6": 6}

_PLAIN: dict[str, type[n.Node]] = {
    "Paragraph": n.Paragraph,
    "Item": n.Item,
    "HtmlBlock": n.HtmlBlock,
    "TableHead": n.TableHead,
    "TableRow": n.TableRow,
    "TableCell": n.TableCell,
    "Emphasis": n.Emphasis,
    "Strong": n.Strong,
    "Strikethrough": n.Strikethrough,
}


def parse(source: Source, body_start: int = 0, dialect: Dialect = PLAIN) -> Syntax:
    """The nodes of `source` from the code-point offset `body_start` on.

    What stands before `body_start` (front matter) is hidden from the parser without moving any
    offset: it is handed over as as many line feeds as it has bytes. So are the directives of the
    `dialect`.
    """
    text = source.text
    if body_start:
        text = "\n" * source.byte_of_offset(body_start) + text[body_start:]
    text = mask(text, dialect)
    buckets: Buckets = {}
    undefined: list[n.UndefinedReference] = []

    def note_undefined(link: Any) -> None:
        span = link["span"]
        undefined.append(
            n.UndefinedReference(
                span["start"], span["end"], None, link["link_type"], link["reference"]
            )
        )

    events = pyromark.events_with_range(
        text,
        options=BASE_OPTIONS,
        merge_text=True,
        broken_link_callback=note_undefined if "[" in text else None,
    )
    runs = _collect(events, buckets, source.byte_line_starts)
    if "\t" in text and n.List in buckets:
        repair_starts(source.data, buckets)
    if dialect.admonitions and n.Item in buckets:
        separate_admonitions(source.data, text.encode(), buckets)
    if undefined:
        buckets[n.UndefinedReference] = undefined
    if may_hold_definitions(text):
        start = source.byte_of_offset(body_start)
        if definitions := find_definitions(source, start, buckets, runs):
            buckets[n.Definition] = definitions
    return Syntax(buckets, runs)


def _collect(events: Any, buckets: Buckets, line_starts: list[int]) -> Runs:
    """Sort `events` into `buckets`; the hot loop of the whole program.

    Events are one-key dicts or bare strings, and no bare string contains one of the keys. Nodes are
    made without their `__init__`, which would cost more than everything else here.
    """
    runs = Runs([], [], [])
    add_start, add_end, add_content = (
        runs.byte_starts.append,
        runs.byte_ends.append,
        runs.contents.append,
    )
    plain = _adders(buckets)
    add_code, add_link = buckets[n.CodeSpan].append, buckets[n.Link].append
    add_heading, add_block = buckets[n.Heading].append, buckets[n.CodeBlock].append
    unknown = (n.Node, buckets[n.Node].append, False)
    make: Callable[[Any], Any] = object.__new__
    link, code_span, heading, code_block = n.Link, n.CodeSpan, n.Heading, n.CodeBlock
    line_of, levels = bisect_right, _LEVELS
    current: Any = None
    for event, span in events:
        if "Text" in event:
            add_start(span["start"])
            add_end(span["end"])
            add_content(event["Text"])
        elif "End" in event:
            current = current.parent
        elif "Start" in event:
            tag = event["Start"]
            start = span["start"]
            if tag.__class__ is str:
                kind, add, is_block = plain.get(tag, unknown)
                node = make(kind)
                if is_block:
                    node.line = line_of(line_starts, start)
            elif "Link" in tag:
                data = tag["Link"]
                node, add = make(link), add_link
                node.kind, node.url = data["link_type"], data["dest_url"]
                node.title, node.label = data["title"], data["id"]
            elif "Heading" in tag:
                data = tag["Heading"]
                node, add = make(heading), add_heading
                node.line = line_of(line_starts, start)
                node.level, node.explicit_id = levels[data["level"]], data["id"]
            elif "CodeBlock" in tag:
                data = tag["CodeBlock"]
                node, add = make(code_block), add_block
                node.line = line_of(line_starts, start)
                node.info = None if data == "Indented" else data["Fenced"]
            else:
                node = _rich(tag, line_of(line_starts, start))
                add = buckets.setdefault(node.__class__, []).append
            node.byte_start, node.byte_end, node.parent = start, span["end"], current
            add(node)
            current = node
        elif "Code" in event:
            node = make(code_span)
            node.byte_start, node.byte_end, node.parent = span["start"], span["end"], current
            node.content = event["Code"]
            add_code(node)
            add_start(node.byte_start)
            add_end(node.byte_end)
            add_content(node)
        elif event == "SoftBreak":
            add_start(span["start"])
            add_end(span["end"])
            add_content(None)
        elif "Html" not in event:
            if event == "HardBreak":
                add_start(span["start"])
                add_end(span["end"])
                add_content(None)
            leaf = _leaf(event, span["start"], span["end"], current, line_starts)
            buckets.setdefault(type(leaf), []).append(leaf)
    for kind in [kind for kind, found in buckets.items() if not found]:
        del buckets[kind]
    return runs


def _adders(buckets: Buckets) -> dict[str, tuple[Any, Callable[[n.Node], None], bool]]:
    """For each tag without data: its node class, the `append` of its bucket, whether a block."""
    for kind in (n.CodeSpan, n.Link, n.Heading, n.CodeBlock, n.Node):
        buckets[kind] = []
    return {
        tag: (kind, buckets.setdefault(kind, []).append, issubclass(kind, n.Block))
        for tag, kind in _PLAIN.items()
    }


def _leaf(
    event: Any, start: int, end: int, parent: n.Node | None, line_starts: list[int]
) -> n.Node:
    """The node for an event that has no end of its own."""
    if event == "HardBreak":
        return n.HardBreak(start, end, parent)
    if event == "Rule":
        return n.ThematicBreak(start, end, parent, bisect_right(line_starts, start))
    if "InlineHtml" in event:
        return n.InlineHtml(start, end, parent)
    if "FootnoteReference" in event:
        return n.FootnoteReference(start, end, parent, event["FootnoteReference"])
    if "TaskListMarker" in event:
        return n.TaskMarker(start, end, parent, event["TaskListMarker"])
    # an event this module does not know yet
    return n.Node(start, end, parent)


def _rich(tag: dict[str, Any], line: int) -> Any:
    """The node for a rarer `Start` tag that carries data; its place is still to be set."""
    ((name, value),) = tag.items()
    if name == "List":
        return n.List(0, 0, None, line, value)
    if name == "Image":
        return n.Image(
            0, 0, None, value["link_type"], value["dest_url"], value["title"], value["id"]
        )
    if name == "BlockQuote":
        return n.BlockQuote(0, 0, None, line, value)
    if name == "Table":
        return n.Table(0, 0, None, line, value)
    if name == "FootnoteDefinition":
        return n.FootnoteDefinition(0, 0, None, line, value)
    # a tag this module does not know yet: keep the nesting right and name no meaning
    return n.Node(0, 0, None)
