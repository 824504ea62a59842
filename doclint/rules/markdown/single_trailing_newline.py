"""MD047."""

from __future__ import annotations

from collections.abc import Iterator

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.rules.markdown._blank_lines import is_blank
from doclint.values.diagnostic import Diagnostic
from doclint.values.text import Span

_LINE_BREAKS = ("\n", "\r")


@rule(
    "MD047",
    "single-trailing-newline",
    tags=("blank_lines",),
    presets=("recommended", "markdownlint"),
    reads="lines",
)
def single_trailing_newline(ctx: Context) -> Iterator[Diagnostic]:
    r"""Pages whose last line has no line break.

    A page rarely stands alone: generators include one page in another and tools append to it.
    Without a final line break the next text is glued to the last sentence, and a list or table
    there swallows it.

    ```md bad lang=hi unterminated
    बहीखाता हर लेन-देन का रिकॉर्ड है।⟦⟧
    ```

    ```md fixed
    बहीखाता हर लेन-देन का रिकॉर्ड है।
    ```

    ```md bad escapes unterminated
    # Ledger\r\n\r\nEvery entry has a date.⟦⟧
    ```

    ```md fixed escapes unterminated
    # Ledger\r\n\r\nEvery entry has a date.\r\n
    ```

    ```md good
    Every entry has a date.
    ```

    The fix is safe: it adds the page's own kind of line break at the very end.
    """
    text = ctx.doc.text
    if text.endswith(_LINE_BREAKS) or len(text) <= ctx.doc.body_start:
        return
    if is_blank(ctx.doc.source.lines[-1]):
        return
    end = Span(len(text), len(text))
    fix = ctx.replace(end, ctx.doc.source.line_break, "Add a line break at the end")
    yield ctx.diagnostic(end, "no line break after the last line", fix)
