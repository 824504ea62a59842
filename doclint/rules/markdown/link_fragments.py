"""MD051."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.page.document import Document
from doclint.rules.markdown._fragments import encoded, fragments
from doclint.rules.markdown._link_labels import label_end
from doclint.rules.markdown._user_patterns import compiled
from doclint.syntax.nodes import Definition, Heading, Link
from doclint.values.diagnostic import Diagnostic, Edit, Effect
from doclint.values.text import Span

_LINES = re.compile(r"#(?:L\d+(?:C\d+)?-L\d+(?:C\d+)?|L\d+)")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


@dataclass(frozen=True)
class LinkFragments:
    """Whether case matters, and which fragments another tool makes."""

    ignore_case: bool = False
    ignored_pattern: str = ""

    def __post_init__(self) -> None:
        compiled(self.ignored_pattern)


@rule(
    "MD051",
    "link-fragments",
    tags=("links",),
    presets=("markdownlint",),
    options=LinkFragments,
    reads="markup",
    when=Relevance(kinds=(Link, Definition)),
)
def link_fragments(ctx: Context, options: LinkFragments) -> Iterator[Diagnostic]:
    """Links to a heading of the page that GitHub would not find.

    The reader follows the link and stays where he is. Headings count by the names that GitHub gives
    them; for a site, `LK002` knows the names that its own generator gives.

    ```md bad lang=hi
    # हिन्दी भाषा

    ⟦[भाषा](#हिन्दी-भाषाएँ)⟧
    ```

    ```md bad
    # Ledger

    ⟦[the ledger](#Ledger)⟧
    ```

    ```md fixed
    # Ledger

    [the ledger](#ledger)
    ```

    ```md good lang=hi
    # हिन्दी भाषा

    [भाषा](#हिन्दी-भाषा) <a name="x"></a> [यहाँ](#x) [ऊपर](#top)
    ```

    ```toml
    ignore_case = true
    ignored_pattern = "^figure-"
    ```

    ```md good
    # Ledger

    [the ledger](#Ledger), [figure 1](#figure-1)
    ```

    The fix is safe: it corrects the case of a fragment when nothing else differs.
    """
    known: dict[str, int] | None = None
    by_lower: dict[str, str] = {}
    for node, text in _targets(ctx.doc):
        if known is None:
            known = ctx.doc.derived(fragments)
        fragment = f"#{encoded(text[1:])}"
        if fragment in known or _LINES.fullmatch(fragment):
            continue
        if options.ignored_pattern and compiled(options.ignored_pattern).search(text[1:]):
            continue
        if not by_lower:
            # the first of those that differ in case alone
            by_lower = {key.lower(): key for key in reversed(known)}
        right = by_lower.get(text.lower())
        if right is None:
            yield ctx.diagnostic(node, f"no heading or anchor for `{text}`")
        elif not options.ignore_case and right != text:
            fix = None
            at = ctx.doc.source.offset_of_byte(_url_start(ctx.doc, node))
            if ctx.doc.text.startswith(text, at):
                edit = Edit(Span(at, at + len(text)), right)
                fix = ctx.fix(f"Write `{right}`", edit, effect=Effect.REPAIR)
            yield ctx.diagnostic(node, f"expected `{right}`, found `{text}`", fix)


def _targets(document: Document) -> Iterator[tuple[Link | Definition, str]]:
    """Links and definitions that lead into the page, each with its URL."""
    for link in [link for link in document.nodes(Link) if link.url[:1] == "#"]:
        if link.kind == "Inline" and len(link.url) > 1:
            if link.url.startswith("#tab/") and isinstance(link.parent, Heading):
                # the heading of a tab in DocFX
                continue
            yield link, link.url
    for definition in document.nodes(Definition):
        if definition.url[:1] == "#" and len(definition.url) > 1:
            yield definition, _ESCAPE.sub(r"\1", definition.url)


def _url_start(document: Document, node: Link | Definition) -> int:
    """The byte offset of the URL of `node`."""
    if isinstance(node, Definition):
        return node.url_byte_start
    return document.source.data.find(b"#", label_end(document, node))
