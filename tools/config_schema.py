"""The JSON Schema of doclint.toml, for editors."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any, get_type_hints

from doclint.checking.registry import installed_heads
from doclint.configuration.key import Key
from doclint.configuration.keys import FRONT_MATTER, OVERRIDE, TOP_LEVEL
from doclint.report.rule_urls import HOME
from doclint.values.diagnostic import Severity
from doclint.values.option_range import Range
from doclint.values.rule_head import RuleHead

__all__ = ["config_schema"]

Schema = dict[str, object]

_STRINGS: Schema = {"type": "array", "items": {"type": "string", "minLength": 1}}
_KINDS: dict[str, Schema] = {
    "string": {"type": "string"},
    "choice": {"type": "string"},
    "language": {"type": "string", "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$"},
    "strings": _STRINGS,
    "patterns": _STRINGS,
    "boolean": {"type": "boolean"},
    "integer": {"type": "integer", "minimum": 1},
}
_PLAIN = {bool: "boolean", int: "integer", float: "number", str: "string"}


def config_schema() -> Schema:
    """The schema of a whole configuration file, in JSON Schema 2020-12."""
    nested: dict[str, Schema] = {
        "rules": {"$ref": "#/$defs/rules"},
        "overrides": _list(_object(OVERRIDE, {"rules": {"$ref": "#/$defs/rules"}}, ["files"])),
        "front-matter": _list(_front_matter()),
        **{name: _object(key.table) for name, key in TOP_LEVEL.items() if key.table},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{HOME}schemas/config.schema.json",
        "title": "doclint.toml",
        **_object(TOP_LEVEL, nested),
        "$defs": {"rules": _rules()},
    }


def _object(
    keys: Mapping[str, Key],
    nested: Mapping[str, Schema] | None = None,
    required: list[str] | None = None,
) -> Schema:
    properties = {
        name: {"description": key.help, **((nested or {}).get(name) or _value(key))}
        for name, key in keys.items()
    }
    schema: Schema = {
        "type": "object", "properties": properties, "additionalProperties": False,
    }  # fmt: skip
    if required:
        schema["required"] = required
    return schema


def _front_matter() -> Schema:
    return {
        **_object(FRONT_MATTER, None, ["files"]),
        "oneOf": [{"required": ["schema"]}, {"required": ["preset"]}],
    }


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _value(key: Key) -> Schema:
    choices = {"enum": list(key.choices())} if key.kind == "choice" else {}
    return {**_KINDS[key.kind], **choices}


def _rules() -> Schema:
    """A property for every code and name of doclint's own rules; other packages may add rules."""
    properties: Schema = {}
    for rule in installed_heads().values():
        if not rule.is_built_in:
            continue
        properties[rule.code] = _rule(rule)
        for name in (rule.name, *rule.aliases):
            properties[name] = {"$ref": f"#/$defs/rules/properties/{rule.code}"}
    return {"type": "object", "properties": properties}


def _rule(rule: RuleHead) -> Schema:
    properties: Schema = {
        "enabled": {"type": "boolean"},
        "severity": {"enum": [severity.label for severity in Severity]},
    }
    if rule.options is not None:
        hints = get_type_hints(rule.options, include_extras=True)
        defaults = rule.default_options()
        for field in fields(rule.options):
            properties[field.name] = _option(hints[field.name], defaults.get(field.name))
    table = {"type": "object", "properties": properties, "additionalProperties": False}
    return {"description": rule.summary, "anyOf": [{"type": "boolean"}, table]}


def _option(hint: Any, default: object) -> Schema:
    """The schema of one option: as much of its type as a plain schema can say."""
    if default is None or isinstance(default, bool | int | float | str):
        shown: object = default
    else:
        shown = _plain(default)
    schema = _typed(hint)
    return schema if shown is None else {**schema, "default": shown}


def _typed(hint: Any) -> Schema:
    from typing import Annotated, Literal, get_args, get_origin

    if hint in _PLAIN:
        return {"type": _PLAIN[hint]}
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        schema = _typed(arguments[0])
        for bounds in (one for one in arguments[1:] if isinstance(one, Range)):
            schema["minimum"] = bounds.least
            if bounds.most is not None:
                schema["maximum"] = bounds.most
        return schema
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin in (tuple, list, frozenset, set):
        items = [one for one in arguments if one is not Ellipsis]
        return {"type": "array", **({"items": _typed(items[0])} if len(set(items)) == 1 else {})}
    if (arguments and origin is not None and "Union" in str(origin)) or "|" in str(hint):
        return {"anyOf": [_typed(one) for one in arguments if one is not type(None)]}
    return {"type": "object"} if origin is dict else {}


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, frozenset | set):
        return sorted(map(str, value))
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value
