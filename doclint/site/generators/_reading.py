"""Reads the configuration files of generators; a file that cannot be read says nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from doclint.files.disk import exists, read_text
from doclint.frontmatter.limits import FrontMatterError
from doclint.values.lazy_pattern import lazy_pattern

__all__ = [
    "as_list",
    "as_mapping",
    "as_strings",
    "as_text",
    "base_path_of",
    "first_existing",
    "is_future",
    "is_past",
    "javascript_strings",
    "javascript_value",
    "read_any",
]

_COMMENT = lazy_pattern(
    r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`|//[^\n]*|/\*.*?\*/", re.DOTALL
)


def read_any(path: Path) -> dict[str, Any]:
    """The mapping in the TOML, YAML or JSON file `path`; empty when there is none."""
    text = read_text(path)
    if not text:
        return {}
    try:
        return as_mapping(_read(text, path.suffix))
    except FrontMatterError:
        return {}


def _read(text: str, suffix: str) -> object:
    """The value of `text`, read by what is imported only where there is such a file."""
    if suffix == ".toml":
        from doclint.frontmatter.toml_reading import read_toml

        return read_toml(text).values
    if suffix == ".json":
        from doclint.frontmatter.json_reading import read_json

        return read_json(text)
    from doclint.frontmatter.yaml_events import read_yaml

    return read_yaml(text, foreign_tags=True)


def as_mapping(value: object) -> dict[str, Any]:
    """`value` if it is a mapping, else an empty one; keys become strings."""
    return {str(key): item for key, item in value.items()} if isinstance(value, Mapping) else {}


def as_list(value: object) -> list[Any]:
    """`value` if it is a list; a single value as a list of one; nothing for None."""
    if value is None:
        return []
    return list(value) if isinstance(value, list | tuple) else [value]


def as_strings(value: object) -> list[str]:
    """The strings in `value`, which may be one string or a list."""
    return [item for item in as_list(value) if isinstance(item, str) and item]


def as_text(value: object) -> str:
    """`value` if it is a string, else an empty one."""
    return value if isinstance(value, str) else ""


def base_path_of(url: str) -> str:
    """The path of the address `url` with a slash at both ends."""
    rest = url.split("://", 1)[1] if "://" in url else url
    path = (
        rest.split("/", 1)[1] if "/" in rest and "://" in url else rest if "://" not in url else ""
    )
    path = path.split("?", 1)[0].split("#", 1)[0].strip("/")
    return f"/{path}/" if path else "/"


def first_existing(root: Path, *names: str) -> Path | None:
    """The first of `names` that exists below `root`."""
    return next((root / name for name in names if exists(f"{root}/{name}")), None)


def strip_comments(source: str) -> str:
    """JavaScript without its comments."""
    return _COMMENT.sub(lambda found: "" if found[0].startswith("/") else found[0], source)


def javascript_value(source: str, key: str) -> str | None:
    """The first literal that `key` has in the JavaScript `source`: string, number or boolean.

    Nothing is run; a computed value is None.
    """
    found = re.search(
        rf"(?<![\w$.])[\"']?{re.escape(key)}[\"']?\s*:\s*"
        r"(?:\"([^\"\n]*)\"|'([^'\n]*)'|`([^`$]*)`|(true|false|[0-9]+)\b)",
        source,
    )
    return next((group for group in found.groups() if group is not None), None) if found else None


def javascript_strings(source: str, key: str) -> list[str] | None:
    """The strings of the first array or object literal that `key` has, in order; None without."""
    found = re.search(rf"(?<![\w$.])[\"']?{re.escape(key)}[\"']?\s*:\s*([\[{{])", source)
    if found is None:
        return None
    body = source[found.end() : _closing(source, found.end() - 1)]
    return [a or b or c for a, b, c in re.findall(r"\"([^\"\n]*)\"|'([^'\n]*)'|`([^`$]*)`", body)]


def javascript_body(source: str, key: str) -> str | None:
    """What stands between the braces or brackets of the first literal that `key` has."""
    found = re.search(rf"(?<![\w$.])[\"']?{re.escape(key)}[\"']?\s*:\s*([\[{{])", source)
    return source[found.end() : _closing(source, found.end() - 1)] if found else None


def _closing(source: str, start: int) -> int:
    """Where the bracket at `start` closes; strings are skipped."""
    depth = 0
    for found in re.finditer(r"\"[^\"\n]*\"|'[^'\n]*'|`[^`]*`|[\[\]{}()]", source[start:]):
        if found[0] in "[{(":
            depth += 1
        elif found[0] in "]})":
            depth -= 1
            if depth == 0:
                return start + found.start()
    return len(source)


def _day(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value)[:10]) if value else None
    except ValueError:
        return None


def is_future(value: object) -> bool:
    """Whether `value` is a day after today."""
    day = _day(value)
    return day is not None and day > date.today()


def is_past(value: object) -> bool:
    """Whether `value` is a day before today."""
    day = _day(value)
    return day is not None and day < date.today()
