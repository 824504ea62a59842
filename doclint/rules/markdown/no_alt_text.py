"""MD045."""

from __future__ import annotations

import re
from collections.abc import Iterator

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.page.document import Document
from doclint.rules.markdown._html_tags import (
    attribute_pattern,
    html_tags,
    html_tags_of_markdownlint,
)
from doclint.syntax.nodes import HtmlBlock, Image, InlineHtml
from doclint.values.diagnostic import Diagnostic
from doclint.values.text import Span

_IMAGE = re.compile("<img", re.IGNORECASE).match
_ALT = attribute_pattern("alt").search
_HIDDEN = attribute_pattern("aria-hidden").search


@rule(
    "MD045",
    "no-alt-text",
    tags=("accessibility", "images"),
    presets=("recommended", "markdownlint"),
    reads="markup",
    when=Relevance(kinds=(Image, InlineHtml, HtmlBlock)),
)
def no_alt_text(ctx: Context) -> Iterator[Diagnostic]:
    """Images without alternative text.

    Screen readers speak the alternative text, and browsers show it when the image does not load;
    without it the reader learns nothing. An HTML image that is hidden from screen readers with
    `aria-hidden="true"`, or that has an empty `alt`, is decoration and needs none.

    ```md bad lang=hi
    ⟦![](khata.png)⟧ में बहीखाता देखें।
    ```

    ```md bad
    <p>⟦<img src="ledger.png">⟧</p>
    ```

    ```md good lang=hi
    ![खुला हुआ बहीखाता](khata.png)

    <img src="line.png" alt=""> <img src="dot.png" aria-hidden="true">
    ```

    There is no fix: only the author knows what the image shows.
    """
    document = ctx.doc
    spans = [document.span(image) for image in document.nodes(Image) if _is_empty(document, image)]
    spans += _bare_tags(document, ctx.compatible)
    spans.sort()
    for span in spans:
        yield ctx.diagnostic(span, "image without alternative text")


def _is_empty(document: Document, image: Image) -> bool:
    """Whether nothing stands between the brackets of `image`."""
    return document.source.data.startswith(b"![]", image.byte_start)


def _bare_tags(document: Document, compatible: bool) -> Iterator[Span]:
    """The opening `img` tags that have no `alt` and are not hidden."""
    for tag in document.derived(html_tags_of_markdownlint if compatible else html_tags):
        if len(tag.name) == 3 and _IMAGE(tag.text) and not _ALT(tag.text):
            hidden = _HIDDEN(tag.text)
            if hidden is None or hidden[1].lower() != "true":
                yield tag.span
