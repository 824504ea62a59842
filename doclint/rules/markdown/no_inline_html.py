"""MD033."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.rules.markdown._html_tags import html_tags, html_tags_of_markdownlint
from doclint.syntax.nodes import HtmlBlock, InlineHtml, Table
from doclint.values.diagnostic import Diagnostic


@dataclass(frozen=True)
class NoInlineHtml:
    """The names of elements that may be used; in tables `table_allowed_elements`, if given."""

    allowed_elements: tuple[str, ...] = ()
    table_allowed_elements: tuple[str, ...] | None = None


@rule(
    "MD033",
    "no-inline-html",
    tags=("html",),
    presets=("markdownlint",),
    options=NoInlineHtml,
    reads="markup",
    when=Relevance(kinds=(InlineHtml, HtmlBlock)),
)
def no_inline_html(ctx: Context, options: NoInlineHtml) -> Iterator[Diagnostic]:
    """HTML elements in Markdown text.

    Raw HTML reaches the page only where the generator lets it through; elsewhere the reader sees
    nothing in its place, or the bare tags. It also keeps Markdown inside it from rendering. Only
    opening tags are reported, each once.

    ```md bad lang=hi
    यह ⟦<b>⟧बहीखाता</b> है।
    ```

    ```md bad
    ⟦<div align="center">⟧
    ⟦<img src="ledger.png" alt="A ledger">⟧
    </div>
    ```

    ```md good lang=hi
    यह **बहीखाता** है, `<b>` लिखना ज़रूरी नहीं।
    ```

    ```toml
    allowed_elements = ["kbd"]
    table_allowed_elements = ["br"]
    ```

    ```md bad
    Press <kbd>Enter</kbd>.

    | Key | Use |
    | --- | --- |
    | ⟦<kbd>⟧Enter</kbd> | Ends<br>the line |
    ```

    ```md good
    Press <kbd>Enter</kbd>.
    ```

    There is no fix: not every element has a Markdown form.
    """
    diagnostic = ctx.diagnostic
    tags = ctx.doc.derived(html_tags_of_markdownlint if ctx.compatible else html_tags)
    if not options.allowed_elements and not options.table_allowed_elements:
        for name, closing, span, _, _ in tags:
            if not closing:
                yield diagnostic(span, f"HTML element `{name}`")
        return
    allowed = {name.lower() for name in options.allowed_elements}
    in_tables = options.table_allowed_elements
    allowed_in_tables = allowed if in_tables is None else {name.lower() for name in in_tables}
    for tag in tags:
        if not tag.closing:
            in_table = tag.node.enclosing(Table) is not None
            if tag.name.lower() not in (allowed_in_tables if in_table else allowed):
                yield diagnostic(tag.span, f"HTML element `{tag.name}`")
