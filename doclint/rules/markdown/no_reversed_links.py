"""MD011."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.page.document import Document
from doclint.page.math import math_line_set
from doclint.rules.markdown._lines import code_line_set, html_line_set, page_lines
from doclint.syntax.nodes import CodeSpan, Link
from doclint.values.diagnostic import Applicability, Diagnostic, Effect, Fix
from doclint.values.text import Span

_REVERSED = re.compile(r"\(([^()\r\n]+)\)\[([^\]^\r\n][^\]\r\n]*)\](?!\()")
_MATH = re.compile(r"(?<![\\$])(\$+)(?!\$).*?(?<!\$)\1(?!\$)")
_DESTINATION = re.compile(r"(?:[a-z][a-z0-9+.-]*:|\.{0,2}/|#)\S*|\S+\.\S+|\S+/\S*", re.IGNORECASE)


@rule(
    "MD011",
    "no-reversed-links",
    tags=("links",),
    presets=("recommended", "markdownlint"),
    reads="markup",
    when=Relevance(literals=(")[",)),
)
def no_reversed_links(ctx: Context) -> Iterator[Diagnostic]:
    """Links with their brackets the wrong way round.

    `(text)[address]` is no link: the page shows the brackets and the address as text, and there is
    nothing to click.

    ```md bad lang=hi
    ⟦(बहीखाता)[https://example.org/bahi]⟧ देखें।
    ```

    ```md fixed lang=hi
    [बहीखाता](https://example.org/bahi) देखें।
    ```

    ```md bad
    See the ⟦(ledger)[../a page.md]⟧.
    ```

    ```md fixed unsafe
    See the [ledger](<../a page.md>).
    ```

    ```md good
    [Ledger](https://example.org/ledger) and a note (see below)[^1].

    [^1]: Below.
    ```

    ```md good
    The call `(callback)[0]` is code.
    ```

    The fix swaps the brackets. It is unsafe where what stands in the square brackets does not look
    like an address.
    """
    doc = ctx.doc
    lines, first, _ = doc.derived(page_lines)
    code, math = doc.derived(code_line_set), doc.derived(math_line_set)
    hidden: list[Span] | None = None
    for index in [index for index, line in enumerate(lines) if ")[" in line]:
        if index < first or index + 1 in code or index + 1 in math:
            continue
        line, start = lines[index], doc.source.line_starts[index]
        for at, found in _matches(line):
            if hidden is None:
                hidden = _hidden(doc, ctx.compatible)
            text, address = found
            span = Span(start + at, start + at + len(text) + len(address) + 4)
            if text.endswith("\\") or address.endswith("\\") or _touches(hidden, span):
                continue
            in_html = index + 1 in doc.derived(html_line_set)
            if (
                "$" in line
                and not in_html
                and _is_math(line, at, at + len(text) + len(address) + 4)
            ):
                continue
            message = "the brackets of this link are the wrong way round"
            yield ctx.diagnostic(span, message, _fix(ctx, span, text, address))


def _matches(line: str) -> Iterator[tuple[int, tuple[str, str]]]:
    """Where reversed links stand in `line`, not after a backslash, with text and address."""
    position = 0
    while (found := _REVERSED.search(line, position)) is not None:
        at = found.start()
        if at > 0 and line[at - 1] == "\\":
            position = at + 1
            continue
        yield at, (found[1], found[2])
        # the character before a link belongs to it, so the next one cannot follow at once
        position = found.end() + 1


def _hidden(doc: Document, compatible: bool) -> list[Span]:
    """Inline code, where brackets mean nothing; working links too."""
    spans = [doc.span(node) for node in doc.nodes(CodeSpan)]
    if not compatible:
        spans.extend(doc.span(link) for link in doc.nodes(Link))
    return sorted(spans)


def _is_math(line: str, start: int, end: int) -> bool:
    """Whether `start` to `end` touches text between dollars."""
    return any(one.start() <= end and start <= one.end() for one in _MATH.finditer(line))


def _touches(hidden: list[Span], span: Span) -> bool:
    index = bisect_right(hidden, span.end, key=lambda one: one.start)
    return index > 0 and hidden[index - 1].end >= span.start


def _fix(ctx: Context, span: Span, text: str, address: str) -> Fix:
    target = f"<{address}>" if " " in address else address
    looks_right = _DESTINATION.fullmatch(address) is not None
    safe = ctx.compatible or looks_right
    return ctx.replace(
        span,
        f"[{text}]({target})",
        "Swap the brackets",
        applicability=Applicability.SAFE if safe else Applicability.UNSAFE,
        effect=Effect.REPAIR,
    )
