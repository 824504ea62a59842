"""MD038."""

from __future__ import annotations

import re
from collections.abc import Iterator

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.syntax.nodes import CodeSpan
from doclint.values.diagnostic import Diagnostic, Effect
from doclint.values.text import Span

_BACKTICKS = re.compile(r"`+")


@rule(
    "MD038",
    "no-space-in-code",
    tags=("whitespace", "code"),
    presets=("markdownlint",),
    reads="markup",
    when=Relevance(kinds=(CodeSpan,)),
)
def no_space_in_code(ctx: Context) -> Iterator[Diagnostic]:
    """Blanks at the ends of inline code.

    They widen the coloured box around the code; whoever copies the code copies them too.

    ```md bad lang=hi
    `make⟦ ⟧` चलाएँ।
    ```

    ```md fixed
    `make` चलाएँ।
    ```

    ```md bad
    Run `⟦  ⟧make⟦  ⟧`.
    ```

    ```md fixed
    Run `make`.
    ```

    ```md good
    Run `make`, or `` `make` `` with backticks.
    ```

    The fix is safe: it takes away blanks at the ends of the code, nothing else.
    """
    # text without blanks at its ends is stripped to itself
    suspects = [one for one in ctx.doc.nodes(CodeSpan) if one.content.strip() is not one.content]
    for node in suspects:
        yield from _check(ctx, node)


def _check(ctx: Context, node: CodeSpan) -> Iterator[Diagnostic]:
    """The findings at the ends of one code span."""
    source = ctx.doc.slice(node)
    offset = ctx.doc.span(node).start
    ticks = _BACKTICKS.match(source)
    width = ticks.end() if ticks else 1
    code = source[width:-width]
    if code.isspace():
        return
    # CommonMark takes one blank from each end when there is one at both
    padded = code[0] in " \r\n" and code[-1] in " \r\n"
    inner = code[1:-1] if padded else code
    bare = inner.strip()
    left = _width(inner[: len(inner) - len(inner.lstrip())])
    right = _width(inner[len(inner.rstrip()) :])
    starts, ends = bare.startswith("`"), bare.endswith("`")
    # without the blank the backtick would belong to the fence
    left -= starts and not padded
    right -= ends and not padded
    whole = padded and left > 0 and right > 0 and not starts and not ends
    begin = offset + width + (padded and not whole)
    end = offset + len(source) - width - (padded and not whole)
    if left > 0:
        yield _finding(ctx, Span(begin, begin + left + whole), "start")
    if right > 0:
        yield _finding(ctx, Span(end - right - whole, end), "end")


def _width(blanks: str) -> int:
    """How many `blanks` are too many; a line break among them is a matter of line length."""
    return 0 if "\n" in blanks or "\r" in blanks else len(blanks)


def _finding(ctx: Context, blanks: Span, side: str) -> Diagnostic:
    fix = ctx.replace(blanks, "", "Remove the blanks", effect=Effect.TEXT)
    return ctx.diagnostic(blanks, f"blank at the {side} of inline code", fix)
