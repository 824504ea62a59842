"""The value types of front matter: what a format handler returns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from doclint.text import Span

__all__ = ["FrontMatter", "KeyPath", "Located", "Problem"]

# the way to a value: mapping keys and list indices from the root
KeyPath = tuple[str | int, ...]


class Problem(NamedTuple):
    """A reason why front matter cannot be read; `kind` is `invalid`, `unclosed`, `misplaced`,
    `duplicate-key` or `limit`.
    """

    kind: str
    message: str
    span: Span


class Located(NamedTuple):
    """Where a value stands: its key (None for list items and the root) and the value itself."""

    key: Span | None
    value: Span


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The front matter of one page; every span is in code points of the whole text.

    `span` runs from the opening fence through the line break after the closing one, and
    `body_start` is where the Markdown begins. `values` is empty when nothing could be read;
    `problems` says why. `positions` has every value by its key path.
    """

    format: str
    span: Span
    body_start: int
    values: Mapping[str, object] = field(default_factory=dict)
    positions: Mapping[KeyPath, Located] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    prose_spans: tuple[Span, ...] = ()
