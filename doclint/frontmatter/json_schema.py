"""Schemas written in JSON Schema; needs the optional package jsonschema-rs."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from doclint.frontmatter.failures import (
    INVALID_VALUE,
    MISSING,
    UNKNOWN,
    Failure,
    length_phrase,
    one_of,
)
from doclint.frontmatter.json_reading import read_json
from doclint.frontmatter.limits import FrontMatterError
from doclint.frontmatter.problems import line_in
from doclint.frontmatter.schema import Schema
from doclint.frontmatter.spec import KINDS, SchemaFileError
from doclint.values.system_errors import refusal

if TYPE_CHECKING:
    from jsonschema_rs import ValidationError

__all__ = ["json_schema"]

_TYPES = {
    "string": "str", "integer": "int", "number": "float", "boolean": "bool", "array": "list",
    "object": "mapping",
}  # fmt: skip
_FORMATS = {
    "date": "date", "date-time": "datetime", "uri": "url", "uri-reference": "url", "iri": "url",
    "email": "email", "idn-email": "email",
}  # fmt: skip
_MAX_DEPTH = 100

# the phrase for each keyword, made from what the schema gives for it
_PHRASES: Mapping[str, Callable[[object], str]] = {
    "MaxLength": lambda kind: f"at most {_of(kind, 'limit')}",
    "MinLength": lambda kind: f"at least {_of(kind, 'limit')}",
    "MaxItems": lambda kind: f"at most {_of(kind, 'limit')} items",
    "MinItems": lambda kind: f"at least {_of(kind, 'limit')} items",
    "MaxProperties": lambda kind: f"at most {_of(kind, 'limit')} fields",
    "MinProperties": lambda kind: f"at least {_of(kind, 'limit')} fields",
    "Minimum": lambda kind: f"at least {_of(kind, 'limit')}",
    "Maximum": lambda kind: f"at most {_of(kind, 'limit')}",
    "ExclusiveMinimum": lambda kind: f"more than {_of(kind, 'limit')}",
    "ExclusiveMaximum": lambda kind: f"less than {_of(kind, 'limit')}",
    "MultipleOf": lambda kind: f"a multiple of {_of(kind, 'multiple_of')}",
    "Pattern": lambda kind: f"text that matches `{_of(kind, 'pattern')}`",
    "UniqueItems": lambda _: "every item once",
    "Contains": lambda _: "a list with another item",
    "FalseSchema": lambda _: "nothing here",
    "Not": lambda _: "another value",
}


def json_schema(reference: str, path: Path, trusted: bool, root: Path) -> Schema:
    """The schema in the JSON file `path`; nothing outside `root` is read, nothing is fetched.

    Raises `SchemaFileError` when the file is no JSON Schema or jsonschema-rs is not installed.
    """
    schema = _read(path)
    return Schema(
        reference,
        str(schema.get("title", path.stem)),
        _engine(schema, path, root),
        names=tuple(map(str, _mapping(schema.get("properties")))),
        required=tuple(map(str, _list(schema.get("required")))),
        files=(str(path),),
        trusted=trusted,
        root=root,
    )


def _read(path: Path) -> dict[str, object]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise SchemaFileError(f"schema cannot be read: {refusal(error)}", str(path)) from error
    except UnicodeError as error:
        raise SchemaFileError("schema cannot be read: not UTF-8 text", str(path)) from error
    try:
        schema = read_json(text)
    except FrontMatterError as error:
        line = line_in(text, error.problem.span.start, 1)
        raise SchemaFileError(error.problem.message, str(path), line) from error
    if not isinstance(schema, dict):
        raise SchemaFileError("schema is no JSON object", str(path), 1)
    return schema


def _engine(
    schema: Mapping[str, object], path: Path, root: Path
) -> Callable[[Mapping[str, object]], Iterable[Failure]]:
    try:
        import jsonschema_rs
    except ImportError as error:
        words = "JSON Schema needs the package jsonschema-rs: install `doclint[jsonschema]`"
        raise SchemaFileError(words, str(path)) from error

    names = tuple(map(str, _mapping(schema.get("properties"))))

    def retrieve(uri: str) -> Any:
        return _local(uri, root)

    try:
        validator = jsonschema_rs.validator_for(
            dict(schema),
            validate_formats=True,
            retriever=retrieve,
            base_uri=path.resolve().as_uri(),
        )
    except (ValueError, TypeError) as error:
        reason = str(error).splitlines()[0]
        where = ".".join(str(part) for part in getattr(error, "instance_path", ()))
        at = f" at `{where}`" if where else ""
        words = f"this is no valid JSON Schema{at}: {reason}"
        raise SchemaFileError(words, str(path), key=where) from error

    def failures(values: Mapping[str, object]) -> Iterator[Failure]:
        plain = _plain(values)
        for error in validator.iter_errors(plain):
            for failure in _failures(error, values):
                known = failure.kind == UNKNOWN and len(failure.loc) == 1
                yield failure._replace(choices=names) if known else failure

    return failures


def _local(uri: str, root: Path) -> Any:
    """The JSON file behind a reference inside a schema."""
    parts = urlsplit(uri)
    path = Path(unquote(parts.path))
    if parts.scheme != "file" or not path.resolve().is_relative_to(root.resolve()):
        raise ValueError(f"the reference `{uri}` leaves the repository")
    try:
        return read_json(path.read_text(encoding="utf-8-sig"))
    except FrontMatterError as error:
        raise ValueError(error.problem.message) from error


def _failures(error: ValidationError, values: object) -> Iterator[Failure]:
    """The failures behind one error; the branches of an `anyOf` are tagged like a union's."""
    loc = tuple(error.instance_path)
    kind = error.kind
    name = type(kind).__name__
    value = _at(values, error.instance_path)
    if name in ("AnyOf", "OneOfNotValid"):
        for number, branch in enumerate(_of(kind, "context")):
            for inner in branch:
                rest = tuple(inner.instance_path)
                tag = (*loc, f"branch {number}", *rest[len(loc) :])
                for failure in _failures(inner, values):
                    yield failure._replace(loc=(*tag, *failure.loc[len(rest) :]))
    elif name == "Required":
        yield Failure(MISSING, (*loc, str(_of(kind, "property"))))
    elif name in ("AdditionalProperties", "UnevaluatedProperties"):
        for unexpected in _of(kind, "unexpected"):
            yield Failure(UNKNOWN, (*loc, unexpected))
    else:
        yield _value_failure(name, kind, loc, value, error.message)


