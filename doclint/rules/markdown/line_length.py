"""MD013."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Annotated

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.page.document import Document
from doclint.rules.markdown._display_width import display_width
from doclint.rules.markdown._line_kinds import LineKinds
from doclint.rules.markdown._lines import page_lines
from doclint.rules.markdown._link_lines import LinkLines
from doclint.values.diagnostic import Diagnostic
from doclint.values.option_range import Range
from doclint.values.text import Source

_BLANKS = r"[\t\v\f \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]"
_BLANK = re.compile(_BLANKS)
_TO_LAST_BLANK = re.compile(f".*{_BLANKS}", re.DOTALL)
_ONE_WORD = re.compile(r"(?:[#>\s]*\s)?\S*")
# how the UTF-8 of a character that takes two UTF-16 units begins
_FOUR_BYTES = (b"\xf0", b"\xf1", b"\xf2", b"\xf3", b"\xf4")

Width = Callable[[str], int]


@dataclass(frozen=True)
class LineLength:
    """`line_length` is the widest a line may be; headings and code may have their own limits.

    A line is let go when nothing but one unbroken word lies beyond the limit. `strict` reports it
    all the same, `stern` only when a blank stands anywhere else in the line. `code_blocks`,
    `headings` and `tables` say whether these are looked at.
    """

    line_length: Annotated[int, Range(1)] = 80
    heading_line_length: Annotated[int, Range(1)] | None = None
    code_block_line_length: Annotated[int, Range(1)] | None = None
    code_blocks: bool = True
    headings: bool = True
    tables: bool = True
    strict: bool = False
    stern: bool = False


@rule(
    "MD013",
    "line-length",
    tags=("line_length",),
    presets=("markdownlint",),
    options=LineLength,
    reads="lines",
)
def line_length(ctx: Context, options: LineLength) -> Iterator[Diagnostic]:
    """Lines wider than the limit.

    Long lines do not change the page, but a change to one is hard to review, and in code blocks
    they make readers scroll sideways. The width counts columns of a terminal: a Devanagari
    syllable takes one or two, a Chinese character two. Lines that hold a link and no other text
    and link reference definitions are let go, since they cannot be broken.

    ```toml
    line_length = 30
    ```

    ```md bad lang=hi
    बहीखाता हर लेन-देन का रिकॉर्ड होता है और रोज़⟦ लिखा जाता है।⟧
    ```

    ```md bad
    A ledger lists every entry wit⟦h its date⟧
    ```

    ```md good
    A ledger lists every
    [entry](https://example.org/a/long/address)
    ```

    ```toml
    line_length = 30
    strict = true
    ```

    ```md bad
    See https://example.org/a/long⟦/address⟧
    ```

    ```toml
    line_length = 30
    code_blocks = false
    ```

    ````md good
    ```text
    a line of code that is a good deal longer than that
    ```
    ````

    There is no fix: where a sentence breaks is for its author to decide.
    """
    doc = ctx.doc
    lines, first, _ = doc.derived(page_lines)
    limits = _limits(options)
    width, unlike = _measure(ctx)
    candidates = _candidates(lines, first, min(limits), width, unlike)
    if not candidates:
        return
    if options.strict or options.stern or _needs_kinds(options, limits):
        wide = list(_too_wide_by_kind(doc, lines, candidates, options, width))
    else:
        limit = limits[0]
        wide = [(index, limit) for index in _too_wide(lines, candidates, limit, width, unlike)]
    links = LinkLines(doc)
    let_go = links.definitions()
    if not options.strict:
        let_go = let_go | links.only_links([index + 1 for index, _ in wide])
    starts, diagnostic = doc.source.line_starts, ctx.diagnostic
    for index, limit in wide:
        if index + 1 in let_go:
            continue
        start, columns = starts[index], len(lines[index])
        end, beginning = start + columns, start + limit
        if index in unlike:
            columns = width(lines[index])
            beginning = start + _beginning(lines[index], limit, width)
        message = f"expected at most {limit} columns, found {columns}"
        yield diagnostic((beginning, end), message)


def _too_wide(
    lines: list[str], candidates: list[int], limit: int, width: Width, unlike: Collection[int]
) -> list[int]:
    """The indices among `candidates` of lines with a blank beyond `limit`."""
    last = limit - 1
    return [
        index
        for index in candidates
        if (
            _holds_blank(lines[index][last:])
            if index not in unlike
            else not _ends_in_one_word(lines[index], limit, width)
        )
    ]


def _too_wide_by_kind(
    doc: Document, lines: list[str], candidates: list[int], options: LineLength, width: Width
) -> Iterator[tuple[int, int]]:
    """The indices among `candidates` of lines too wide for what stands there, with limits."""
    limits, kinds = _limits(options), LineKinds(doc)
    for index in candidates:
        limit = _limit(options, limits, kinds, index + 1)
        if limit and not _is_let_go(options, lines[index], limit, width):
            yield index, limit


def _beginning(line: str, limit: int, width: Width) -> int:
    """Where in `line` the part beyond `limit` begins."""
    if line.isascii():
        return limit
    if width is _utf16_length:
        return len(line.encode("utf-16-le")[: 2 * limit].decode("utf-16-le", "ignore"))
    return bisect_right(range(len(line) + 1), limit, key=lambda end: width(line[:end])) - 1


def _limits(options: LineLength) -> tuple[int, int, int]:
    """The limits of text, headings and code."""
    usual = options.line_length
    return usual, options.heading_line_length or usual, options.code_block_line_length or usual


def _needs_kinds(options: LineLength, limits: tuple[int, int, int]) -> bool:
    """Whether it matters if a line is a heading, code or a table."""
    return len(set(limits)) > 1 or not (options.code_blocks and options.headings and options.tables)


def _measure(ctx: Context) -> tuple[Width, Collection[int]]:
    """What tells the width of a line, and the indices of lines where it may not be the length.

    markdownlint counts UTF-16 units, of which few characters take two.
    """
    source = ctx.doc.source
    if source.is_ascii:
        return len, ()
    if not ctx.compatible:
        return display_width, range(len(source.lines))
    return _utf16_length, _lines_with_pairs(source)


def _lines_with_pairs(source: Source) -> set[int]:
    """The indices of the lines with a character that takes two UTF-16 units."""
    data, starts = source.data, source.byte_line_starts
    found = set()
    for byte in _FOUR_BYTES:
        at = data.find(byte)
        while at >= 0:
            line = bisect_right(starts, at)
            found.add(line - 1)
            at = data.find(byte, starts[line]) if line < len(starts) else -1
    return found


def _utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _candidates(
    lines: list[str], first: int, least: int, width: Width, unlike: Collection[int]
) -> list[int]:
    """The indices of the lines that are wider than `least`."""
    found = [i for i, line in enumerate(lines) if len(line) > least and i >= first]
    # no character takes more than two columns or units
    half = least // 2
    wider = [
        i
        for i in unlike
        if half < len(lines[i]) <= least and i >= first and width(lines[i]) > least
    ]
    return sorted(found + wider) if wider else found


def _limit(options: LineLength, limits: tuple[int, int, int], kinds: LineKinds, line: int) -> int:
    """The limit of the 1-based `line`; 0 where it has none."""
    if line in kinds.code:
        return limits[2] if options.code_blocks else 0
    if line in kinds.headings:
        return limits[1] if options.headings else 0
    if line in kinds.tables and not options.tables:
        return 0
    return limits[0]


def _is_let_go(options: LineLength, line: str, limit: int, width: Width) -> bool:
    """Whether `line` is narrow enough, or what is too much is one word."""
    if options.strict or options.stern:
        one_word = not options.strict and _ONE_WORD.fullmatch(line) is not None
        return one_word or width(line) <= limit
    return _ends_in_one_word(line, limit, width)


def _ends_in_one_word(line: str, limit: int, width: Width) -> bool:
    """Whether no blank stands in `line` beyond `limit`."""
    if not line.isascii():
        found = _TO_LAST_BLANK.match(line)
        return found is None or width(found[0]) + 1 <= limit
    return not _holds_blank(line[limit - 1 :])


def _holds_blank(text: str) -> bool:
    """Whether a blank stands in `text`; of them all only the space is printable to Python."""
    return " " in text or (not text.isprintable() and _BLANK.search(text) is not None)
