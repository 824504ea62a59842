"""RN006."""

from __future__ import annotations

from collections.abc import Iterator

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.syntax.nodes import Paragraph
from doclint.values.diagnostic import Diagnostic
from doclint.values.lazy_pattern import lazy_pattern

_DELIMITER = lazy_pattern(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_BAR = lazy_pattern(r"(?<!\\)\|")
_PREFIX = " \t>"


@rule(
    "RN006",
    "unrendered-table",
    tags=("table",),
    reads="markup",
    when=Relevance(literals=("|",), kinds=(Paragraph,)),
)
def unrendered_table(ctx: Context) -> Iterator[Diagnostic]:
    """Table rows that show as text with bars.

    A table needs, right under its header, a delimiter row with as many columns as the header.

    ```md bad
    ⟦| Year | Price |⟧
    |------|
    | 2024 | 5     |
    ```

    ```md bad
    ⟦| 2024 | 5 |⟧
    | 2025 | 6 |
    ```

    ```md good
    | Year | Price |
    |------|-------|
    | 2024 | 5     |

    Write |x| for the absolute value of x, a | b for a choice.
    ```
    """
    data = ctx.doc.source.data
    for paragraph in ctx.doc.nodes(Paragraph):
        if data.find(b"|", paragraph.byte_start, paragraph.byte_end) == -1:
            continue
        span = ctx.doc.span(paragraph)
        lines = ctx.doc.text[slice(*span)].splitlines(keepends=True)
        found = _broken_table(lines)
        if found is not None:
            number, message = found
            line = lines[number]
            start = span.start + sum(map(len, lines[:number])) + len(line) - len(_lstrip(line))
            yield ctx.diagnostic((start, start + len(_lstrip(line).rstrip())), message)


def _lstrip(line: str) -> str:
    return line.lstrip(_PREFIX)


def _broken_table(lines: list[str]) -> tuple[int, str] | None:
    """The line of a paragraph at which a table should start, and why it does not."""
    rows = [line.strip(_PREFIX + "\r\n") for line in lines]
    for number, row in enumerate(rows[1:]):
        if "|" in row and _DELIMITER.fullmatch(row) and "|" in rows[number]:
            header, delimiter = _columns(rows[number]), _columns(row)
            if header == delimiter:
                return None
            return number, f"no table: the header has {header} columns, the row below {delimiter}"
    first = len(rows)
    while first and _is_row(rows[first - 1]):
        first -= 1
    counts = {_columns(row) for row in rows[first:]}
    if len(rows) - first > 1 and len(counts) == 1 and counts != {1}:
        return first, "no table: the delimiter row is missing"
    return None


def _is_row(row: str) -> bool:
    """Whether `row` stands between bars."""
    return len(row) > 2 and row[0] == "|" and row[-1] == "|" and row[-2] != "\\"


def _columns(row: str) -> int:
    """How many cells `row` has."""
    inner = row.removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    return len(_BAR.findall(inner)) + 1
