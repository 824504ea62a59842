"""A fix made wrong in every way that a rule with a mistake could make it wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from doclint.values.diagnostic import Edit, Fix
from doclint.values.text import Span

__all__ = ["Mutant", "mutants"]

_SHIFTS = (-3, -2, -1, 1, 2, 3)
_ADDRESS = re.compile(r"(?<=://)[^\s>)\]]+|(?<=\]\()[^\s)]+")
_ADDED = ("x", "*", "<", " ", "\n")


class Mutant(NamedTuple):
    """A wrong fix and what is wrong with it."""

    kind: str
    fix: Fix


def mutants(text: str, fix: Fix) -> Iterator[Mutant]:
    """The wrong forms of `fix`, a fix of `text`, each once and none of them the fix itself.

    Everything but the edits, so the promise that the fix makes, stays as it is.
    """
    seen = {fix.edits}
    for kind, edits in _wrong_edits(text, fix.edits):
        ordered = tuple(sorted(edits))
        if ordered not in seen and _fits(text, ordered):
            seen.add(ordered)
            yield Mutant(kind, fix._replace(edits=ordered))


def _wrong_edits(text: str, edits: tuple[Edit, ...]) -> Iterator[tuple[str, list[Edit]]]:
    for shift in _SHIFTS:
        yield "wrong offset", [_moved(edit, shift) for edit in edits]
    for index, edit in enumerate(edits):
        for kind, wrong in _wrong_edit(text, edit):
            yield kind, [*edits[:index], wrong, *edits[index + 1 :]]
        if len(edits) > 1:
            yield "one edit missing", [*edits[:index], *edits[index + 1 :]]


def _wrong_edit(text: str, edit: Edit) -> Iterator[tuple[str, Edit]]:
    (start, end), new = edit
    yield "one character more", Edit(Span(start, end + 1), new)
    yield "one character more", Edit(Span(start - 1, end), new)
    if end > start:
        yield "one character less", Edit(Span(start + 1, end), new)
        yield "one character less", Edit(Span(start, end - 1), new)
    for index in {0, len(new) // 2, len(new) - 1} if new else ():
        yield "a lost character", Edit(edit.span, new[:index] + new[index + 1 :])
    for added in _ADDED:
        yield "an added character", Edit(edit.span, new + added)
        yield "an added character", Edit(edit.span, added + new)
    if len(new) > 1:
        yield "swapped text", Edit(edit.span, new[1:] + new[0])
        yield "swapped text", Edit(edit.span, new[::-1])
    for found in _ADDRESS.finditer(new):
        for wrong in _wrong_addresses(found[0]):
            yield (
                "a wrong address",
                Edit(edit.span, new[: found.start()] + wrong + new[found.end() :]),
            )
    for place in _elsewhere(text, end):
        yield "another place", Edit(Span(place, place + end - start), new)


def _wrong_addresses(address: str) -> Sequence[str]:
    return (address + "x", address[:-1], "x" + address, "example.invalid/")


def _elsewhere(text: str, after: int) -> Iterator[int]:
    """The next word and the next line."""
    for character in (" ", "\n"):
        found = text.find(character, after + 1)
        if found != -1:
            yield found + 1


def _moved(edit: Edit, shift: int) -> Edit:
    (start, end), new = edit
    return Edit(Span(start + shift, end + shift), new)


def _fits(text: str, edits: Sequence[Edit]) -> bool:
    """Whether the edits lie inside of the text, in order and apart, and change it."""
    if any(start < 0 or end < start or end > len(text) for (start, end), _ in edits):
        return False
    if any(first.span.end >= second.span.start for first, second in pairwise(edits)):
        return False
    return any(text[start:end] != new for (start, end), new in edits)
