"""MD012."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Annotated

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.page.document import Document
from doclint.page.math import math_line_set
from doclint.rules.markdown._lines import code_line_set, page_lines
from doclint.rules.markdown._preformatted import preformatted_line_set
from doclint.syntax.nodes import HtmlBlock
from doclint.values.diagnostic import Applicability, Diagnostic, Effect, Fix
from doclint.values.fixes import replace
from doclint.values.option_range import Range

# a pattern finds several characters faster than `in` does
_TWO_EMPTY_LINES = re.compile("\n\n\n").search


@dataclass(frozen=True)
class NoMultipleBlanks:
    """`maximum` blank lines may follow each other."""

    maximum: Annotated[int, Range(1)] = 1


@rule(
    "MD012",
    "no-multiple-blanks",
    tags=("whitespace", "blank_lines"),
    presets=("recommended", "markdownlint"),
    options=NoMultipleBlanks,
    reads="lines",
)
def no_multiple_blanks(ctx: Context, options: NoMultipleBlanks) -> Iterator[Diagnostic]:
    """More blank lines in a row than one.

    Readers never see them: a page shows the same space for one blank line as for five. An author
    who leaves them to make room gets a page that looks unlike what was meant. Code keeps its own
    blank lines.

    ```md bad lang=hi
    # बहीखाता

    ⟦⟧
    ⟦⟧
    हर लेन-देन लिखा जाता है।
    ```

    ```md fixed lang=hi
    # बहीखाता

    हर लेन-देन लिखा जाता है।
    ```

    ````md good
    Run this:

    ```text
    first


    second
    ```
    ````

    ```toml
    maximum = 2
    ```

    ```md good
    Entry


    Balance
    ```

    The fix is safe: it removes the lines. Inside of preformatted HTML, where blank lines show, and
    where one holds a no-break or another wide blank, which shows too, it is unsafe.
    """
    lines, first, stripped = ctx.doc.derived(page_lines)
    # without white space at the end of a line, blank lines are empty
    if stripped == lines and not _may_repeat(ctx.doc.text):
        return
    maximum = options.maximum
    starts, diagnostic = ctx.doc.source.line_starts, ctx.diagnostic
    for start, end in _blank_runs(ctx.doc, stripped, first):
        if end - start <= maximum:
            continue
        fix = _fix(ctx, start + maximum - 1, end - 1)
        for index in range(start + maximum, end):
            place = starts[index]
            message = f"{index - start + 1} blank lines in a row, expected {maximum} at the most"
            yield diagnostic((place, place + len(lines[index])), message, fix)


def _may_repeat(text: str) -> bool:
    """Whether `text` can have two empty lines in a row, decided without a look at each line."""
    return (
        _TWO_EMPTY_LINES(text) is not None
        or text.endswith("\n\n")
        or text.startswith(("\n", "\ufeff"))
        or "\r" in text
    )


def _blank_runs(doc: Document, stripped: list[str], first: int) -> Iterator[tuple[int, int]]:
    """The half-open index ranges of two or more blank lines in a row outside of code."""
    blank = [index for index, line in enumerate(stripped) if not line and index >= first]
    followed = [index for index, following in pairwise(blank) if following == index + 1]
    if not followed:
        return
    code = doc.derived(code_line_set)
    start = end = 0
    for index in followed:
        if index + 1 in code or index + 2 in code:
            continue
        if index + 1 != end:
            if end:
                yield start, end
            start = index
        end = index + 2
    if end:
        yield start, end


def _fix(ctx: Context, kept: int, last: int) -> Fix:
    """Remove the lines behind the index `kept` up to `last`."""
    source = ctx.doc.source
    end = source.line_starts[last] + len(source.lines[last])
    place = (source.line_starts[kept] + len(source.lines[kept]), end)
    if ctx.doc.has(HtmlBlock) and last + 1 in ctx.doc.derived(preformatted_line_set):
        unsafe, effect = Applicability.UNSAFE, Effect.TEXT
        return replace(place, "", "Remove the blank lines", unsafe, effect)
    if not source.is_ascii and _shows(source.text, source.line_starts[kept], end):
        # the parser takes other blanks for a paragraph, which may make room on purpose
        unsafe = Applicability.SAFE if ctx.compatible else Applicability.UNSAFE
        return replace(place, "", "Remove the lines", unsafe, Effect.REPAIR)
    # the parser may see code in a block of math
    effect = Effect.TEXT if last + 1 in ctx.doc.derived(math_line_set) else Effect.NONE
    return replace(place, "", "Remove the blank lines", effect=effect)


def _shows(text: str, start: int, end: int) -> bool:
    """Whether other blanks than those of ASCII stand between, a byte order mark left out."""
    return bool(text[start:end].strip(" \t\r\n\ufeff"))
