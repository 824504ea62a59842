"""MD024."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.rules.markdown._page_headings import SETEXT, PageHeadings, content, page_headings
from doclint.syntax.nodes import Heading, InlineHtml
from doclint.values.diagnostic import Diagnostic


@dataclass(frozen=True)
class NoDuplicateHeading:
    """`siblings_only` lets headings under different parents say the same."""

    siblings_only: bool = False


@rule(
    "MD024",
    "no-duplicate-heading",
    tags=("headings",),
    presets=("recommended", "markdownlint"),
    options=NoDuplicateHeading,
    reads="markup",
    when=Relevance(kinds=(Heading,)),
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
    page = doc.derived(page_headings)
    texts = page.texts
    # beside tags, only line breaks could make two texts the same
    alike = (doc.has(InlineHtml) and "<" in "".join(texts)) or any(
        one.style == SETEXT for one in page.unusual.values()
    )
    if not alike and len(set(texts)) == len(texts):
        return
    if not alike and not options.siblings_only:
        yield from _repeated(ctx, page)
        return
    # per level the texts seen since the last heading above it
    seen: list[dict[str, int]] = [{} for _ in range(7)]
    for index, own in enumerate(page.lines):
        level = page.levels[index] if options.siblings_only else 0
        if level:
            for deeper in seen[level + 1 :]:
                deeper.clear()
        line = seen[level].setdefault(content(doc, page.facts(index)), own)
        if line != own:
            yield _finding(ctx, page, index, line)


def _repeated(ctx: Context, page: PageHeadings) -> Iterator[Diagnostic]:
    """Findings for headings whose text is that of an earlier one, as it is written."""
    seen: dict[str, int] = {}
    for index, (text, own) in enumerate(zip(page.texts, page.lines, strict=True)):
        line = seen.setdefault(text, own)
        if line != own:
            yield _finding(ctx, page, index, line)


def _finding(ctx: Context, page: PageHeadings, index: int, line: int) -> Diagnostic:
    """The finding on the heading at `index`, which says the same as the one on `line`."""
    return ctx.diagnostic(page.bounds(index), f"the heading of line {line} says the same")
