"""FM012: keys that are not in the schema's order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from doclint.checking.context import Context
from doclint.checking.decorators import rule
from doclint.frontmatter.front_matter import FrontMatter
from doclint.values.diagnostic import Diagnostic, Edit, Severity
from doclint.values.text import Span


class _KeyLines(NamedTuple):
    """A key of the front matter: its name, its span and the lines that belong to it."""

    name: str
    key: Span
    lines: Span


@rule("FM012", "unsorted-keys", tags=("front-matter", "schema"), severity=Severity.INFO, presets=())
def unsorted_keys(ctx: Context) -> Iterator[Diagnostic]:
    """Fields in another order than the schema's.

    Authors look for the title in the first line and find it in the seventh; reviewers see changes
    where there are none. Fields that the schema does not name stay behind the one before them; a
    schema with `order: free` wants no order.

    ```yaml schema
    fields:
      title: str
      description: str
      date: date
      tags: list
    ```

    ```md bad
    ---
    date: 2024-01-31
    ⟦title⟧: बचत खाता
    # for menus
    tags:
      - बैंक
      - बचत
    description: बैंक में रखा पैसा
    ---
    ```

    ```md fixed
    ---
    title: बचत खाता
    description: बैंक में रखा पैसा
    date: 2024-01-31
    # for menus
    tags:
      - बैंक
      - बचत
    ---
    ```

    ```md good
    ---
    title: बचत खाता
    reviewed: true
    tags: [बैंक, बचत]
    ---
    ```

    The fix moves whole entries with the comments above them and changes nothing inside; it is not
    offered where entries share lines or refer to one another.
    """
    front_matter, schema = ctx.doc.front_matter, ctx.doc.schema
    if front_matter is None or schema is None:
        return
    if not front_matter.readable or not schema.ordered:
        return
    order = {name: number for number, name in enumerate(schema.names)}
    entries = _entries(ctx, front_matter)
    ranks = _ranks(entries, order)
    first = next((at for at in range(1, len(ranks)) if ranks[at] < max(ranks[:at])), None)
    if first is None:
        return
    entry = entries[first]
    before = next(one for one, rank in zip(entries, ranks, strict=True) if rank > ranks[first])
    message = f"`{entry.name}` stands after `{before.name}`, expected it before"
    edits = _sorted_edits(ctx.doc.text, front_matter, entries, ranks)
    fix = ctx.fix("Put the keys in the schema's order", *edits) if edits else None
    yield ctx.diagnostic(entry.key, message, fix)


def _entries(ctx: Context, front_matter: FrontMatter) -> list[_KeyLines]:
    """The top-level keys in the order of the page."""
    found = sorted(
        (located.key, str(path[0]), located.value)
        for path, located in front_matter.positions.items()
        if len(path) == 1 and located.key is not None
    )
    starts = [_line_start(ctx.doc.text, front_matter, key) for key, _, _ in found]
    ends = [*starts[1:], front_matter.content.end]
    # keys that share a line share their start too; such entries are never moved
    return [
        _KeyLines(name, key, Span(start, max(start, end)))
        for (key, name, _), start, end in zip(found, starts, ends, strict=False)
    ]


def _ranks(entries: Sequence[_KeyLines], order: Mapping[str, int]) -> list[int]:
    """The place of each entry in the schema; an unknown one has that of the entry before it."""
    ranks: list[int] = []
    for entry in entries:
        ranks.append(order.get(entry.name, ranks[-1] if ranks else -1))
    return ranks


def _line_start(text: str, front_matter: FrontMatter, key: Span) -> int:
    """Where the entry of `key` begins: its line, or the comment lines right above it."""
    first = front_matter.content.start
    start = text.rfind("\n", first, key.start) + 1 or first
    while start > first:
        above = text.rfind("\n", first, start - 1) + 1 or first
        # an editor looks for its schema in the first line
        if not text.startswith("#", above) or text.startswith("# yaml-language-server", above):
            break
        start = above
    return start


def _sorted_edits(
    text: str, front_matter: FrontMatter, entries: Sequence[_KeyLines], ranks: Sequence[int]
) -> list[Edit]:
    """One edit per place whose entry changes; none where moving lines is not safe."""
    content = text[slice(*front_matter.content)]
    if front_matter.format != "yaml" or not content.endswith(("\n", "\r\n")):
        return []
    if content.count("\r") != content.count("\r\n"):
        return []
    # anchors must stay before their aliases, and merged keys have no lines of their own
    if any(mark in content for mark in ("&", "*", "<<")):
        return []
    if any(text[entry.key.start - 1] not in "\n\r" for entry in entries):
        return []
    wanted = [entries[at] for at in sorted(range(len(entries)), key=ranks.__getitem__)]
    return [
        Edit(place.lines, text[slice(*entry.lines)])
        for place, entry in zip(entries, wanted, strict=True)
        if place != entry
    ]
