"""RN009."""

from __future__ import annotations

import re
from collections.abc import Iterator

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.page.plain_text import in_plain_text
from doclint.syntax.nodes import FootnoteDefinition, FootnoteReference
from doclint.values.diagnostic import Diagnostic

_REFERENCE = re.compile(rb"\[\^([^\s\[\]^\\]+)\](?!\()")


@rule(
    "RN009",
    "undefined-footnote",
    tags=("footnotes",),
    reads="markup",
    when=Relevance(literals=("[^",)),
)
def undefined_footnote(ctx: Context) -> Iterator[Diagnostic]:
    """Footnote references without a footnote, and footnotes that nothing refers to.

    A reference without its footnote shows as `[^1]`; a footnote without a reference is dropped from
    the page.

    ```md bad
    Prices rise⟦[^1]⟧ and fall[^2].

    [^2]: In winter.

    ⟦[^3]:⟧ In summer.
    ```

    ```md good
    Prices rise[^1]. The class `[^abc]` and [^a-z] are no footnotes.

    [^1]: In winter.
    ```

    A bracket such as `[^a-z]` counts only on a page that has footnotes and only when it could be a
    label; a number always counts.
    """
    yield from _undefined(ctx)
    yield from _unused(ctx)


def _undefined(ctx: Context) -> Iterator[Diagnostic]:
    """References that stay text."""
    doc = ctx.doc
    data = doc.source.data
    labels = {node.label.casefold() for node in doc.nodes(FootnoteDefinition)}
    start = doc.source.byte_of_offset(doc.body_start)
    spans = [found.span() for found in _REFERENCE.finditer(data, start)]
    for at, end in in_plain_text(doc, spans):
        label = data[at + 2 : end - 1].decode()
        if data[at - 1 : at] == b"\\" or label.casefold() in labels:
            continue
        if label.isdecimal() or (labels and _is_name(label)):
            begin = doc.source.offset_of_byte(at)
            message = f"no footnote `[^{label}]:` on this page"
            yield ctx.diagnostic((begin, begin + len(label) + 3), message)


def _is_name(label: str) -> bool:
    """Whether `label` reads as a name and not as a class of characters such as `a-z` or `0-9`."""
    return len(label) > 3 and not any(mark in label for mark in "-\"'/<>,.;*+?|&$#(){}")


def _unused(ctx: Context) -> Iterator[Diagnostic]:
    """Footnotes without a reference, those aside that HTML blocks may refer to."""
    doc = ctx.doc
    used = {node.label.casefold() for node in doc.nodes(FootnoteReference)}
    folded = ""
    for note in doc.nodes(FootnoteDefinition):
        if note.label.casefold() in used:
            continue
        folded = folded or doc.text.casefold()
        mark = f"[^{note.label}]"
        if folded.count(mark.casefold()) > 1:
            continue
        start = doc.span(note).start
        end = doc.text.find("]:", start) + 2
        yield ctx.diagnostic((start, end), f"nothing refers to the footnote `{mark}`")
