"""What one parse finds: nodes by their kind, and the runs that carry text."""

from __future__ import annotations

from typing import Any, NamedTuple

from doclint.syntax import nodes as n

__all__ = ["Buckets", "Runs", "Syntax"]

Buckets = dict[type[n.Node], list[Any]]


class Runs(NamedTuple):
    """What text consists of, as three parallel lists in document order.

    A run of plain text has its decoded text as `contents`, inline code its node and a line break
    None. The offsets are in UTF-8 bytes.
    """

    byte_starts: list[int]
    byte_ends: list[int]
    contents: list[str | n.CodeSpan | None]


class Syntax(NamedTuple):
    """What one parse found: nodes by kind in document order, and the runs that carry text."""

    buckets: Buckets
    runs: Runs
