"""Declared fields to pydantic types, and a whole declarative schema to a pydantic model."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainValidator,
    Strict,
    create_model,
)

from doclint.frontmatter import checks
from doclint.frontmatter.spec import FieldSpec

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["build_model"]


def build_model(name: str, fields: Iterable[FieldSpec], extra: str) -> type[BaseModel]:
    """A pydantic model of `fields`; the names that authors write become its aliases."""
    members: dict[str, Any] = {}
    for number, spec in enumerate(fields):
        kind = field_type(spec)
        # pydantic reserves some names and refuses others; authors may use any
        if spec.required and spec.forbidden is None:
            members[f"field{number}"] = (kind, Field(alias=spec.name))
        else:
            members[f"field{number}"] = (kind | None, Field(None, alias=spec.name))
    config = ConfigDict(extra="forbid" if extra == "forbid" else "ignore")
    made: type[BaseModel] = create_model(name, __config__=config, **members)
    return made


def field_type(spec: FieldSpec) -> Any:
    """The annotation that accepts what `spec` allows."""
    if spec.forbidden is not None:
        return Any
    kinds = [_kind_type(kind, spec) for kind in spec.kinds]
    return kinds[0] if len(kinds) == 1 else Union[tuple(kinds)]  # noqa: UP007


def _kind_type(kind: str, spec: FieldSpec) -> Any:
    if kind == "list":
        return _list_type(spec)
    if kind == "mapping":
        return _mapping_type(spec)
    if kind == "reference":
        return Annotated[str, Strict(), AfterValidator(partial(checks.name, spec.names))]
    if spec.choices and kind in ("enum", "str", "slug", "int", "bool"):
        return _choice_type(spec)
    if kind in ("int", "float"):
        bounds = Field(ge=spec.minimum, le=spec.maximum)
        return Annotated[int if kind == "int" else float, Strict(), bounds]
    if kind == "bool":
        return Annotated[bool, Strict()]
    if kind == "date":
        return Annotated[object, PlainValidator(checks.date)]
    if kind == "datetime":
        return Annotated[object, PlainValidator(checks.datetime)]
    if kind in ("any", "enum"):
        return Any
    return _text_type(kind, spec)


def _text_type(kind: str, spec: FieldSpec) -> Any:
    """Text with the constraints of its kind, checked in the order of what authors care about."""
    validators: list[Callable[[str], str]] = []
    if kind == "url":
        validators.append(partial(checks.url, spec.relative))
    elif kind != "str":
        validators.append({"slug": checks.slug, "email": checks.email,
                           "language": checks.language}[kind])  # fmt: skip
    if spec.required:
        validators.append(checks.not_blank)
    if spec.min_length is not None or spec.max_length is not None:
        validators.append(partial(checks.length, spec.min_length, spec.max_length))
    if spec.script is not None:
        validators.append(partial(checks.script, spec.script))
    made: Any = Annotated[str, Strict(), Field(pattern=spec.pattern)]
    # as one validator: of several in one annotation, pydantic before 2.12 keeps the last
    return Annotated[made, AfterValidator(partial(checks.in_turn, validators))]


def _choice_type(spec: FieldSpec) -> Any:
    if all(isinstance(choice, str | int | bool) for choice in spec.choices):
        return Literal[spec.choices]
    return Annotated[object, PlainValidator(partial(checks.choice, spec.choices))]


def _list_type(spec: FieldSpec) -> Any:
    item = Any if spec.items is None else field_type(spec.items)
    size = Field(min_length=spec.min_items, max_length=spec.max_items)
    made: Any = Annotated[list.__class_getitem__(item), Strict(), size]
    if spec.unique_items:
        made = Annotated[made, AfterValidator(checks.unique_items)]
    if spec.separator is not None:
        made = Annotated[made, BeforeValidator(partial(checks.split, spec.separator))]
    return made


def _mapping_type(spec: FieldSpec) -> Any:
    if spec.fields is not None:
        return build_model(spec.name, spec.fields, spec.extra)
    item = Any if spec.items is None else field_type(spec.items)
    return dict.__class_getitem__((Any, item))