def _value_failure(
    name: str, kind: object, loc: tuple[str | int, ...], value: object, message: str
) -> Failure:
    if name == "Type":
        types = [_TYPES.get(str(one), "any") for one in _of(kind, "types")]
        expected = " or ".join(KINDS[one] for one in types)
        return Failure(INVALID_VALUE, loc, value, expected, wants=types[0])
    if name == "Enum":
        options = tuple(_of(kind, "options"))
        choices = tuple(map(str, options))
        return Failure(INVALID_VALUE, loc, value, one_of(options), "", choices, "enum")
    if name == "Constant":
        wanted = _of(kind, "expected_value")
        return Failure(INVALID_VALUE, loc, value, f"`{wanted}`", "", (str(wanted),), "enum")
    if name == "Format":
        wants = _FORMATS.get(str(_of(kind, "format")), "")
        expected = KINDS.get(wants, f"the format `{_of(kind, 'format')}`")
        return Failure(INVALID_VALUE, loc, value, expected, wants=wants)
    if name == "PropertyNames":
        inner = _of(kind, "error")
        key = str(inner.instance)
        words = _value_failure(type(inner.kind).__name__, inner.kind, (), key, inner.message)
        return words._replace(loc=(*loc, key), value=key, at_key=True)
    if name in _PHRASES:
        is_long = name in ("MaxLength", "MinLength") and isinstance(value, str)
        found = length_phrase(len(str(value))) if is_long else ""
        return Failure(INVALID_VALUE, loc, value, _PHRASES[name](kind), found)
    return Failure(INVALID_VALUE, loc, value, note=message[:1].lower() + message[1:])


def _of(kind: object, name: str) -> Any:
    """An attribute of an error kind; which there are depends on the kind."""
    return getattr(kind, name)


def _at(values: object, path: Iterable[str | int]) -> object:
    """The value of the page, not of its JSON form, at `path`."""
    for part in path:
        if isinstance(values, dict):
            values = values.get(part, next((v for k, v in values.items() if str(k) == part), None))
        elif isinstance(values, list) and isinstance(part, int):
            values = values[part]
    return values


def _plain(value: object, depth: int = 0) -> object:
    """`value` as JSON has it: dates as ISO 8601 text, keys as text."""
    if depth > _MAX_DEPTH:
        return None
    if isinstance(value, dict):
        return {str(key): _plain(one, depth + 1) for key, one in value.items()}
    if isinstance(value, list | tuple | set):
        return [_plain(one, depth + 1) for one in value]
    if isinstance(value, datetime.datetime):
        # RFC 3339 knows no time without a zone
        return value.isoformat() if value.tzinfo else f"{value.isoformat()}Z"
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return value.decode("latin-1") if isinstance(value, bytes) else value


def _mapping(value: object) -> Mapping[object, object]:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> Sequence[object]:
    return value if isinstance(value, list) else ()
