"""MD010."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from operator import itemgetter
from typing import Annotated

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.page.document import Document
from doclint.rules.markdown._lines import code_line_set, code_ranges, page_lines
from doclint.rules.markdown._preformatted import preformatted_line_set
from doclint.syntax.nodes import CodeSpan
from doclint.values.diagnostic import Applicability, Diagnostic, Effect, Fix
from doclint.values.fixes import replace
from doclint.values.option_range import Range
from doclint.values.text import BYTE_ORDER_MARK

_TABS = re.compile(r"\t+")
_TAB_STOP = 4
_FIRST = itemgetter(0)


@dataclass(frozen=True)
class NoHardTabs:
    """`spaces_per_tab` blanks replace a tab inside of a line; the indentation keeps its width.

    `code_blocks` looks into code too, but for fences with one of `ignore_code_languages`.
    """

    code_blocks: bool = True
    ignore_code_languages: tuple[str, ...] = ()
    spaces_per_tab: Annotated[int, Range(0)] = 1


@rule(
    "MD010",
    "no-hard-tabs",
    tags=("whitespace", "hard_tab"),
    presets=("markdownlint",),
    options=NoHardTabs,
    reads="lines",
    when=Relevance(literals=("\t",)),
)
def no_hard_tabs(ctx: Context, options: NoHardTabs) -> Iterator[Diagnostic]:
    """Tabs.

    Browsers show a tab as eight columns, most editors as four, and some Markdown processors count
    it as one: code is then indented by more than its author saw, and a list inside a list becomes
    code.

    ```md bad escapes lang=hi
    जमा⟦\\t⟧नाम
    ```

    ```md fixed lang=hi
    जमा नाम
    ```

    ```md bad escapes
    - Debit

    ⟦\\t⟧More about it.
    ```

    ```md fixed
    - Debit

        More about it.
    ```

    ````md bad escapes
    ```make
    all:
    ⟦\\t⟧echo
    ```
    ````

    ````md fixed unsafe
    ```make
    all:
        echo
    ```
    ````

    ```toml
    ignore_code_languages = ["make"]
    ```

    ````md good escapes
    ```make
    all:
    \\techo
    ```
    ````

    The fix is safe in text and indentation, where the page stays the same. In code it is unsafe,
    since some languages need their tabs.
    """
    doc = ctx.doc
    lines, first, _ = doc.derived(page_lines)
    exempt = _exempt_lines(doc, options)
    spans = _code_spans(doc) if not options.code_blocks else None
    starts = doc.source.line_starts
    fixes = _Fixes(ctx, options)
    diagnostic = ctx.diagnostic
    for index in [index for index, line in enumerate(lines) if "\t" in line]:
        if index < first or index + 1 in exempt:
            continue
        line, offset = lines[index], starts[index]
        for found in _TABS.finditer(line):
            start, end = found.span()
            if spans is not None and spans.touch(offset + start, offset + end):
                continue
            message = "a tab" if end - start == 1 else f"{end - start} tabs"
            fix = fixes.fix(index, line, start, end)
            yield diagnostic((offset + start, offset + end), message, fix)


def _exempt_lines(doc: Document, options: NoHardTabs) -> set[int]:
    """The lines of the code blocks that may hold tabs; a fence itself never may."""
    exempt: set[int] = set()
    if options.code_blocks and not options.ignore_code_languages:
        return exempt
    languages = {language.lower() for language in options.ignore_code_languages}
    for first, last, block in doc.derived(code_ranges):
        if block.info is None:
            if not options.code_blocks:
                exempt.update(range(first, last + 1))
            continue
        language = block.info.split()[0].lower() if block.info.split() else None
        if not languages or language is None or language in languages:
            exempt.update(range(first + 1, last))
    return exempt


class _InlineCode:
    """Inline code, to be asked whether a span touches some."""

    def __init__(self, doc: Document) -> None:
        self._spans = [doc.span(code) for code in doc.nodes(CodeSpan)]

    def touch(self, start: int, end: int) -> bool:
        """Whether the text from `start` to `end` lies in inline code or next to it."""
        index = bisect_right(self._spans, end, key=_FIRST)
        return index > 0 and self._spans[index - 1][1] >= start


def _code_spans(doc: Document) -> _InlineCode:
    return _InlineCode(doc)


class _Fixes:
    """Makes the fixes of one page."""

    def __init__(self, ctx: Context, options: NoHardTabs) -> None:
        self._ctx = ctx
        self._options = options
        self._starts = ctx.doc.source.line_starts
        self._code = ctx.doc.derived(code_line_set) | preformatted_line_set(ctx.doc)

    def fix(self, index: int, line: str, at: int, end: int) -> Fix:
        """Replace the tabs from `at` to `end` in the line at `index`."""
        start = self._starts[index]
        if not index and self._ctx.doc.text.startswith(BYTE_ORDER_MARK):
            # the lines show it as a blank, but it takes no room
            start, line, at, end = start + 1, line[1:], at - 1, end - 1
        code = index + 1 in self._code
        if not code and not line[end:].strip():
            kept = start + len(line[:at].rstrip(" \t"))
            # some parsers, against CommonMark, break a line at two of them
            effect = Effect.REPAIR if start + len(line) > kept + 1 else Effect.NONE
            return replace((kept, start + len(line)), "", "Remove the blanks", effect=effect)
        unsafe = code and not self._ctx.compatible
        return replace(
            (start + at, start + end),
            self._blanks(line, at, end, code),
            "Write blanks",
            Applicability.UNSAFE if unsafe else Applicability.SAFE,
            Effect.TEXT if code else Effect.NONE,
        )

    def _blanks(self, line: str, at: int, end: int, code: bool) -> str:
        """The blanks for the tabs from `at` to `end`: up to the tab stop in an indentation."""
        per_tab = self._options.spaces_per_tab
        indents = not line[:at].strip(" \t>-+*.)0123456789")
        if not indents and not (code and per_tab == 1):
            return " " * (per_tab * (end - at))
        stop = per_tab if code and per_tab > 1 else _TAB_STOP
        before = len(line[:at].expandtabs(stop))
        return " " * (len(line[:end].expandtabs(stop)) - before)
