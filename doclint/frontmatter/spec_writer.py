"""Writes a schema in the declarative language, as somebody would write it by hand."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Mapping

from doclint.frontmatter.spec import FieldSpec, SchemaSpec
from doclint.frontmatter.yaml_scalars import plain_value
from doclint.values.lazy_pattern import lazy_pattern

__all__ = ["write_spec"]

_WIDTH = 100
_PLAIN = lazy_pattern(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`=~<][^:#,\[\]{}\r\n\t\"'\\\u0085\u2028\u2029]*")


def write_spec(spec: SchemaSpec, counts: Mapping[str, int] | None = None, pages: int = 0) -> str:
    """The text of a schema file for `spec`; `counts` of how many `pages` have a field go beside."""
    lines = [f"title: {_scalar(spec.title)}"]
    if spec.description:
        lines.append(f"description: {_scalar(spec.description)}")
    if spec.extra:
        lines.append(f"extra: {spec.extra}")
    if spec.order:
        lines.append(f"order: {spec.order}")
    lines.append("fields:" if spec.fields else "fields: {}")
    for field in spec.fields:
        note = ""
        if counts is not None and not field.required:
            note = f"  # {counts.get(field.name, 0)} of {pages} pages"
        lines += _field_lines(field.name, _options(field), "  ", note)
    return "\n".join(lines) + "\n"


def _options(spec: FieldSpec) -> dict[str, object]:
    """The options of a field in the order in which they are best read."""
    kinds = spec.kinds[0] if len(spec.kinds) == 1 else list(spec.kinds)
    given: dict[str, object] = {"type": kinds}
    if spec.required:
        given["required"] = True
    if spec.required_if:
        given["required-if"] = {name: list(values) for name, values in spec.required_if.items()}
    if spec.required_unless:
        given["required-unless"] = list(spec.required_unless)
    plain = {
        "min-length": spec.min_length, "max-length": spec.max_length, "pattern": spec.pattern,
        "script": spec.script, "min": spec.minimum, "max": spec.maximum,
        "min-items": spec.min_items, "max-items": spec.max_items, "separator": spec.separator,
        "use": spec.use, "default": spec.default, "data": spec.data, "page": spec.page,
        "description": spec.description or None,
    }  # fmt: skip
    given.update({name: value for name, value in plain.items() if value is not None})
    for name in ("unique", "unique_items", "prose", "relative"):
        if getattr(spec, name):
            given[name.replace("_", "-")] = True
    for name in ("forbidden", "deprecated"):
        if getattr(spec, name) is not None:
            given[name] = getattr(spec, name) or True
    if spec.choices:
        given["choices"] = list(spec.choices)
    if spec.items is not None:
        given["items"] = _options(spec.items)
    if spec.fields is not None:
        if spec.extra == "forbid":
            given["extra"] = "forbid"
        given["fields"] = {child.name: _options(child) for child in spec.fields}
    return given


def _field_lines(name: str, value: object, indent: str, note: str = "") -> Iterator[str]:
    """`name: value` on one line where it fits, in block style otherwise."""
    one_line = f"{indent}{_scalar(name)}: {_flow(value)}"
    if not isinstance(value, dict | list) or len(one_line) <= _WIDTH:
        yield one_line + note
        return
    yield f"{indent}{_scalar(name)}:{note}"
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _field_lines(str(key), inner, indent + "  ")
    else:
        for item in value:
            yield f"{indent}  - {_flow(item)}"


def _flow(value: object) -> str:
    if isinstance(value, dict):
        inside = ", ".join(f"{_scalar(str(key))}: {_flow(one)}" for key, one in value.items())
        return f"{{{inside}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_flow, value))}]"
    if isinstance(value, bool):
        return str(value).lower()
    if value is None:
        return "null"
    if isinstance(value, datetime.date):
        return value.isoformat()
    return str(value) if isinstance(value, int | float) else _scalar(str(value))


def _scalar(text: str) -> str:
    """`text` as a YAML scalar: plain where every YAML version reads it back as this text."""
    if text.strip() == text and _PLAIN.fullmatch(text) and text.isprintable():
        readings = []
        for version in ("1.1", "1.2"):
            try:
                readings.append(plain_value(text, version))
            except ValueError:
                break
        if readings == [text, text]:
            return text
    # a JSON string is a YAML one; what is not ASCII may stay as it is when it can be printed
    escaped = json.dumps(text, ensure_ascii=False)
    return "".join(
        char if char.isprintable() or char in "\u200c\u200d" else json.dumps(char)[1:-1]
        for char in escaped
    )
