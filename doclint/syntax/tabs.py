"""Puts right where the parser says that a list begins whose indentation is half of a tab.

When an outer list takes some of a tab's columns, the parser counts the rest as spaces in front of
the marker. It then gives the inner list and its item a start that lies before their line: on the
line break, since a tab has one column more at least than the spaces that are left of it.
"""

from __future__ import annotations

from typing import Any

from doclint.syntax import nodes as n

__all__ = ["repair_starts"]

_LINE_BREAKS = (b"\n"[0], b"\r"[0])


def repair_starts(data: bytes, buckets: dict[type[n.Node], list[Any]]) -> None:
    """Move the lists and items in `buckets` that start on a line break of `data` to their line."""
    for kind in (n.List, n.Item):
        for node in buckets.get(kind, ()):
            if data[node.byte_start] in _LINE_BREAKS:
                node.byte_start += 1
                node.line += 1
