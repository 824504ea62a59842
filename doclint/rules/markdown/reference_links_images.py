"""MD052."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.rules.markdown._link_labels import definition_urls, unresolved
from doclint.syntax.nodes import UndefinedReference
from doclint.values.diagnostic import Diagnostic


@dataclass(frozen=True)
class ReferenceLinksImages:
    """Whether `[label]` alone counts as a reference, and which labels never do."""

    shortcut_syntax: bool = False
    ignored_labels: tuple[str, ...] = ("x",)


@rule(
    "MD052",
    "reference-links-images",
    tags=("images", "links"),
    presets=("recommended", "markdownlint"),
    options=ReferenceLinksImages,
    reads="markup",
    when=Relevance(kinds=(UndefinedReference,)),
)
def reference_links_images(ctx: Context, options: ReferenceLinksImages) -> Iterator[Diagnostic]:
    """References to link definitions that do not exist.

    The reader sees the brackets themselves instead of a link or an image.

    ```md bad lang=hi
    ⟦[बहीखाता][khata]⟧ और ⟦[शेष][]⟧ देखें।
    ```

    ```md good lang=hi
    [बहीखाता][khata] देखें [1], और [x] भी।

    [khata]: /khata
    ```

    ```toml
    shortcut_syntax = true
    ```

    ```md bad
    See the ⟦[ledger]⟧.
    ```

    There is no fix: only the author knows where the link should lead.
    """
    document = ctx.doc
    nodes = document.nodes(UndefinedReference)
    if not options.shortcut_syntax and all(node.kind == "Shortcut" for node in nodes):
        # most pages hold some brackets, few hold a broken reference
        return
    defined = document.derived(definition_urls)
    ignored = frozenset(options.ignored_labels)
    for found in document.derived(unresolved):
        if found.is_shortcut and not options.shortcut_syntax:
            continue
        if found.label not in defined and found.label not in ignored:
            yield ctx.diagnostic(found.span, f"no definition of the label `{found.label}`")
