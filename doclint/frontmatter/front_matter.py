"""The value types of front matter: what a format handler returns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from doclint.values.text import Span

__all__ = [
    "DUPLICATE_KEY",
    "INVALID",
    "LIMIT",
    "MISPLACED",
    "PROSE_FIELDS",
    "UNCLOSED",
    "FrontMatter",
    "KeyPath",
    "Loaded",
    "Located",
    "Problem",
]

# the way to a value: mapping keys and list indices from the root
KeyPath = tuple[str | int, ...]

INVALID = "invalid"
UNCLOSED = "unclosed"
MISPLACED = "misplaced"
DUPLICATE_KEY = "repeated key"
LIMIT = "limit"

# fields that every generator shows to readers as text
PROSE_FIELDS = ("title", "description", "summary", "linkTitle", "keywords")


class Problem(NamedTuple):
    """A reason why front matter cannot be read; `kind` is `invalid`, `unclosed`, `misplaced`,
    `repeated key` or `limit`.
    """

    kind: str
    message: str
    span: Span


class Located(NamedTuple):
    """Where a value stands: its key (None for list items and the root) and the value itself."""

    key: Span | None
    value: Span


class Loaded(NamedTuple):
    """What a format handler makes of the text between the fences.

    `positions` has every value by its key path; the root is missing when nothing was read.
    """

    values: Mapping[str, object]
    positions: dict[KeyPath, Located]
    problems: Sequence[Problem] = ()


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The front matter of one page; every span is in code points of the whole text.

    `span` runs from the opening fence through the line break after the closing one, and
    `body_start` is where the Markdown begins. `content` is what stands between the fences. `values`
    is empty when nothing could be read; `problems` says why. `positions` has every value by its
    key path; the root's value is the opening fence.
    """

    format: str
    span: Span
    body_start: int
    values: Mapping[str, object] = field(default_factory=dict)
    positions: Mapping[KeyPath, Located] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    prose_spans: tuple[Span, ...] = ()
    content: Span = field(default_factory=lambda: Span(0, 0))

    @property
    def fence(self) -> Span:
        """The opening fence, where a finding about the front matter as a whole stands."""
        return self.positions[()].value if () in self.positions else self.span

    @property
    def readable(self) -> bool:
        """Whether the generator sees a mapping here: nothing hides or breaks the whole block."""
        return () in self.positions
