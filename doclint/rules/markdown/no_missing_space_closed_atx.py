"""MD020."""

from __future__ import annotations

import re
from collections.abc import Iterator

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.page.document import Document
from doclint.page.math import math_line_set
from doclint.rules.markdown._hash_lines import hash_lines
from doclint.rules.markdown._lines import page_lines
from doclint.rules.markdown._page_headings import SETEXT, unusual_headings
from doclint.values.diagnostic import Diagnostic, Effect

_CLOSED = re.compile(
    r"(?P<open>#+)(?P<left>[ \t]*)(?P<text>[^# \t\\]|[^# \t][^#]*?[^# \t\\])(?P<right>[ \t]*)"
    r"(?P<escape>(?:\\#)?)(?P<close>#+)(?P<rest>\s*)"
)


@rule(
    "MD020",
    "no-missing-space-closed-atx",
    tags=("headings", "atx_closed", "spaces"),
    presets=("recommended", "markdownlint"),
    reads="lines",
    when=Relevance(literals=("#",)),
)
def no_missing_space_closed_atx(ctx: Context) -> Iterator[Diagnostic]:
    """Closed headings without a blank inside of the hashes.

    `##Title##` is no heading and shows its hashes as text; `## Title##` is one, but shows the
    closing hashes. A word that ends in `#` for itself, such as C#, is left alone.

    ```md bad lang=hi
    ##⟦⟧बहीखाता##
    ```

    ```md fixed lang=hi
    ## बहीखाता ##
    ```

    ```md bad
    ## Ledger⟦⟧##
    ```

    ```md fixed
    ## Ledger ##
    ```

    ```md good
    ## Ledger ##

    ## Bookkeeping in C#
    ```

    ```md bad compatible
    ## Bookkeeping in C⟦⟧#
    ```

    The fix is safe: it inserts the blanks, by which the hashes become part of the markup.
    """
    for start, line in _closed_lines(ctx.doc):
        found = _CLOSED.fullmatch(line)
        if found is None:
            continue
        left = not found["left"]
        right = not found["right"] or bool(found["escape"])
        if not (left or right) or (not ctx.compatible and _is_word(found)):
            continue
        at = start + (found.end("open") if left else found.start("close"))
        new = f"{found['open']} {found['text']} "
        new += f"{found['escape']} {found['close']}" if found["escape"] else found["close"]
        fix = ctx.replace((start, start + len(line)), new, "Insert blanks", effect=Effect.REPAIR)
        yield ctx.diagnostic((at, at), "no blank inside of the hashes of a closed heading", fix)


def _closed_lines(doc: Document) -> Iterator[tuple[int, str]]:
    """Offset and text of each line that begins with hashes and may end in some."""
    starts = doc.source.line_starts
    lines = doc.derived(page_lines).lines
    for heading in doc.derived(unusual_headings):
        if heading.style == SETEXT or not heading.raw.rstrip().endswith("#"):
            continue
        line = heading.node.line
        if heading.start == starts[line - 1]:
            yield heading.start, lines[line - 1]
    for line in doc.derived(math_line_set):
        if lines[line - 1].startswith("# ") and lines[line - 1].rstrip().endswith("#"):
            yield starts[line - 1], lines[line - 1]
    for one in doc.derived(hash_lines):
        if one.text.rstrip().endswith("#"):
            yield one.start, one.text


def _is_word(found: re.Match[str]) -> bool:
    """Whether the last hash may belong to the last word of a heading, as in C#."""
    return bool(found["left"]) and len(found["close"]) == 1 and found["text"][-1:].isalpha()
