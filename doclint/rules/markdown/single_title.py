"""MD025."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.page.document import Document
from doclint.rules.markdown._front_matter_title import TITLE_PATTERN, has_title
from doclint.rules.markdown._lines import page_lines
from doclint.rules.markdown._page_headings import (
    ATX,
    ATX_CLOSED,
    SETEXT,
    HeadingSource,
    PageHeadings,
    page_headings,
)
from doclint.rules.markdown._user_patterns import compiled
from doclint.syntax.nodes import Heading, Link, Node
from doclint.values.diagnostic import Applicability, Diagnostic, Edit, Effect, Fix
from doclint.values.fixes import replace
from doclint.values.option_range import Range
from doclint.values.text import Span


@dataclass(frozen=True)
class SingleTitle:
    """`level` is the level of the page's title.

    `front_matter_title` matches the front-matter line that gives the page its title; an empty one
    ignores the front matter.
    """

    level: Annotated[int, Range(1, 6)] = 1
    front_matter_title: str = TITLE_PATTERN

    def __post_init__(self) -> None:
        """Refuse a pattern that is no regular expression."""
        compiled(self.front_matter_title)


@rule(
    "MD025",
    "single-title",
    aliases=("single-h1",),
    tags=("headings",),
    presets=("recommended", "markdownlint"),
    options=SingleTitle,
    reads="markup",
    when=Relevance(kinds=(Heading,)),
)
def single_title(ctx: Context, options: SingleTitle) -> Iterator[Diagnostic]:
    """Pages with more than one title.

    The level 1 heading at the top, or the title in the front matter, names the page. Another one
    further down reads as if a new page began, and search engines and screen readers announce two
    titles. A first heading that repeats the front matter's title is left alone.

    ```md bad lang=hi
    # बहीखाता

    ⟦# तलपट⟧
    ```

    ```md fixed unsafe lang=hi
    # बहीखाता

    ## तलपट
    ```

    ```md bad
    Ledger
    ======

    ⟦Trial balance
    =============⟧
    ```

    ```md fixed unsafe
    Ledger
    ======

    Trial balance
    -------------
    ```

    ```md good
    # Ledger

    ## Trial balance
    ```

    ```md good
    Text before the first heading.

    # Ledger

    # Trial balance
    ```

    ```toml
    level = 2
    ```

    ```md bad
    ## Ledger

    ⟦## Trial balance⟧
    ```

    The fix is unsafe: it lowers the heading by one level and leaves the headings below it alone.
    """
    doc = ctx.doc
    wanted = options.level
    page = doc.derived(page_headings)
    count = page.levels.count(wanted)
    if not count or (count == 1 and doc.front_matter is None):
        return
    titles = [index for index, level in enumerate(page.levels) if level == wanted]
    if doc.has(Link) and any(page.texts[index].startswith("[") for index in titles):
        tabs = _tabs(doc)
        titles = [index for index in titles if not _is_tab(doc, page.facts(index), tabs)]
    if not titles:
        return
    if has_title(doc, options.front_matter_title):
        repeated = not ctx.compatible and _repeats_title(doc, page.nodes[titles[0]])
        extra = titles[1:] if repeated else titles
    else:
        extra = titles[1:]
        if not extra or not _opens_page(doc, page.facts(titles[0])):
            return
    for index in extra:
        fix = _lower(page, index)
        yield ctx.diagnostic(page.bounds(index), "the page has a title already", fix)


def _opens_page(doc: Document, heading: HeadingSource) -> bool:
    """Whether only blank lines and comments stand before `heading`, which no container holds."""
    start = doc.source.line_starts[doc.derived(page_lines).first]
    if heading.node.parent is not None:
        # markdownlint looks at all blocks but the last one then
        return _is_only_block(doc, heading, start)
    rest = doc.text[max(start, doc.body_start) : heading.start].strip()
    while rest.startswith("<!--"):
        end = rest.find("-->", 2)
        line, _, rest = rest[end:].partition("\n")
        if end == -1 or line.rstrip() != "-->":
            return False
        rest = rest.lstrip()
    return not rest


def _is_only_block(doc: Document, heading: HeadingSource, start: int) -> bool:
    """Whether the container of `heading` is all the page holds, the last line break included."""
    *_, outermost = heading.node.ancestors()
    span = doc.span(outermost)
    before = doc.text[start : span.start]
    return not before.strip() and span.end == len(doc.text) and not doc.text.endswith(("\n", "\r"))


def _tabs(doc: Document) -> dict[Node | None, list[Link]]:
    """The links to `#tab/…` by what they stand in."""
    found: dict[Node | None, list[Link]] = {}
    for link in doc.nodes(Link):
        if link.url.startswith("#tab/"):
            found.setdefault(link.parent, []).append(link)
    return found


def _is_tab(doc: Document, heading: HeadingSource, tabs: dict[Node | None, list[Link]]) -> bool:
    """Whether `heading` is a tab of DocFX: nothing but a link to `#tab/…`."""
    if heading.node not in tabs:
        return False
    start = heading.start + heading.text_start
    span = Span(start, heading.start + heading.text_end)
    return any(doc.span(link) == span for link in tabs[heading.node])


def _repeats_title(doc: Document, heading: Heading) -> bool:
    """Whether `heading` says the same as the front matter's `title`, up to case and blanks.

    Of front matter that is broken nobody knows what it says, so it gets the benefit of the doubt.
    """
    matter = doc.front_matter
    if matter is not None and matter.problems:
        return True
    title = matter.values.get("title") if matter is not None else None
    return isinstance(title, str) and _folded(title) == _folded(doc.plain_text(heading))


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def _lower(page: PageHeadings, index: int) -> Fix | None:
    """Make the heading at `index` one level lower, in its own style."""
    level = page.levels[index]
    style = page.unusual[index].style if index in page.unusual else ATX
    if level == 6 or (style == SETEXT and level == 2):
        return None
    start, end = page.bounds(index)
    place, text = (start, start), "#"
    if style == SETEXT:
        raw = page.facts(index).raw
        underline = max(raw.rfind("\n"), raw.rfind("\r")) + 1
        place, text = (start + underline, end), raw[underline:].replace("=", "-")
    title = f"Make it a level {level + 1} heading"
    fix = replace(place, text, title, Applicability.UNSAFE, Effect.REPAIR)
    if style == ATX_CLOSED:
        at = start + len(page.facts(index).raw.rstrip(" \t"))
        return fix._replace(edits=(*fix.edits, Edit(Span(at, at), "#")))
    return fix
