"""MD053."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.page.document import Document
from doclint.rules.markdown._link_labels import normalized, unresolved
from doclint.syntax.nodes import (
    Definition,
    FootnoteDefinition,
    FootnoteReference,
    Image,
    Link,
    UndefinedReference,
)
from doclint.values.diagnostic import Diagnostic, Effect, Fix

_REFERENCES = ("Reference", "Collapsed", "Shortcut")


@dataclass(frozen=True)
class LinkImageReferenceDefinitions:
    """The labels whose definitions may stay unused, such as `//` in comments."""

    ignored_definitions: tuple[str, ...] = ("//",)


@rule(
    "MD053",
    "link-image-reference-definitions",
    tags=("images", "links"),
    presets=("markdownlint",),
    options=LinkImageReferenceDefinitions,
    reads="markup",
    when=Relevance(kinds=(Definition, FootnoteDefinition)),
)
def link_image_reference_definitions(
    ctx: Context, options: LinkImageReferenceDefinitions
) -> Iterator[Diagnostic]:
    """Link definitions that no link uses, or that repeat a label.

    A definition is not shown. One that is not used tells of a link that got lost; of two with the
    same label the second has no effect, and the reader lands on the first one's page.

    ```md bad lang=hi
    [बहीखाता][khata] देखें।

    [khata]: /khata
    ⟦[khata]: /bahi-khata⟧
    ⟦[purana]: /purana⟧
    ```

    ```md fixed
    [बहीखाता][khata] देखें।

    [khata]: /khata
    ```

    ```md good
    See the [ledger].

    [ledger]: /ledger
    ```

    ```toml
    ignored_definitions = ["todo"]
    ```

    ```md good
    [todo]: #
    ```

    The fix is safe: it deletes a definition that has no effect.
    """
    document = ctx.doc
    ignored = frozenset(options.ignored_definitions)
    used = _used(document)
    folded = set() if document.source.is_ascii else {label.casefold() for label in used}
    defined: set[str] = set()
    for node, label in _definitions(document):
        message = ""
        if label in defined:
            message = f"definition repeats the label `{label}`"
        elif label not in used:
            message = f"no link uses the definition of `{label}`"
        defined.add(label)
        if message and label not in ignored:
            fix = _fix(ctx, node, used, folded) if isinstance(node, Definition) else None
            start = document.source.offset_of_byte(node.byte_start)
            end = document.source.line_span(document.source.line_of(start)).end
            yield ctx.diagnostic((start, end), message, fix)


def _definitions(document: Document) -> Iterator[tuple[Definition | FootnoteDefinition, str]]:
    """Every definition with its normalized label."""
    for definition in document.nodes(Definition):
        yield definition, normalized(definition.label)
    for footnote in document.nodes(FootnoteDefinition):
        yield footnote, normalized(f"^{footnote.label}")


def _used(document: Document) -> set[str]:
    """The normalized labels that links, images and footnote references name."""
    labels = {
        node.label
        for kind in (Link, Image)
        for node in document.nodes(kind)
        if node.kind in _REFERENCES
    }
    if any(node.kind == "Reference" for node in document.nodes(UndefinedReference)):
        # the first label of a broken `[a][b]` may be a defined one
        labels.update(found.label for found in document.derived(unresolved))
    labels.update(f"^{node.label}" for node in document.nodes(FootnoteReference))
    return {normalized(label) for label in labels}


def _fix(ctx: Context, node: Definition, used: set[str], folded: set[str]) -> Fix | None:
    """The fix that deletes the lines of a definition; None when they hold a list marker too.

    Renderers fold case further than markdownlint does, so `[SS]` may define what `[ẞ]` names.
    """
    source = ctx.doc.source
    if (label := normalized(node.label)) not in used and label.casefold() in folded:
        return None
    first = source.byte_line_starts[node.line - 1]
    if source.data[first : node.byte_start].strip(b" \t>"):
        return None
    start = source.line_starts[node.line - 1]
    last = source.line_of_byte(node.byte_end - 1)
    end = source.line_starts[last] if last < len(source.lines) else len(ctx.doc.text)
    below = source.lines[last].strip() if last < len(source.lines) else ""
    if below and last + 1 in ctx.doc.derived(_definition_lines):
        # of definitions below one another only the last can change what follows
        below = ""
    # a container may hold nothing else, and what stands right below may mean another thing then
    effect = Effect.REPAIR if below or node.parent is not None else Effect.NONE
    return ctx.replace((start, end), "", "Delete the definition", effect=effect)


def _definition_lines(document: Document) -> set[int]:
    """The lines on which a definition begins."""
    return {node.line for node in document.nodes(Definition)}
