"""Addresses with letters that look like others."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from urllib.parse import unquote, urlsplit

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.page.document import Document
from doclint.rules._shared.names import named
from doclint.rules._shared.writing_systems import LATIN_LOOKALIKES, script_runs
from doclint.rules.unicode._strange import may_hold
from doclint.syntax.nodes import Definition, Image, Link
from doclint.values.diagnostic import Diagnostic, Severity
from doclint.values.text import Span

# characters that look like those which divide an address
_DIVIDERS = frozenset("\u2044\u2215\u29f8\u3002\uff0e\uff0f\uff1a\u2024\u0589\u05c3\uff1f\u1735")
_MAY_HOLD_LOOKALIKE = may_hold(_DIVIDERS | LATIN_LOOKALIKES)


def _may_hold_some(document: Document) -> bool:
    """Whether one of the characters stands in the text, or is perhaps written as a reference."""
    text = document.text
    return "%" in text or "&" in text or document.derived(_MAY_HOLD_LOOKALIKE)


@rule(
    "UC012",
    "confusable-url",
    severity=Severity.ERROR,
    when=Relevance(kinds=(Link, Image, Definition), non_ascii=True, derived=_may_hold_some),
)
def confusable_url(ctx: Context) -> Iterator[Diagnostic]:
    """Look-alike letters in an address.

    A Cyrillic or Greek letter, or a character that looks like a slash or a dot, makes an address
    lead to another place than the one the reader sees. Mostly it is a typing mistake and the link
    is broken; at worst it leads to an impostor.

    ```md bad escapes
    [bank](⟦https://ex\\u0430mple.org/⟧)
    ```

    ```md good
    [बैंक](https://उदाहरण.भारत/खाता) and [банк](https://пример.рф/банк)
    ```

    Addresses that are wholly in another script are fine. There is no fix.
    """
    text = ctx.doc.text
    nodes = (ctx.doc.nodes(Link), ctx.doc.nodes(Image), ctx.doc.nodes(Definition))
    for node in chain[Link | Image | Definition](*nodes):
        if node.url.isascii():
            continue
        wrong = _confusable(node.url)
        if wrong is None:
            continue
        span = ctx.doc.span(node)
        at = text.find(node.url, *span)
        where = span if at < 0 else Span(at, at + len(node.url))
        yield ctx.diagnostic(where, f"look-alike {named(wrong)} in the address")


def _confusable(url: str) -> str | None:
    """The first character of `url` that looks like another one, or None."""
    for character in url:
        if character in _DIVIDERS:
            return character
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    labels = (parts.hostname or "").split(".")
    for label in labels:
        wrong = _lookalike(label)
        if wrong is None and _impostor(label, labels):
            wrong = label[0]
        if wrong is not None:
            return wrong
    for word in unquote(parts.path).split("/"):
        if wrong := _lookalike(word):
            return wrong
    return None


def _lookalike(word: str) -> str | None:
    """A look-alike letter that stands beside Latin letters in `word`."""
    runs = [run for run in script_runs(word) if run[2]]
    if not any(script == "Latin" for _, _, script in runs):
        return None
    for start, end, script in runs:
        letters = word[start:end]
        if script != "Latin" and LATIN_LOOKALIKES.issuperset(letters):
            touching = (word[start - 1 : start], word[end : end + 1])
            if any(one.isalpha() and one.isascii() for one in touching):
                return letters[0]
    return None


def _impostor(label: str, labels: list[str]) -> bool:
    """Whether a host label is made of look-alikes alone under a Latin top-level domain."""
    return len(label) > 1 and labels[-1].isascii() and LATIN_LOOKALIKES.issuperset(label)
