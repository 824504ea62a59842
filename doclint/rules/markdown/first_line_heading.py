"""MD041."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.page.document import Document
from doclint.rules.markdown._front_matter_title import TITLE_PATTERN, has_title
from doclint.rules.markdown._html_tags import element_name, is_comment_block
from doclint.rules.markdown._link_labels import node_at
from doclint.syntax.nodes import Block, Heading, HtmlBlock
from doclint.values.diagnostic import Diagnostic
from doclint.values.option_range import Range

_CONTENT = re.compile(r"\S")


@dataclass(frozen=True)
class FirstLineHeading:
    """`level` the first heading must have; text before it is fine with `allow_preamble`.

    `front_matter_title` is the pattern of a front-matter line that gives the page its title; an
    empty one ignores the front matter.
    """

    level: Annotated[int, Range(1, 6)] = 1
    allow_preamble: bool = False
    front_matter_title: str = TITLE_PATTERN


@rule(
    "MD041",
    "first-line-heading",
    aliases=("first-line-h1",),
    tags=("headings",),
    presets=("recommended", "markdownlint"),
    options=FirstLineHeading,
    reads="lines",
)
def first_line_heading(ctx: Context, options: FirstLineHeading) -> Iterator[Diagnostic]:
    """Pages that do not begin with their title.

    A reader who lands on the page from a search must see at once what it is about; browsers,
    feeds and tables of contents show a page without a title by its file name. A title in the front
    matter counts, and so does an HTML heading.

    ```md bad lang=hi
    ⟦यह पृष्ठ बहीखाते के बारे में है।⟧

    # बहीखाता
    ```

    ```md bad
    ⟦## Ledgers⟧
    ```

    ```md good
    <!-- reviewed in May -->
    # Ledgers

    A ledger lists every entry.
    ```

    ```md good
    <h1 align="center">Ledgers</h1>
    ```

    ```toml
    level = 2
    allow_preamble = true
    ```

    ```md bad
    A ledger lists every entry.

    ⟦# Ledgers⟧
    ```

    ```md good
    A ledger lists every entry.

    ## Ledgers
    ```

    There is no fix: only the author knows the title.
    """
    document = ctx.doc
    if has_title(document, options.front_matter_title):
        return
    if document.front_matter is not None and document.front_matter.problems and not ctx.compatible:
        # front matter that is broken stands on the page as text; FM001 to FM003 say so
        return
    offset = _offence(document, options, ctx.compatible)
    if offset is not None:
        line = document.source.line_span(document.source.line_of(offset))
        content = document.text[offset : line.end].rstrip()
        expected = f"expected a level {options.level} heading before anything else"
        yield ctx.diagnostic((offset, offset + len(content)), expected)


def _offence(document: Document, options: FirstLineHeading, compatible: bool) -> int | None:
    """Where the page begins with something else than the right heading; None where it does not.

    Comments do not count, but for markdownlint an indented one does.
    """
    if options.allow_preamble:
        return _first_wrong_heading(document, options.level)
    at = document.body_start
    headings = document.nodes(Heading)
    if headings and headings[0].byte_start == document.source.byte_of_offset(at):
        return None if headings[0].level == options.level else at
    while (found := _CONTENT.search(document.text, at)) is not None:
        at = found.start()
        byte_offset = document.source.byte_of_offset(at)
        node = _node_at(document, byte_offset)
        indented = compatible and document.text[at - 1 : at] in (" ", "\t")
        if isinstance(node, HtmlBlock) and is_comment_block(document.slice(node)) and not indented:
            at = document.span(node).end
            continue
        right = node is not None and _level(document, node) == options.level
        return None if right else at
    return None


def _first_wrong_heading(document: Document, level: int) -> int | None:
    """The first heading of the page, Markdown or HTML, when its level is wrong."""
    blocks: list[Block] = [*document.nodes(Heading)[:1], *document.nodes(HtmlBlock)]
    for node in sorted(blocks, key=lambda block: block.byte_start):
        found = _level(document, node) if node.parent is None else 0
        if found:
            return None if found == level else document.span(node).start
    return None


def _node_at(document: Document, byte_offset: int) -> Heading | HtmlBlock | None:
    """The heading or HTML block that starts at `byte_offset`, outside of any container."""
    for kind in (Heading, HtmlBlock):
        node = node_at(document.nodes(kind), byte_offset)
        if isinstance(node, (Heading, HtmlBlock)) and node.parent is None:
            return node
    return None


def _level(document: Document, node: Block) -> int:
    """The level of the heading that `node` is; 0 where it is none."""
    if isinstance(node, Heading):
        return node.level
    assert isinstance(node, HtmlBlock)
    name = element_name(document, node)
    return int(name[1]) if len(name) == 2 and name[0] == "h" and name[1] in "123456" else 0
