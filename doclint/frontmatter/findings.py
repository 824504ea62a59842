"""Failures of a schema to findings: the span, the message and the fix of each."""

from __future__ import annotations

from collections.abc import Iterator

from doclint.frontmatter.failures import (
    MISSING,
    UNKNOWN,
    Failure,
    described,
    field_name,
    nearest,
    one_of,
)
from doclint.frontmatter.front_matter import DUPLICATE_KEY, FrontMatter, KeyPath
from doclint.frontmatter.locate import PlacedFailure, item_span, place
from doclint.frontmatter.repairs import Repair, is_surprising, rename, repair
from doclint.frontmatter.schema import Schema, SchemaError
from doclint.values.text import Source, Span

__all__ = ["find_errors"]


def find_errors(
    schema: Schema, source: Source, front_matter: FrontMatter | None
) -> list[SchemaError]:
    """What the page's front matter breaks; nothing where it cannot be read at all."""
    if front_matter is None:
        return _absent(schema, source)
    if not front_matter.readable:
        return []
    failures = list(schema.failures(front_matter.values))
    if not failures:
        return []
    placed = place(failures, front_matter.positions)
    page = _FailedPage(schema, source.text, front_matter)
    broken = {one.span for one in front_matter.problems if one.kind != DUPLICATE_KEY}
    found = [
        page.error(one)
        for one in _without_misspelt(placed)
        if one.failure.kind == MISSING or front_matter.positions[one.path].value not in broken
    ]
    return sorted(found, key=lambda one: one.span)


def _absent(schema: Schema, source: Source) -> list[SchemaError]:
    if not schema.required:
        return []
    start = 1 if source.text.startswith("\ufeff") else 0
    word = "field" if len(schema.required) == 1 else "fields"
    names = ", ".join(f"`{name}`" for name in schema.required)
    message = f"the page has no front matter, expected the {word} {names}"
    return [SchemaError("absent", (), Span(start, start), message)]


def _without_misspelt(placed: list[PlacedFailure]) -> Iterator[PlacedFailure]:
    """`placed` without missing fields that an unknown field is a misspelling of."""
    missing = {
        (one.failure.loc[:-1], str(one.failure.loc[-1]))
        for one in placed
        if one.failure.kind == MISSING and one.failure.loc
    }
    explained = set()
    result = []
    for one in placed:
        loc = one.failure.loc
        if one.failure.kind == UNKNOWN and loc and not one.failure.found:
            lacking = [name for parent, name in missing if parent == loc[:-1]]
            meant = nearest(str(loc[-1]), lacking)
            if meant is not None and (loc[:-1], meant) not in explained:
                explained.add((loc[:-1], meant))
                one = one._replace(failure=one.failure._replace(replacement=meant))
        result.append(one)
    for one in result:
        loc = one.failure.loc
        if one.failure.kind != MISSING or (loc[:-1], str(loc[-1])) not in explained:
            yield one


class _FailedPage:
    """The page that failures are found in."""

    def __init__(self, schema: Schema, text: str, front_matter: FrontMatter) -> None:
        self.schema = schema
        self.text = text
        self.front_matter = front_matter

    def error(self, placed: PlacedFailure) -> SchemaError:
        """The finding for one failure."""
        failure = placed.failure
        if failure.kind == MISSING:
            return self._missing(placed)
        if failure.kind == UNKNOWN:
            return self._unknown(placed)
        span = self._span(placed)
        field = field_name(placed.path)
        kind = "invalid"
        if is_surprising(failure, self.text[slice(*span)], self.front_matter.format):
            kind = "surprising"
        close = failure.replacement
        if close is None and isinstance(failure.value, str | int | float):
            close = nearest(str(failure.value), failure.choices)
        mend = repair(
            failure._replace(replacement=close), self.text, span, self.front_matter.format
        )
        message = _value_message(field, failure, close)
        return SchemaError(kind, placed.path, span, message, mend)

    def _missing(self, placed: PlacedFailure) -> SchemaError:
        failure = placed.failure
        name = field_name(failure.loc if not placed.beyond else (*placed.path, failure.loc[-1]))
        state = "is empty" if failure.found == "empty" else "is missing"
        message = f"required field `{name}` {state}, expected {failure.expected or 'a value'}"
        if failure.note:
            message = f"{message} {failure.note}"
        located = self.front_matter.positions[placed.path]
        span = located.key or located.value if not placed.beyond else located.value
        return SchemaError("missing", placed.path, span, message)

    def _unknown(self, placed: PlacedFailure) -> SchemaError:
        failure = placed.failure
        located = self.front_matter.positions[placed.path]
        span = located.key or located.value
        present = self._siblings(placed.path)
        known = [name for name in failure.choices if name not in present]
        meant = failure.replacement or nearest(str(failure.loc[-1]), known)
        name = field_name(placed.path)
        if failure.found:
            message = f"field `{name}` {failure.found}"
            message += f", expected `{meant}`" if meant else ""
            message += f": {failure.note}" if failure.note else ""
        elif meant:
            message = f"unknown field `{name}`; did you mean `{meant}`?"
        else:
            message = f"unknown field `{name}`, expected {one_of(known)}" if known else (
                f"unknown field `{name}`, expected no other field")  # fmt: skip
        mend: Repair | None = None
        if meant and meant not in present:
            mend = rename(self.text, span, meant, self.front_matter.format)
        return SchemaError("unknown", placed.path, span, message, mend)

    def _siblings(self, path: KeyPath) -> set[str]:
        parent = path[:-1]
        return {
            str(other[-1]) for other in self.front_matter.positions
            if len(other) == len(path) and other[:-1] == parent
        }  # fmt: skip

    def _span(self, placed: PlacedFailure) -> Span:
        located = self.front_matter.positions[placed.path]
        if placed.failure.at_key and located.key is not None:
            return located.key
        separator = self.schema.separators.get(placed.path)
        if separator and placed.beyond and isinstance(placed.beyond[-1], int):
            return item_span(self.text, located.value, separator, placed.beyond[-1])
        if located.value.start == located.value.end and located.key is not None:
            return located.key
        return located.value


def _value_message(field: str, failure: Failure, close: str | None) -> str:
    subject = f"`{field}`" if field else "front matter"
    if not failure.expected:
        return f"{subject}: {failure.note}"
    verb = "has a key that is" if failure.at_key else "is"
    message = f"{subject} {verb} {failure.found or described(failure.value)}"
    message = f"{message}, expected {failure.expected}"
    if close is not None and str(failure.value) != close:
        message = f"{message}; did you mean `{close}`?"
    return f"{message} ({failure.note})" if failure.note else message
