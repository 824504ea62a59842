"""Choose fixes that do not collide and apply them to a text."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable
from typing import NamedTuple

from doclint.values.diagnostic import Applicability, Diagnostic, Edit
from doclint.values.text import Span

__all__ = ["Applied", "apply_fixes", "eligible", "moved"]


class Applied(NamedTuple):
    """The new text, the diagnostics whose fixes went into it, and those that have to wait.

    `edits` are those that made the text, in order of their places in the old one.
    """

    text: str
    fixed: tuple[Diagnostic, ...]
    postponed: tuple[Diagnostic, ...]
    edits: tuple[Edit, ...] = ()


def eligible(diagnostic: Diagnostic, unsafe: bool) -> bool:
    """Whether the diagnostic has a fix that may be applied; MANUAL fixes never are."""
    fix = diagnostic.fix
    if fix is None:
        return False
    if fix.applicability is Applicability.SAFE:
        return True
    return unsafe and fix.applicability is Applicability.UNSAFE


def apply_fixes(text: str, diagnostics: Iterable[Diagnostic]) -> Applied:
    """Apply the fixes of `diagnostics` to `text`, whole fixes only.

    Where two fixes touch the same text the one that comes first in the order of the diagnostics is
    taken and the other is postponed; two that make exactly the same edit are both done by it.
    """
    taken: list[Edit] = []
    fixed: list[Diagnostic] = []
    postponed: list[Diagnostic] = []
    for diagnostic in diagnostics:
        if diagnostic.fix is None:
            continue
        fresh = [edit for edit in diagnostic.fix.edits if not _present(taken, edit)]
        if any(_collides(taken, edit) for edit in fresh):
            postponed.append(diagnostic)
            continue
        for edit in fresh:
            insort(taken, edit)
        fixed.append(diagnostic)
    return Applied(_replace(text, taken), tuple(fixed), tuple(postponed), tuple(taken))


def moved(span: Span, edits: Iterable[Edit]) -> Span:
    """Where `span` is in the text that the sorted, disjoint `edits` make."""
    edits = tuple(edits)
    return Span(_moved(span.start, edits), _moved(span.end, edits))


def _moved(offset: int, edits: Iterable[Edit]) -> int:
    shift = 0
    for (start, end), text in edits:
        if end > offset:
            # a place inside of what is replaced goes to the start of that
            return min(start, offset) + shift
        shift += len(text) - (end - start)
    return offset + shift


def _present(taken: list[Edit], edit: Edit) -> bool:
    index = bisect_left(taken, edit)
    return index < len(taken) and taken[index] == edit


def _collides(taken: list[Edit], edit: Edit) -> bool:
    """Whether `edit` overlaps or touches a neighbour among the sorted, disjoint `taken` edits.

    Edits that touch count too: their result would depend on their order.
    """
    index = bisect_left(taken, edit)
    before = index > 0 and taken[index - 1].span.end >= edit.span.start
    return before or (index < len(taken) and taken[index].span.start <= edit.span.end)


def _replace(text: str, edits: Iterable[Edit]) -> str:
    pieces: list[str] = []
    position = 0
    for span, replacement in edits:
        pieces.append(text[position : span.start])
        pieces.append(replacement)
        position = span.end
    pieces.append(text[position:])
    return "".join(pieces)
