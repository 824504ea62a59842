"""MD004."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.checking.relevance import Relevance
from doclint.rules.markdown._lists import BULLETS, ListFacts, list_items, lists
from doclint.syntax.nodes import List
from doclint.values.diagnostic import Diagnostic, Edit, Effect
from doclint.values.quick import made
from doclint.values.text import Span

_MARKERS = {"asterisk": 0x2A, "dash": 0x2D, "plus": 0x2B}
# the marker a list inside a list with the same one gets
_NEXT = {0x2D: 0x2B, 0x2B: 0x2A, 0x2A: 0x2D}
_BREAKERS = ("-", "*")
_THEMATIC_BREAK = re.compile(r"(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}")


@dataclass(frozen=True)
class UlStyle:
    """`style` is the marker of bullet lists; `consistent` takes the first one of the page.

    `sublist` wants one marker for each level, unlike that of the level above.
    """

    style: Literal["consistent", "asterisk", "dash", "plus", "sublist"] = "consistent"


@rule(
    "MD004",
    "ul-style",
    tags=("bullet", "ul"),
    presets=("markdownlint",),
    options=UlStyle,
    reads="markup",
    when=Relevance(kinds=(List,)),
)
def ul_style(ctx: Context, options: UlStyle) -> Iterator[Diagnostic]:
    """Bullet lists of one page with different markers.

    A change of the marker starts a new list: what reads as one list in the source is shown as two,
    with a gap between them.

    ```md bad lang=hi
    * जमा
    * नाम

    और भी:

    ⟦-⟧ शेष
    ```

    ```md fixed lang=hi
    * जमा
    * नाम

    और भी:

    * शेष
    ```

    ```md bad
    - Debit
    ⟦+⟧ Credit
    ```

    ```md fixed
    - Debit
    - Credit
    ```

    ```md good
    - Debit
      - Bank
    - Credit
    ```

    ```toml
    style = "sublist"
    ```

    ```md bad
    - Debit
      ⟦-⟧ Bank
    ```

    ```md fixed
    - Debit
      + Bank
    ```

    The fix is safe: it changes the markers alone, and stands at the first item of the list. Two
    lists that follow each other and differ in nothing else become one.
    """
    pick = _Sublists() if options.style == "sublist" else None
    expected = _MARKERS.get(options.style, 0)
    if pick is None:
        marks = ctx.doc.derived(list_items).marks
        kinds = BULLETS.intersection(marks)
        if not kinds or (len(kinds) == 1 and (not expected or expected in kinds)):
            # nearly all pages have one marker
            return
        expected = expected or next(mark for mark in marks if mark in kinds)
    data = ctx.doc.source.data
    bullets = [one for one in ctx.doc.derived(lists) if one.node.first_number is None]
    neighbours: _Neighbours | None = None
    for facts in bullets:
        marker = data[facts.markers[0]]
        if pick is not None:
            expected = pick.expected(facts, marker)
        if marker != expected:
            neighbours = neighbours or _Neighbours(bullets)
            yield from _findings(ctx, facts, expected, neighbours.join(facts))


class _Sublists:
    """Remembers the marker that the first list of each depth sets."""

    def __init__(self) -> None:
        self._by_depth: dict[int, int] = {}

    def expected(self, facts: ListFacts, marker: int) -> int:
        """The marker that the list must have."""
        depth = sum(isinstance(one, List) for one in facts.node.ancestors())
        if depth not in self._by_depth:
            clash = marker == self._by_depth.get(depth - 1)
            self._by_depth[depth] = _NEXT[marker] if clash else marker
        return self._by_depth[depth]


class _Neighbours:
    """Knows where the bullet lists of one page meet."""

    def __init__(self, bullets: list[ListFacts]) -> None:
        self._starts = {(one.node.byte_start, one.node.parent) for one in bullets}
        self._ends = {(one.node.byte_end, one.node.parent) for one in bullets}

    def join(self, facts: ListFacts) -> bool:
        """Whether another bullet list of the same parent directly precedes or follows."""
        node = facts.node
        return (node.byte_end, node.parent) in self._starts or (
            node.byte_start,
            node.parent,
        ) in self._ends


def _findings(ctx: Context, facts: ListFacts, marker: int, joins: bool) -> Iterator[Diagnostic]:
    """A finding for each item of a list whose marker should be `marker`; the first has the fix.

    A fix of one item alone would split the list.
    """
    doc = ctx.doc
    text = chr(marker)
    message = f"expected `{text}`, found `{chr(doc.source.data[facts.markers[0]])}`"
    starts = facts.markers
    if not doc.source.is_ascii:
        starts = list(map(doc.source.offset_of_byte, starts))
    spans = [made(Span, (start, start + 1)) for start in starts]
    fix = None
    page = doc.text
    suspects = [start for start in starts if page[start + 2 : start + 3] in _BREAKERS]
    if not any(_would_break(page, start, text) for start in suspects):
        edits = [made(Edit, (span, text)) for span in spans]
        effect = Effect.REPAIR if joins else Effect.NONE
        fix = ctx.fix(f"Write `{text}` before each item", *edits, effect=effect)
    for span in spans:
        yield ctx.diagnostic(span, message, fix)
        fix = None


def _would_break(text: str, start: int, marker: str) -> bool:
    """Whether `marker` at `start` of `text` would make the line a thematic break."""
    end = text.find("\n", start)
    rest = text[start + 1 : end if end >= 0 else len(text)].rstrip()
    return _THEMATIC_BREAK.fullmatch(marker + rest) is not None
