"""MD024."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from doclint.diagnostic import Diagnostic
from doclint.rule import Context, rule
from doclint.rules.markdown._headings import (
    SETEXT,
    HeadingFacts,
    content,
    headings,
    unusual_headings,
)
from doclint.syntax.nodes import Heading, InlineHtml


@dataclass(frozen=True)
class NoDuplicateHeading:
    """`siblings_only` lets headings under different parents say the same."""

    siblings_only: bool = False


@rule(
    "MD024",
    "no-duplicate-heading",
    tags=("headings",),
    options=NoDuplicateHeading,
    kinds=(Heading,),
)
def no_duplicate_heading(ctx: Context, options: NoDuplicateHeading) -> Iterator[Diagnostic]:
    """Headings of one page that say the same.

    A reader who jumps by headings or by the table of contents cannot tell the two parts apart, and
    their anchors get numbers that change when a part is added.

    ```md bad lang=hi
    # बहीखाता

    ## उदाहरण

    ⟦## उदाहरण⟧
    ```

    ```md good lang=hi
    # बहीखाता

    ## जमा का उदाहरण

    ## नाम का उदाहरण
    ```

    ```toml
    siblings_only = true
    ```

    ```md good
    # Releases

    ## 2.0

    ### Fixed

    ## 1.9

    ### Fixed
    ```

    ```md bad
    # Releases

    ## 2.0

    ### Fixed

    ⟦### Fixed⟧
    ```

    There is no fix: only the author knows what tells the two apart.
    """
    doc = ctx.doc
    facts = doc.derived(headings)
    texts = {one.raw[one.text_start : one.text_end] for one in facts}
    # without tags, only line breaks could make two texts the same
    alike = doc.has(InlineHtml) or any(one.style == SETEXT for one in doc.derived(unusual_headings))
    if len(texts) == len(facts) and not alike:
        return
    if not alike and not options.siblings_only:
        yield from _repeated(ctx, facts)
        return
    # per level the texts seen since the last heading above it
    seen: list[dict[str, int]] = [{} for _ in range(7)]
    for heading in facts:
        level = heading.node.level if options.siblings_only else 0
        if level:
            for deeper in seen[level + 1 :]:
                deeper.clear()
        text = content(doc, heading)
        line = seen[level].setdefault(text, heading.node.line)
        if line != heading.node.line:
            yield ctx.diagnostic(heading.span, f"the heading of line {line} says the same")


def _repeated(ctx: Context, facts: list[HeadingFacts]) -> Iterator[Diagnostic]:
    """Findings for headings whose text is that of an earlier one, as it is written."""
    seen: dict[str, int] = {}
    for heading in facts:
        own = heading.node.line
        line = seen.setdefault(heading.raw[heading.text_start : heading.text_end], own)
        if line != own:
            yield ctx.diagnostic(heading.span, f"the heading of line {line} says the same")
