"""MD042."""

from __future__ import annotations

from collections.abc import Iterator

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.rules.markdown._link_labels import (
    definition_urls,
    is_bracketed,
    label_end,
    label_text,
    normalized,
)
from doclint.syntax.nodes import Link
from doclint.values.diagnostic import Applicability, Diagnostic, Effect, Fix


@rule(
    "MD042",
    "no-empty-links",
    tags=("links",),
    presets=("recommended", "markdownlint"),
    reads="markup",
    when=Relevance(kinds=(Link,)),
)
def no_empty_links(ctx: Context) -> Iterator[Diagnostic]:
    """Links that lead nowhere.

    The reader sees a link, follows it and stays where he is.

    ```md bad lang=hi
    ⟦[बहीखाता]()⟧ और ⟦[शेष](#)⟧
    ```

    ```md fixed unsafe
    बहीखाता और शेष
    ```

    ```md bad
    See the ⟦[ledger]⟧.

    [ledger]: #
    ```

    ```md good lang=hi
    [बहीखाता](/khata) और [शेष](#shesh)
    ```

    The fix is unsafe: it leaves the text without a link, where the author may know the address.
    """
    for link in ctx.doc.nodes(Link):
        if len(link.url) < 2 and link.url.strip() in ("", "#") and _is_empty(ctx, link):
            yield ctx.diagnostic(link, "link without a destination", _fix(ctx, link))


def _is_empty(ctx: Context, link: Link) -> bool:
    """Whether `link`, whose URL is empty or `#`, counts as one that leads nowhere."""
    if link.kind == "Inline":
        # a blank between angle brackets is an address for markdownlint
        return not ctx.compatible or not link.url.isspace()
    if not is_bracketed(link):
        return False
    if ctx.compatible:
        # markdownlint finds the definition of a label that is written in lower case only
        label = link.label if link.kind == "Reference" else label_text(ctx.doc, link).strip()
        return label == normalized(label) and ctx.doc.derived(definition_urls).get(label) == "#"
    return True


def _fix(ctx: Context, link: Link) -> Fix:
    """The fix that keeps the text and drops the link."""
    span = ctx.doc.span(link)
    if link.kind == "Collapsed" and ctx.doc.text.startswith("[]", span.end):
        span = span._replace(end=span.end + 2)
    text = ctx.doc.source.data[link.byte_start + 1 : label_end(ctx.doc, link)].decode()
    return ctx.replace(
        span,
        text,
        "Keep the text without a link",
        applicability=Applicability.UNSAFE,
        effect=Effect.REPAIR,
    )
