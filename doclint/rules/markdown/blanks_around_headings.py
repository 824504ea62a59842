"""MD022."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.page.document import Document
from doclint.rules.markdown._blank_lines import clings_above, clings_below, is_blank
from doclint.rules.markdown._lines import page_lines
from doclint.rules.markdown._page_headings import HeadingSource, page_headings
from doclint.syntax.nodes import BlockQuote, Heading
from doclint.values.diagnostic import Diagnostic, Effect, Fix
from doclint.values.fixes import replace
from doclint.values.option_range import Range

# for as many blank lines as there are
_Lines = Annotated[int, Range(-1)]


@dataclass(frozen=True)
class BlanksAroundHeadings:
    """How many blank lines stand at least above and below a heading; -1 allows any number.

    A list has one number for each level from 1 to 6. `include_front_matter` counts the front
    matter's closing fence as a line above.
    """

    lines_above: _Lines | list[_Lines] = 1
    lines_below: _Lines | list[_Lines] = 1
    include_front_matter: bool = False


@rule(
    "MD022",
    "blanks-around-headings",
    tags=("headings", "blank_lines"),
    presets=("recommended", "markdownlint"),
    options=BlanksAroundHeadings,
    reads="markup",
    when=Relevance(kinds=(Heading,)),
)
def blanks_around_headings(ctx: Context, options: BlanksAroundHeadings) -> Iterator[Diagnostic]:
    """Headings without a blank line above or below.

    Several Markdown processors take such a heading for text, or the text for part of the heading:
    the reader sees `## Title` in the middle of a paragraph.

    ```md bad lang=hi
    हर लेन-देन लिखा जाता है।
    ⟦## तलपट⟧
    ```

    ```md fixed lang=hi
    हर लेन-देन लिखा जाता है।

    ## तलपट
    ```

    ```md bad
    > ⟦# Ledger⟧
    > Every entry has a date.
    ```

    ```md fixed
    > # Ledger
    >
    > Every entry has a date.
    ```

    ```md good
    # Ledger

    Every entry has a date.

    ## Entry
    ```

    ```toml
    lines_above = [1, 2]
    lines_below = 0
    ```

    ```md bad
    # Ledger
    Every entry has a date.

    ⟦## Entry⟧
    A line each.
    ```

    ```md fixed
    # Ledger
    Every entry has a date.


    ## Entry
    A line each.
    ```

    The fix is safe: it inserts the blank lines, inside of a block quote with its marker. A tight
    list becomes a loose one by it.
    """
    doc = ctx.doc
    page = doc.derived(page_lines)
    stripped, first = page.stripped, page.first
    if options.include_front_matter:
        first = 0
    known = doc.derived(page_headings)
    suspects: Iterable[int] = range(len(known.nodes))
    if options.lines_above == options.lines_below == 1:
        # nearly all headings have an empty line on either side; behind the last line there is one
        around = [*stripped, ""] if known.lines and known.lines[-1] == len(stripped) else stripped
        suspects = [
            index for index, line in enumerate(known.lines) if around[line] or around[line - 2]
        ]
        if not suspects:
            return
    above, below = _per_level(options.lines_above), _per_level(options.lines_below)
    for index in suspects:
        heading = known.facts(index)
        line, last = heading.node.line, heading.last_line
        level = heading.node.level
        missing = _missing_above(stripped, line - 1, above[level], first)
        if missing and not clings_above(doc, line):
            fix = _insert(doc, heading, line, missing)
            message = f"expected {_blank_lines(above[level])} above"
            yield ctx.diagnostic(heading.first_line_span, message, fix)
        missing = _missing_below(stripped, last, below[level])
        if missing and not clings_below(doc, last):
            fix = _insert(doc, heading, last + 1, missing)
            message = f"expected {_blank_lines(below[level])} below"
            yield ctx.diagnostic(heading.first_line_span, message, fix)


def _per_level(lines: int | list[int]) -> list[int]:
    """The number of lines by level, index 0 unused."""
    if isinstance(lines, int):
        return [lines] * 7
    return [0, *lines[:6], *[1] * (6 - len(lines))]


def _missing_above(lines: list[str], index: int, wanted: int, first: int) -> int:
    """How many of the `wanted` lines above `index` are not blank; before the page all are."""
    for count in range(wanted):
        above = index - 1 - count
        if above >= first and lines[above] and not is_blank(lines[above]):
            return wanted - count
    return 0


def _missing_below(lines: list[str], index: int, wanted: int) -> int:
    """How many of the `wanted` lines from `index` on are not blank; behind the page all are."""
    for count, line in enumerate(lines[index : index + max(wanted, 0)]):
        if line and not is_blank(line):
            return wanted - count
    return 0


def _blank_lines(count: int) -> str:
    return "a blank line" if count == 1 else f"{count} blank lines"


def _insert(doc: Document, heading: HeadingSource, line: int, count: int) -> Fix:
    """Insert `count` blank lines before `line`, quoted as deep as both of its neighbours are."""
    source = doc.source
    at = source.line_starts[line - 1]
    prefix = ""
    node = heading.node
    effect = Effect.NONE
    if node.parent is not None:
        prefix = _quote_prefix(doc, heading, line)
        effect = Effect.LAYOUT
    text = (prefix + source.line_break) * count
    return replace((at, at), text, _TITLES[count == 1], effect=effect)


_TITLES = {True: "Insert a blank line", False: "Insert blank lines"}


def _quote_prefix(doc: Document, heading: HeadingSource, line: int) -> str:
    """What a blank line before `line` must begin with to stay in the heading's block quotes."""
    quotes = [one for one in heading.node.ancestors() if isinstance(one, BlockQuote)]
    start = doc.source.byte_line_starts[line - 1]
    depth = sum(one.line < line and one.byte_end > start for one in quotes)
    own = doc.source.lines[heading.node.line - 1]
    prefix = "".join(character if character == ">" else " " for character in own)
    end = -1
    for _ in range(depth):
        end = prefix.find(">", end + 1)
    return prefix[: end + 1]
