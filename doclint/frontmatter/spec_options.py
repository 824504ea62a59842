"""The options of the declarative schema language and what each of them takes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

__all__ = ["FIELD_OPTIONS", "SCHEMA_OPTIONS", "Option"]


class Option(NamedTuple):
    """One option: whether a value fits it, what is expected, its JSON Schema, what it does."""

    fits: Callable[[object], bool]
    expected: str
    json_schema: Mapping[str, object]
    help: str


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value)


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _option(
    kind: type | tuple[type, ...], expected: str, schema: Mapping[str, object], text: str
) -> Option:
    return Option(lambda value: isinstance(value, kind), expected, schema, text)


def _flag(text: str) -> Option:
    return _option(bool, "`true` or `false`", {"type": "boolean"}, text)


def _count(text: str) -> Option:
    return Option(_is_count, "a whole number", {"type": "integer", "minimum": 0}, text)


def _number(text: str) -> Option:
    return Option(_is_number, "a number", {"type": "number"}, text)


def _text(text: str) -> Option:
    return Option(_is_text, "text", {"type": "string", "minLength": 1}, text)


_FIELDS = {"type": "object", "additionalProperties": {"$ref": "#/$defs/field"}}

FIELD_OPTIONS: Mapping[str, Option] = {
    "type": _option(
        (str, list), "a field type, or a list of them", {"$ref": "#/$defs/type"},
        "what the value is; a list of types accepts any of them",
    ),
    "required": _flag("every page has this field"),
    "required-if": _option(
        (str, dict), "a field, or a mapping of fields to values",
        {"type": ["string", "object"]},
        "required when another field is present, or has one of the given values",
    ),
    "required-unless": _option(
        (str, list), "a field, or a list of fields",
        {"type": ["string", "array"], "items": {"type": "string"}},
        "required when none of these fields is present",
    ),
    "min-length": _count("the least number of characters, as readers count them"),
    "max-length": _count("the greatest number of characters, as readers count them"),
    "pattern": Option(_is_text, "a regular expression", {"type": "string", "format": "regex"},
                      "what the text must match somewhere; anchor it with ^ and $"),
    "choices": _option(list, "a list", {"type": "array", "minItems": 1},
                       "the only values allowed"),
    "script": _text("the script in which the text is written, such as Devanagari"),
    "unique": _flag("no two pages of the site share the value"),
    "min": _number("the least value"),
    "max": _number("the greatest value"),
    "min-items": _count("the least number of list items"),
    "max-items": _count("the greatest number of list items"),
    "unique-items": _flag("no list item occurs twice"),
    "items": _option((str, dict), "a field", {"$ref": "#/$defs/field"},
                     "what each list item, or each value of a mapping, is"),
    "separator": _text("the list may also be one text, split at this separator"),
    "fields": _option(dict, "a mapping of fields", _FIELDS, "the fields of a mapping"),
    "extra": _text("whether other fields are allowed: forbid or allow"),
    "forbidden": _option((bool, str), "`true` or a reason", {"type": ["boolean", "string"]},
                         "the field must not be there, and perhaps why"),
    "deprecated": _option((bool, str), "`true` or a reason", {"type": ["boolean", "string"]},
                          "the field should go, and perhaps why"),
    "use": _text("the field to use instead of a deprecated or forbidden one"),
    "default": Option(lambda _: True, "any value", {}, "what the generator assumes"),
    "description": _text("what the field is for; shown in editors"),
    "prose": _flag("readers see the text; the rules about text apply to it"),
    "data": _text("for a reference: the file whose keys are the allowed values"),
    "page": _text("for a reference: the folder whose pages are the allowed values"),
    "relative": _flag("a URL may also be a path such as /about/"),
}  # fmt: skip

SCHEMA_OPTIONS: Mapping[str, Option] = {
    "title": _text("the name of the schema"),
    "description": _text("what kind of page it describes"),
    "extends": _text("a schema file or preset to start from"),
    "extra": _text("whether other fields are allowed: forbid or allow"),
    "order": _text("whether pages keep the order of the fields: fields or free"),
    "fields": _option(dict, "a mapping of fields", _FIELDS, "the fields, in their order"),
}  # fmt: skip
