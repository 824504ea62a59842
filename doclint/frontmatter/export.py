"""Exports schemas as JSON Schema (draft 2020-12), for editors and other tools."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from doclint.frontmatter.presets import preset_names
from doclint.frontmatter.schema import Schema
from doclint.frontmatter.schema_loading import load_schema
from doclint.frontmatter.spec import KINDS, FieldSpec, SchemaSpec
from doclint.frontmatter.spec_options import FIELD_OPTIONS, SCHEMA_OPTIONS, Option

__all__ = ["editor_schema", "generated_schemas", "language_schema"]

JsonObject = dict[str, object]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TYPES: Mapping[str, JsonObject] = {
    "any": {},
    "str": {"type": "string"},
    "int": {"type": "integer"},
    "float": {"type": "number"},
    "bool": {"type": "boolean"},
    "date": {"type": "string", "format": "date"},
    # a date alone is fine, so no format holds
    "datetime": {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}"},
    "url": {"type": "string", "format": "uri"},
    "slug": {"type": "string", "pattern": "^[^\\sA-Z/?#]+$"},
    "email": {"type": "string", "format": "email"},
    "language": {"type": "string", "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$"},
    "enum": {},
    "list": {"type": "array"},
    "mapping": {"type": "object"},
    "reference": {"type": "string"},
}


def editor_schema(schema: Schema) -> JsonObject:
    """The JSON Schema of any `schema`; what JSON Schema cannot say is left out."""
    if schema.spec is not None:
        return _spec_schema(schema.spec)
    if schema.reference.endswith(".json"):
        found: JsonObject = json.loads(Path(schema.reference).read_text(encoding="utf-8-sig"))
        return found
    from doclint.frontmatter.model_schema import model_of

    model = model_of(schema.reference)
    return {"$schema": DIALECT, **model.model_json_schema()}


def language_schema() -> JsonObject:
    """The JSON Schema of the declarative schema language itself."""
    kinds: JsonObject = {"enum": list(KINDS)}
    several = {"type": "array", "items": kinds, "minItems": 1}
    field: JsonObject = {"type": "object", "additionalProperties": False}
    field["properties"] = _options(FIELD_OPTIONS)
    return {
        "$schema": DIALECT,
        "title": "doclint front-matter schema",
        "type": "object",
        "additionalProperties": False,
        "anyOf": [{"required": ["fields"]}, {"required": ["extends"]}],
        "properties": _options(SCHEMA_OPTIONS),
        "$defs": {
            "type": {"anyOf": [kinds, several]},
            "field": {"anyOf": [{"$ref": "#/$defs/type"}, field, {"type": "null"}]},
        },
    }


def generated_schemas() -> dict[str, str]:
    """The JSON Schemas that the project ships, as texts by their path below `schemas/`."""
    texts = {"frontmatter/language.schema.json": _text(language_schema())}
    for name in preset_names(aliases=False):
        texts[f"frontmatter/{name}.schema.json"] = _text(editor_schema(load_schema(name)))
    return texts


def _text(schema: JsonObject) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _options(options: Mapping[str, Option]) -> JsonObject:
    return {
        name: {**option.json_schema, "description": option.help} for name, option in options.items()
    }


def _spec_schema(spec: SchemaSpec) -> JsonObject:
    found: JsonObject = {"$schema": DIALECT, "title": spec.title}
    if spec.description:
        found["description"] = spec.description
    return {**found, **_object(spec.fields, spec.extra)}


def _object(fields: Sequence[FieldSpec], extra: str) -> JsonObject:
    found: JsonObject = {"type": "object"}
    found["properties"] = {
        one.name: False if one.forbidden is not None else _field(one) for one in fields
    }
    if required := [one.name for one in fields if one.required]:
        found["required"] = required
    if conditions := [condition for one in fields for condition in _conditions(one)]:
        found["allOf"] = conditions
    if extra == "forbid":
        found["additionalProperties"] = False
    return found


def _conditions(spec: FieldSpec) -> list[JsonObject]:
    """When other fields make this one required."""
    then = {"required": [spec.name]}
    found: list[JsonObject] = []
    for name, wanted in spec.required_if.items():
        condition: JsonObject = {"required": [name]}
        if wanted:
            condition["properties"] = {name: {"enum": list(wanted)}}
        found.append({"if": condition, "then": then})
    if spec.required_unless:
        present = [{"required": [name]} for name in spec.required_unless]
        found.append({"anyOf": [then, *present]})
    return found


def _field(spec: FieldSpec, nullable: bool = True) -> JsonObject:
    kinds = [_kind(kind, spec) for kind in spec.kinds]
    if spec.separator is not None:
        kinds.append({"type": "string"})
    if nullable and not spec.required and {} not in kinds:
        kinds.append({"type": "null"})
    found = kinds[0] if len(kinds) == 1 else {"anyOf": kinds}
    notes: JsonObject = {}
    if spec.description:
        notes["description"] = spec.description
    if spec.deprecated is not None:
        notes["deprecated"] = True
    if spec.default is not None:
        notes["default"] = spec.default
    return {**found, **notes}


def _kind(kind: str, spec: FieldSpec) -> JsonObject:
    found: JsonObject = dict(_TYPES[kind])
    if kind == "list":
        return _list(found, spec)
    if kind == "mapping":
        if spec.fields is not None:
            return _object(spec.fields, spec.extra)
        return {**found, "additionalProperties": _field(spec.items, False)} if spec.items else found
    if kind == "reference":
        return {**found, "enum": list(spec.names)}
    if spec.choices and kind in ("enum", "str", "slug", "int", "bool"):
        return {"enum": [one for one in spec.choices if kind == "enum" or _fits(kind, one)]}
    if kind == "url" and spec.relative:
        found["format"] = "uri-reference"
    limits: JsonObject = {}
    if kind in ("int", "float"):
        limits = {"minimum": spec.minimum, "maximum": spec.maximum}
    elif found.get("type") == "string":
        # a character that readers see may be several code points, so no longest length holds
        limits = {"minLength": spec.min_length, "pattern": spec.pattern}
    found.update({name: value for name, value in limits.items() if value is not None})
    return found


def _list(found: JsonObject, spec: FieldSpec) -> JsonObject:
    if spec.items is not None:
        found["items"] = _field(spec.items, nullable=False)
    limits = {"minItems": spec.min_items, "maxItems": spec.max_items}
    found.update({name: value for name, value in limits.items() if value is not None})
    if spec.unique_items:
        found["uniqueItems"] = True
    return found


def _fits(kind: str, value: object) -> bool:
    if kind == "bool":
        return isinstance(value, bool)
    if kind == "int":
        return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(value, str)
