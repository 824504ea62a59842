"""MD001."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from operator import sub

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.rules.markdown._front_matter_title import TITLE_PATTERN, has_title
from doclint.rules.markdown._page_headings import ATX_CLOSED, HeadingSource, page_headings
from doclint.rules.markdown._user_patterns import compiled
from doclint.syntax.nodes import Heading
from doclint.values.diagnostic import Applicability, Diagnostic, Edit, Effect, Fix
from doclint.values.fixes import replace
from doclint.values.text import Span


@dataclass(frozen=True)
class HeadingIncrement:
    """`front_matter_title` matches the front-matter line that stands for a level 1 heading."""

    front_matter_title: str = TITLE_PATTERN

    def __post_init__(self) -> None:
        """Refuse a pattern that is no regular expression."""
        compiled(self.front_matter_title)


@rule(
    "MD001",
    "heading-increment",
    aliases=("skipped-heading-level",),
    tags=("headings",),
    presets=("recommended", "markdownlint"),
    options=HeadingIncrement,
    reads="markup",
    when=Relevance(kinds=(Heading,)),
)
def heading_increment(ctx: Context, options: HeadingIncrement) -> Iterator[Diagnostic]:
    """Headings that go down more than one level at once.

    Screen readers and tables of contents follow the levels. A jump from level 1 to level 3 leaves
    a hole in the outline: a reader who moves from heading to heading looks for a part that is not
    there. A title in the front matter counts as level 1.

    ```md bad lang=hi
    # बहीखाता

    ⟦### प्रविष्टि⟧
    ```

    ```md fixed unsafe lang=hi
    # बहीखाता

    ## प्रविष्टि
    ```

    ```md bad
    ## Ledger

    ⟦#### Entry ####⟧
    ```

    ```md fixed unsafe
    ## Ledger

    ### Entry ###
    ```

    ```md good
    # Ledger

    ## Entry

    ### Date

    ## Balance
    ```

    The fix is unsafe: it raises the heading to the level that is missing, and the author may have
    meant to add a heading instead.
    """
    page = ctx.doc.derived(page_headings)
    levels = page.levels
    previous = 6
    if levels and levels[0] > 2 and has_title(ctx.doc, options.front_matter_title):
        previous = 1
    elif max(map(sub, levels[1:], levels), default=0) <= 1:
        # on nearly all pages no step is longer than one level
        return
    for index, level in enumerate(levels):
        if level > previous + 1:
            message = f"expected level {previous + 1}, found {level}"
            fix = _raise_level(page.facts(index), previous + 1)
            yield ctx.diagnostic(page.bounds(index), message, fix)
        previous = level


def _raise_level(facts: HeadingSource, level: int) -> Fix:
    """The fix that writes `level` hashes; only ATX headings go deep enough to need it."""
    start, old = facts.start, facts.node.level
    title, place = f"Make it a level {level} heading", (start + level, start + old)
    fix = replace(place, "", title, Applicability.UNSAFE, Effect.REPAIR)
    if facts.style == ATX_CLOSED:
        raw = facts.raw.rstrip(" \t")
        width = len(raw) - len(raw.rstrip("#"))
        if width == old:
            closing = Edit(Span(start + len(raw) - old + level, start + len(raw)), "")
            return fix._replace(edits=(*fix.edits, closing))
    return fix
