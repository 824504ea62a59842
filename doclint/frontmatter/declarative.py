"""The engine behind declarative schemas: a pydantic model and the conditions between fields."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from pydantic import ValidationError
from pydantic_core import SchemaError as PatternError

from doclint.frontmatter.failures import MISSING, UNKNOWN, Failure, one_of
from doclint.frontmatter.field_types import build_model
from doclint.frontmatter.pydantic_failures import failures_of
from doclint.frontmatter.spec import FieldSpec, SchemaFileError, SchemaSpec

__all__ = ["engine"]


def engine(spec: SchemaSpec, file: str) -> Callable[[Mapping[str, object]], Iterable[Failure]]:
    """A function from values to what `spec` finds wrong with them.

    Raises `SchemaFileError` for a pattern that pydantic's regular expressions do not know.
    """
    try:
        model = build_model("Page", spec.fields, spec.extra)
    except PatternError as error:
        raise SchemaFileError(_pattern_problem(spec, error), file, key="pattern") from error
    validate = model.__pydantic_validator__.validate_python
    conditional = _conditional(spec.fields)

    def failures(values: Mapping[str, object]) -> Iterator[Failure]:
        try:
            validate(values)
        except ValidationError as error:
            yield from (_explained(spec.fields, one) for one in failures_of(error))
        if conditional:
            yield from _conditions(conditional, values, ())

    return failures


def _pattern_problem(spec: SchemaSpec, error: Exception) -> str:
    names = [one.name for one in spec.fields if one.pattern and one.pattern in str(error)]
    where = f" of `{names[0]}`" if names else ""
    reason = str(error).strip().splitlines()[-1].removeprefix("error: ")
    return f"the pattern{where} is no regular expression without look-around: {reason}"


def _explained(fields: Iterable[FieldSpec], failure: Failure) -> Failure:
    """`failure` with what the schema says about its field."""
    spec, siblings = _field_at(fields, failure.loc)
    if failure.kind == UNKNOWN:
        return failure._replace(choices=siblings)
    if spec is None:
        return failure
    if failure.kind == MISSING:
        return failure._replace(expected=spec.expected)
    if spec.required and (failure.value is None or failure.found == "empty"):
        return failure._replace(kind=MISSING, expected=spec.expected, found="empty")
    if failure.wants == "enum" and spec.choices:
        choices = tuple(str(choice) for choice in spec.choices)
        return failure._replace(expected=one_of(spec.choices), choices=choices)
    if "reference" in spec.kinds and failure.wants == "reference":
        target = spec.data or spec.page
        return failure._replace(expected=f"a name in `{target}`", choices=spec.names)
    return failure


def _field_at(
    fields: Iterable[FieldSpec], loc: tuple[str | int, ...]
) -> tuple[FieldSpec | None, tuple[str, ...]]:
    """The field that `loc` leads to, as far as the schema knows, and the fields beside it."""
    found: FieldSpec | None = None
    children: Iterable[FieldSpec] = fields
    siblings: tuple[str, ...] = tuple(one.name for one in children if one.forbidden is None)
    for part in loc:
        child = next((one for one in children if one.name == part), None)
        if child is not None:
            found = child
        elif found is not None and found.items is not None and isinstance(part, int):
            found = found.items
        elif found is not None and part == loc[-1] and found.fields is not None:
            return None, tuple(one.name for one in found.fields)
        else:
            continue
        children = found.fields or ()
        if found.fields:
            siblings = tuple(one.name for one in found.fields)
    return found, siblings


def _conditional(fields: Iterable[FieldSpec]) -> tuple[FieldSpec, ...]:
    """The fields that have, or hold fields that have, conditions beyond their own value."""
    return tuple(one for one in fields if one.has_conditions)


def _conditions(
    fields: Iterable[FieldSpec], values: Mapping[str, object], loc: tuple[str | int, ...]
) -> Iterator[Failure]:
    """What the fields say about one another."""
    for spec in fields:
        value = values.get(spec.name)
        if value is not None and not spec.fields and spec.forbidden is spec.deprecated is None:
            continue
        here = (*loc, spec.name)
        if spec.name in values:
            yield from _unwanted(spec, value, here)
        if value is None and _is_required(spec, values):
            yield Failure(MISSING, here, expected=spec.expected, note=_because(spec))
        if spec.fields and isinstance(value, dict):
            yield from _conditions(_conditional(spec.fields), value, here)


def _unwanted(spec: FieldSpec, value: object, loc: tuple[str | int, ...]) -> Iterator[Failure]:
    reason = spec.forbidden if spec.forbidden is not None else spec.deprecated
    if reason is None:
        return
    word = "is not allowed here" if spec.forbidden is not None else "is deprecated"
    yield Failure(UNKNOWN, loc, value, found=word, replacement=spec.use, note=reason, at_key=True)


def _is_required(spec: FieldSpec, values: Mapping[str, object]) -> bool:
    for name, wanted in spec.required_if.items():
        present = values.get(name) is not None
        if present and (not wanted or values[name] in wanted):
            return True
    return bool(spec.required_unless) and not any(
        values.get(name) is not None for name in spec.required_unless
    )


def _because(spec: FieldSpec) -> str:
    if not spec.required_if:
        others = " or ".join(f"`{name}`" for name in spec.required_unless)
        return f"because there is no {others}"
    name, wanted = next(iter(spec.required_if.items()))
    if not wanted:
        return f"because `{name}` is set"
    return f"because `{name}` is {' or '.join(f'`{_shown(one)}`' for one in wanted)}"


def _shown(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
