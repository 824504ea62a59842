"""What a rule reports: a diagnostic with a span, a message and perhaps a fix."""

from __future__ import annotations

from enum import IntEnum, StrEnum
from typing import NamedTuple

from doclint.values.text import Span

__all__ = ["Applicability", "Diagnostic", "Edit", "Effect", "Fix", "Severity"]


class Severity(IntEnum):
    """How much a finding hurts the reader; a higher value is worse."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def label(self) -> str:
        """The lower-case name used in reports and configuration."""
        return self.name.lower()


class Applicability(StrEnum):
    """Who may apply a fix: anyone, whoever asks for unsafe fixes, only a person."""

    SAFE = "safe"
    UNSAFE = "unsafe"
    MANUAL = "manual"


class Effect(StrEnum):
    """How a fix may change the rendered page; the fix engine checks it.

    `NONE`: the same HTML up to white space. `CANONICAL`: the same up to canonical equivalence.
    `LAYOUT`: the same up to the space between blocks, as when a tight list becomes loose. `TEXT`:
    text or attributes (as a link's address) change where the edits are and all elements stay.
    `REPAIR`: the blocks that were edited may change their structure, and the list that one of them
    is in its spacing. Blocks without an edit never change.
    """

    NONE = "none"
    CANONICAL = "canonical"
    LAYOUT = "layout"
    TEXT = "text"
    REPAIR = "repair"


class Edit(NamedTuple):
    """Replace the code points of `span` by `text`; an empty span inserts."""

    span: Span
    text: str


class Fix(NamedTuple):
    """Edits that repair one finding together; `title` is an imperative for menus."""

    title: str
    edits: tuple[Edit, ...]
    applicability: Applicability = Applicability.SAFE
    effect: Effect = Effect.NONE


class Diagnostic(NamedTuple):
    """One finding: the rule's `code` and `name`, where, what and how to repair it."""

    code: str
    name: str
    span: Span
    message: str
    severity: Severity
    fix: Fix | None = None

    @property
    def sort_key(self) -> tuple[int, int, str, str]:
        """The order of findings within one file."""
        return (self.span.start, self.span.end, self.code, self.message)
