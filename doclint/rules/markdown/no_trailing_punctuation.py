"""MD026."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.rules.markdown._lines import BLANKS
from doclint.rules.markdown._page_headings import HeadingSource, page_headings
from doclint.syntax.nodes import Heading
from doclint.values.diagnostic import Applicability, Diagnostic, Effect, Fix
from doclint.values.text import Span

_DANDAS = frozenset("।॥")
_MARKUP = "`*_~)]>$"
_LATIN_AND_CJK = ".,;:!。，；：！"
_ENTITY = re.compile(
    r"&(?:#(?:\d+|[xX][0-9a-fA-F]+)|[A-Za-z]{2,31}|(?:blk|frac)\d\d|emsp1[34]|sup\d|there4);\Z",
    re.ASCII,
)
# GitHub's emoji names: words of letters joined by `_`, and the few that are unlike that
_EMOJI = re.compile(
    r""":(?:
        [-+]1 | [abmovx] | 100 | 1234 | o2 | 8ball | clock\d{1,4} | (?:1st|2nd|3rd)_place_medal
        | e-mail | t-rex | non-potable_water
        | u(?:5272|5408|55b6|6307|6708|6709|6e80|7121|7533|7981|7a7a)
        | [a-z]{2,15}2? | [a-z]{1,14}(?:_[a-z\d]{1,16})+
    ):\Z""",
    re.VERBOSE | re.ASCII,
)


@dataclass(frozen=True)
class NoTrailingPunctuation:
    """`punctuation` holds the characters that a heading must not end with."""

    punctuation: str = _LATIN_AND_CJK + "".join(sorted(_DANDAS))


@rule(
    "MD026",
    "no-trailing-punctuation",
    tags=("headings",),
    presets=("recommended", "markdownlint"),
    options=NoTrailingPunctuation,
    markdownlint={"punctuation": _LATIN_AND_CJK},
    reads="markup",
    when=Relevance(kinds=(Heading,)),
)
def no_trailing_punctuation(ctx: Context, options: NoTrailingPunctuation) -> Iterator[Diagnostic]:
    """Headings that end in punctuation.

    A heading names a part and is no sentence. In a table of contents, in search results and in
    link texts the full stop or danda at its end stands in the middle of other text. A question
    mark is fine.

    ```md bad lang=hi
    ## बहीखाता क्या नहीं है⟦।⟧
    ```

    ```md fixed lang=hi unsafe
    ## बहीखाता क्या नहीं है
    ```

    ```md bad
    Steps to take⟦:⟧
    ----------------
    ```

    ```md fixed
    Steps to take
    ----------------
    ```

    ```md good lang=hi
    ## बहीखाता क्या है?
    ```

    ```md good
    ## Terms &copy;

    ## Thanks :tada:
    ```

    ```toml
    punctuation = "?"
    ```

    ```md bad
    ## What is a ledger⟦?⟧
    ```

    The fix is safe: it removes the punctuation and nothing else. It is unsafe where nothing would
    be left of the heading or braces would come to end it, and for a danda, because the heading may
    be a whole sentence on purpose.
    """
    characters = options.punctuation
    if not characters:
        return
    page = ctx.doc.derived(page_headings)
    if set(page.endings).isdisjoint(characters):
        return
    for index, ending in enumerate(page.endings):
        text = page.texts[index]
        if not text or ending not in characters or _ENTITY.search(text) or _EMOJI.search(text):
            continue
        heading = page.facts(index)
        kept = text.rstrip(characters).rstrip(BLANKS)
        start = heading.start + heading.text_start + len(kept)
        span = Span(start, heading.start + heading.text_end)
        message = f"the heading ends in `{text[len(kept) :].strip(BLANKS)}`"
        yield ctx.diagnostic(span, message, _fix(ctx, heading, kept, span))


def _fix(ctx: Context, heading: HeadingSource, kept: str, span: Span) -> Fix:
    """Remove `span`, and the backslash that escaped its first character."""
    escapes = len(kept) - len(kept.rstrip("\\"))
    if escapes % 2 and span.start == heading.start + heading.text_start + len(kept):
        span = Span(span.start - 1, span.end)
    # braces at the end give the heading an id or a class in some renderers
    braced = kept.endswith("}")
    empty = not kept or kept == "\\"
    removed = ctx.doc.text[span.start : span.end]
    doubtful = empty or (braced and not ctx.compatible) or not _DANDAS.isdisjoint(removed)
    return ctx.replace(
        span,
        "",
        "Remove the punctuation",
        applicability=Applicability.UNSAFE if doubtful else Applicability.SAFE,
        # a text that goes altogether, as behind inline code, is more than a change of text
        effect=Effect.REPAIR if empty or braced or kept[-1] in _MARKUP else Effect.TEXT,
    )
