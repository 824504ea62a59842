"""The JSON Schema of the format `json`; `python -m tools.output_schema` prints it."""

from __future__ import annotations

import sys
from json import dumps

from doclint.report.rule_urls import HOME
from doclint.values.diagnostic import Applicability, Severity

__all__ = ["output_schema", "schema_text"]

Schema = dict[str, object]

_TEXT: Schema = {"type": "string"}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_NUMBER_FROM_ONE: Schema = {"type": "integer", "minimum": 1}


def output_schema() -> Schema:
    """The schema of the whole envelope, in JSON Schema 2020-12."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{HOME}schemas/output.schema.json",
        "title": "The output of doclint check --output-format json",
        **_object(
            {
                "version": {"const": 1},
                "summary": _object(
                    {
                        "files": _COUNT,
                        "files_with_findings": _COUNT,
                        "findings": _COUNT,
                        "fixable": _COUNT | {"description": "Findings with a safe or unsafe fix."},
                        "complete": {
                            "type": "boolean",
                            "description": "False when a file was not read, a rule crashed or a "
                            "fix was not written.",
                        },
                    }
                ),
                "statistics": {
                    "type": "array",
                    "items": _object({"code": _TEXT, "name": _TEXT, "findings": _NUMBER_FROM_ONE}),
                },
                "diagnostics": {"type": "array", "items": {"$ref": "#/$defs/diagnostic"}},
            },
            optional=("statistics",),
        ),
        "$defs": {"diagnostic": _diagnostic(), "position": _position(), "fix": _fix()},
    }


def schema_text() -> str:
    """The schema as it stands in `schemas/output.schema.json`."""
    return dumps(output_schema(), indent=2) + "\n"


def _diagnostic() -> Schema:
    place = {"$ref": "#/$defs/position"}
    properties: dict[str, object] = {
        "code": _TEXT | {"description": "The permanent code of the rule."},
        "name": _TEXT,
        "severity": {"enum": [severity.label for severity in reversed(Severity)]},
        "message": _TEXT,
        "path": _TEXT | {"description": "Relative to the folder doclint was started in, with /."},
        "url": {"type": ["string", "null"], "description": "The page of the rule."},
        "start": place,
        "end": place | {"description": "Where the finding ends; not part of it any more."},
        "fix": {"anyOf": [{"type": "null"}, {"$ref": "#/$defs/fix"}]},
    }
    return _object(properties)


def _position() -> Schema:
    meanings = {
        "line": "Lines end at LF, CRLF or CR.",
        "column": "In code points.",
        "utf16_column": "In UTF-16 units.",
        "offset": "In code points from the start of the text.",
        "byte_offset": "In UTF-8 bytes from the start of the file.",
    }
    return _object(
        {
            name: (_COUNT if "offset" in name else _NUMBER_FROM_ONE) | {"description": meaning}
            for name, meaning in meanings.items()
        }
    )


def _fix() -> Schema:
    edit = _object({"start": _COUNT, "end": _COUNT, "text": _TEXT})
    properties: dict[str, object] = {
        "title": _TEXT,
        "applicability": {"enum": [applicability.value for applicability in Applicability]},
        "edits": {
            "type": "array",
            "items": edit | {"description": "Replaces the code points from start to end by text."},
        },
    }
    return _object(properties)


def _object(properties: dict[str, object], optional: tuple[str, ...] = ()) -> Schema:
    """An object with exactly `properties`."""
    return {
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name not in optional],
        "additionalProperties": False,
    }


if __name__ == "__main__":
    sys.stdout.write(schema_text())
