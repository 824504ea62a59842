"""Pydantic's validation errors as failures in doclint's words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from doclint.frontmatter.checks import CODE
from doclint.frontmatter.failures import (
    INVALID_VALUE,
    MISSING,
    UNKNOWN,
    Failure,
    length_phrase,
    one_of,
)
from doclint.frontmatter.spec import KINDS

if TYPE_CHECKING:
    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

__all__ = ["failures_of"]

Context = Mapping[str, object]


class _ErrorWords(NamedTuple):
    """What an error type means: the kind of field that was wanted, and the phrase for it."""

    wants: str
    expected: str


_TYPES = {
    "string_type": _ErrorWords("str", KINDS["str"]),
    "string_sub_type": _ErrorWords("str", KINDS["str"]),
    "int_type": _ErrorWords("int", KINDS["int"]),
    "int_parsing": _ErrorWords("int", KINDS["int"]),
    "int_from_float": _ErrorWords("int", KINDS["int"]),
    "float_type": _ErrorWords("float", KINDS["float"]),
    "float_parsing": _ErrorWords("float", KINDS["float"]),
    "decimal_type": _ErrorWords("float", KINDS["float"]),
    "decimal_parsing": _ErrorWords("float", KINDS["float"]),
    "bool_type": _ErrorWords("bool", KINDS["bool"]),
    "bool_parsing": _ErrorWords("bool", KINDS["bool"]),
    "list_type": _ErrorWords("list", KINDS["list"]),
    "tuple_type": _ErrorWords("list", KINDS["list"]),
    "set_type": _ErrorWords("list", KINDS["list"]),
    "dict_type": _ErrorWords("mapping", KINDS["mapping"]),
    "model_type": _ErrorWords("mapping", KINDS["mapping"]),
    "model_attributes_type": _ErrorWords("mapping", KINDS["mapping"]),
    "dataclass_type": _ErrorWords("mapping", KINDS["mapping"]),
    "date_type": _ErrorWords("date", KINDS["date"]),
    "date_parsing": _ErrorWords("date", KINDS["date"]),
    "date_from_datetime_parsing": _ErrorWords("date", KINDS["date"]),
    "date_from_datetime_inexact": _ErrorWords("date", "a date without a time"),
    "datetime_type": _ErrorWords("datetime", KINDS["datetime"]),
    "datetime_parsing": _ErrorWords("datetime", KINDS["datetime"]),
    "datetime_from_date_parsing": _ErrorWords("datetime", KINDS["datetime"]),
    "url_type": _ErrorWords("url", KINDS["url"]),
    "url_parsing": _ErrorWords("url", KINDS["url"]),
    "url_scheme": _ErrorWords("url", KINDS["url"]),
    "none_required": _ErrorWords("", "nothing"),
}

# error types whose phrase needs a value out of the error's context
_PHRASES: Mapping[str, Callable[[Context], str]] = {
    "literal_error": lambda context: _listed(context["expected"]),
    "enum": lambda context: _listed(context["expected"]),
    "string_pattern_mismatch": lambda context: f"text that matches `{context['pattern']}`",
    "greater_than": lambda context: f"more than {context['gt']}",
    "greater_than_equal": lambda context: f"at least {context['ge']}",
    "less_than": lambda context: f"less than {context['lt']}",
    "less_than_equal": lambda context: f"at most {context['le']}",
    "multiple_of": lambda context: f"a multiple of {context['multiple_of']}",
    "string_too_short": lambda context: f"at least {context['min_length']}",
    "string_too_long": lambda context: f"at most {context['max_length']}",
    "too_short": lambda context: f"at least {_items(context['min_length'])}",
    "too_long": lambda context: f"at most {_items(context['max_length'])}",
    "union_tag_invalid": lambda context: _listed(context["expected_tags"]),
    "union_tag_not_found": lambda context: f"a mapping with {context['discriminator']}",
}


def failures_of(error: ValidationError) -> Iterator[Failure]:
    """The failures in `error`, in pydantic's order; their `loc` may hold union tags."""
    for detail in error.errors(include_url=False):
        yield _failure(detail)


def _failure(detail: ErrorDetails) -> Failure:
    kind, loc, value = detail["type"], detail["loc"], detail["input"]
    context: Context = detail.get("ctx", {})
    if kind == "missing":
        return Failure(MISSING, loc)
    if kind == "extra_forbidden":
        return Failure(UNKNOWN, loc, value)
    if kind == CODE:
        return _checked(loc, value, context)
    at_key = bool(loc) and loc[-1] == "[key]"
    if kind == "union_tag_invalid":
        return _tag_failure(loc, value, context)
    if kind in _PHRASES:
        choices = _choices(context.get("expected")) if kind in ("literal_error", "enum") else ()
        wants = "enum" if choices else ""
        expected = _PHRASES[kind](context)
        found = _length(value, context) if kind.endswith(("_short", "_long")) else ""
        return Failure(INVALID_VALUE, loc, value, expected, found, choices, wants, at_key=at_key)
    if kind in _TYPES:
        wants, expected = _TYPES[kind]
        return Failure(INVALID_VALUE, loc, value, expected, wants=wants, at_key=at_key)
    note = detail["msg"].removeprefix("Value error, ").removeprefix("Assertion failed, ")
    return Failure(INVALID_VALUE, loc, value, at_key=at_key, note=_sentence(note))


def _checked(loc: tuple[str | int, ...], value: object, context: Context) -> Failure:
    """The failure that one of doclint's own checks raised."""
    choices = context["choices"]
    replacement = context["replacement"]
    assert isinstance(choices, tuple)
    return Failure(
        INVALID_VALUE, loc, value, str(context["expected"]), str(context["found"]), choices,
        str(context["wants"]), None if replacement is None else str(replacement),
    )  # fmt: skip


def _tag_failure(loc: tuple[str | int, ...], value: object, context: Context) -> Failure:
    """A discriminator with a value that names no member: the fault lies with its own value."""
    name = str(context["discriminator"]).strip("'")
    tags = _choices(context["expected_tags"])
    tag = value.get(name) if isinstance(value, dict) else value
    expected = _listed(context["expected_tags"])
    return Failure(INVALID_VALUE, (*loc, name), tag, expected, choices=tags, wants="enum")


def _choices(expected: object) -> tuple[str, ...]:
    """The texts in pydantic's phrase `'a', 'b' or 'c'`."""
    parts = str(expected).replace(" or ", ", ").split(", ")
    return tuple(part.strip("'\"") for part in parts)


def _listed(expected: object) -> str:
    return one_of(_choices(expected))


def _items(count: object) -> str:
    return "1 item" if count == 1 else f"{count} items"


def _length(value: object, context: Context) -> str:
    if isinstance(value, str):
        return length_phrase(len(value))
    actual = context.get("actual_length")
    if actual is None and isinstance(value, list | dict | tuple):
        actual = len(value)
    return f"a list of {_items(actual)}" if actual is not None else ""


def _sentence(text: str) -> str:
    text = text.split("\n", 1)[0].rstrip(".")
    return text if text[:2].isupper() else text[:1].lower() + text[1:]
