"""A source line cut to the width of the terminal, with carets under the finding."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from doclint.report.width import Cluster, clusters

__all__ = ["Snippet", "snippet"]

_ELLIPSIS = "…"
_CODE_POINTS_PER_CELL = 4
_NARROWEST = 20


class Snippet(NamedTuple):
    """A line in three parts, and the carets for the second one after `indent` cells."""

    before: str
    marked: str
    after: str
    indent: int
    carets: str


def snippet(line: str, start: int, end: int, width: int, defuse: bool = False) -> Snippet:
    """The part of `line` around the code points `start` to `end` in at most `width` cells.

    An empty span gets one caret, under the cluster at `start` or after the last one.
    """
    width = max(width, _NARROWEST)
    if len(line) <= width and _is_plain(line, defuse):
        last = max(end, start + 1)
        carets = "^" * (last - start)
        return Snippet(line[:start], line[start:last], line[last:], start, carets)
    reach = _CODE_POINTS_PER_CELL * width
    low, high = max(0, start - reach), min(len(line), start + reach)
    shown = clusters(line, low, high, defuse)
    first, last = _marked(shown, start, end, high)
    left, right = _window(shown, first, last, width, low > 0, high < len(line))
    last = min(last, right)
    before = _text(shown[left:first])
    marked = shown[first:last]
    head = _ELLIPSIS if low > 0 or left > 0 else ""
    tail = _ELLIPSIS if high < len(line) or right < len(shown) else ""
    carets = "^" * max(1, sum(cluster.width for cluster in marked))
    indent = len(head) + sum(cluster.width for cluster in shown[left:first])
    return Snippet(head + before, _text(marked), _text(shown[last:right]) + tail, indent, carets)


def _is_plain(line: str, defuse: bool) -> bool:
    """Whether every character of `line` takes one cell and is shown as it is."""
    return line.isascii() and line.isprintable() and not (defuse and "##" in line)


def _marked(shown: Sequence[Cluster], start: int, end: int, high: int) -> tuple[int, int]:
    """The half-open range of clusters that the span touches; empty only after the last one."""
    if start >= high:
        return len(shown), len(shown)
    offsets = [cluster.offset for cluster in shown]
    first = max(0, bisect_right(offsets, start) - 1)
    return first, max(first + 1, bisect_right(offsets, end - 1))


def _window(
    shown: Sequence[Cluster], first: int, last: int, width: int, more_left: bool, more_right: bool
) -> tuple[int, int]:
    """The half-open range of clusters that fits, with the start of the span well inside."""
    total = sum(cluster.width for cluster in shown)
    if total <= width and not (more_left or more_right):
        return 0, len(shown)
    room = width - 2 * len(_ELLIPSIS)
    marked = sum(cluster.width for cluster in shown[first:last])
    lead = max(room // 3, room - marked - room // 3)
    left, used = first, 0
    while left > 0 and used + shown[left - 1].width <= lead:
        left -= 1
        used += shown[left].width
    right = first
    while right < len(shown) and used + shown[right].width <= room:
        used += shown[right].width
        right += 1
    while left > 0 and used + shown[left - 1].width <= room:
        left -= 1
        used += shown[left].width
    return left, right


def _text(shown: Sequence[Cluster]) -> str:
    return "".join(cluster.shown for cluster in shown)
