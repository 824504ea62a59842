"""MD040."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.rules.markdown._code_fences import fenced_blocks, opening_fence
from doclint.syntax.nodes import CodeBlock
from doclint.values.diagnostic import Applicability, Diagnostic, Effect, Fix
from doclint.values.fixes import replace


@dataclass(frozen=True)
class FencedCodeLanguage:
    """Which languages may stand behind a fence (any if empty), and whether nothing else may."""

    allowed_languages: tuple[str, ...] = ()
    language_only: bool = False


@rule(
    "MD040",
    "fenced-code-language",
    tags=("code", "language"),
    presets=("markdownlint",),
    options=FencedCodeLanguage,
    reads="markup",
    when=Relevance(kinds=(CodeBlock,)),
)
def fenced_code_language(ctx: Context, options: FencedCodeLanguage) -> Iterator[Diagnostic]:
    """Fenced code that does not name its language.

    Without it the code is shown without colours, and some highlighters guess and colour it wrong.
    Use `text` for output and other plain text.

    ````md bad
    ⟦```⟧
    make demo
    ```
    ````

    ````md fixed unsafe
    ```text
    make demo
    ```
    ````

    ````md good
    ```sh
    make demo
    ```
    ````

    ```toml
    allowed_languages = ["sh", "text"]
    language_only = true
    ```

    ````md bad
    ⟦```shell⟧
    make demo
    ```

    ⟦```sh title="demo"⟧
    make demo
    ```
    ````

    ````md good
    ```sh
    make demo
    ```
    ````

    The fix is unsafe, since it names `text` and the author may know better.
    """
    allowed = options.allowed_languages
    if not allowed and not options.language_only:
        for block in ctx.doc.nodes(CodeBlock):
            info = block.info
            if info is not None and (not info or info.isspace()):
                yield _finding(ctx, block, "no language behind the fence")
        return
    for block in fenced_blocks(ctx.doc):
        words = (block.info or "").split(None, 1)
        language, rest = words[0] if words else "", words[1] if len(words) > 1 else ""
        if not language:
            yield _finding(ctx, block, "no language behind the fence")
        elif allowed and language not in allowed:
            yield _finding(ctx, block, f"language `{language}` is not among the allowed ones")
        if options.language_only and rest.strip():
            yield _finding(ctx, block, f"more than a language behind the fence: `{rest.strip()}`")


def _finding(ctx: Context, block: CodeBlock, message: str) -> Diagnostic:
    """The finding on the opening fence of `block`."""
    fence = opening_fence(ctx.doc, block)
    start, end = fence.span
    source = ctx.doc.source
    text = source.lines[block.line - 1][start - source.line_starts[block.line - 1] :].rstrip()
    fix: Fix | None = None
    if not block.info:
        title, place = "Name the language `text`", (end, end)
        fix = replace(place, "text", title, Applicability.UNSAFE, Effect.REPAIR)
    return ctx.diagnostic((start, start + len(text)), message, fix)
