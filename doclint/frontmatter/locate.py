"""Where the fault lies that an engine names by a location."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from doclint.frontmatter.failures import INVALID_VALUE, MISSING, Failure
from doclint.frontmatter.front_matter import KeyPath, Located
from doclint.values.text import Span

__all__ = ["PlacedFailure", "item_span", "place"]

# marks the key itself; every other part without a value is the tag of a union's member
_KEY = "[key]"


class PlacedFailure(NamedTuple):
    """A failure, the path that exists in the page, and what of its location lies beyond."""

    failure: Failure
    path: KeyPath
    beyond: tuple[str | int, ...]


def place(failures: Iterable[Failure], positions: Mapping[KeyPath, Located]) -> list[PlacedFailure]:
    """Each failure at its path; of the members of a union only the nearest one keeps its own."""
    placed = [PlacedFailure(failure, *_walk(failure.loc, positions)) for failure in failures]
    groups: dict[KeyPath, dict[str | int, list[PlacedFailure]]] = {}
    result = []
    for one in placed:
        at = _tag_at(one)
        if at is None:
            result.append(one)
            continue
        tags = groups.setdefault(one.failure.loc[:at], {})
        tags.setdefault(one.failure.loc[at], []).append(one)
    for tags in groups.values():
        result.extend(_nearest_member(list(tags.values())))
    return _merged(result)


def _walk(
    loc: Sequence[str | int], positions: Mapping[KeyPath, Located]
) -> tuple[KeyPath, tuple[str | int, ...]]:
    """The longest path of existing values along `loc`, and the parts that name none.

    Parts such as union tags are skipped; where a tag is also a key, the walk that uses most parts
    wins.
    """
    best: tuple[KeyPath, tuple[str | int, ...]] = ((), tuple(loc))
    stack: list[tuple[int, KeyPath, tuple[str | int, ...]]] = [(0, (), ())]
    while stack:
        at, path, skipped = stack.pop()
        while at < len(loc):
            child = _child(path, loc[at], positions)
            at += 1
            if child is None:
                skipped = (*skipped, loc[at - 1])
                continue
            stack.append((at, path, (*skipped, loc[at - 1])))
            path = child
        if len(path) > len(best[0]):
            best = (path, skipped)
        if not best[1]:
            break
        if len(stack) > len(loc) * 4:
            break
    return best


def _child(path: KeyPath, part: str | int, positions: Mapping[KeyPath, Located]) -> KeyPath | None:
    if (*path, part) in positions:
        return (*path, part)
    if isinstance(part, int):
        return (*path, str(part)) if (*path, str(part)) in positions else None
    return (*path, int(part)) if part.isdigit() and (*path, int(part)) in positions else None


def _tag_at(one: PlacedFailure) -> int | None:
    """The index of the union tag in the location, or None where there is none."""
    if not one.beyond or (one.failure.kind != INVALID_VALUE and len(one.beyond) < 2):
        return None
    depth = 0
    for at, part in enumerate(one.failure.loc):
        if depth < len(one.path) and str(one.path[depth]) == str(part):
            depth += 1
        elif isinstance(part, str) and part != _KEY:
            return at
    return None


def _nearest_member(members: list[list[PlacedFailure]]) -> list[PlacedFailure]:
    """The failures of the union's member that the value comes closest to; of equals, all."""

    def distance(failures: list[PlacedFailure]) -> tuple[int, int]:
        # a field that is missing lies inside the value that lacks it
        return -max(len(one.path) + (one.failure.kind == MISSING) for one in failures), len(
            failures
        )

    least = min(map(distance, members))
    nearest = [failures for failures in members if distance(failures) == least]
    if all(one.path == nearest[0][0].path for failures in nearest for one in failures):
        return [one for failures in nearest for one in failures]
    return nearest[0]


def _merged(placed: list[PlacedFailure]) -> list[PlacedFailure]:
    """Failures of one value joined into one that expects any of what they expected."""
    result: dict[object, PlacedFailure] = {}
    for number, one in enumerate(placed):
        failure = one.failure
        joins = failure.kind == INVALID_VALUE and failure.expected and not failure.found
        key = (one.path, failure.at_key, bool(failure.expected)) if joins else number
        other = result.get(key)
        if other is None:
            result[key] = one
            continue
        expected = other.failure.expected
        if failure.expected not in expected:
            expected = f"{expected} or {failure.expected}"
        choices = other.failure.choices + failure.choices
        result[key] = other._replace(
            failure=other.failure._replace(expected=expected, choices=choices)
        )
    return list(result.values())


def item_span(text: str, span: Span, separator: str, number: int) -> Span:
    """The span of item `number` of the text at `span`, split at `separator`."""
    start, end = span
    if text[start:end][:1] in ("'", '"'):
        start, end = start + 1, end - 1
    position = start
    for _ in range(number):
        found = text.find(separator, position, end)
        if found < 0:
            return span
        position = found + len(separator)
    stop = text.find(separator, position, end)
    raw = text[position : end if stop < 0 else stop]
    left = len(raw) - len(raw.lstrip())
    return Span(position + left, position + max(len(raw.rstrip()), left))
