"""One key of a configuration file: what it takes, and what is wrong with a value."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from doclint.files.file_selection import FileSelection
from doclint.page.reading import Limits
from doclint.site.site_config import SiteConfig
from doclint.values.lazy_pattern import lazy_pattern
from doclint.values.settings import Settings

__all__ = ["Filled", "Key", "problem_with"]

_LANGUAGE = lazy_pattern(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")

# what the values of keys become the fields of
Filled = type[Settings] | type[FileSelection] | type[SiteConfig] | type[Limits]


class Key(NamedTuple):
    """What one key takes, and where its value goes.

    `kind` is `string`, `language`, `strings` (a list), `patterns` (a list of globs), `boolean`,
    `integer` (from 1 on), `choice` (one of `choices()`), `table` or `tables`.

    The value is the field of `fills` that has the key's name, with underscores, and the default of
    that field is the key's; a table has its keys in `table`, and each is a field of what the table
    fills. `fills` is None where it takes more than that. `unset` says what holds without the key
    where its default is empty. `overrides` says that settings for some of the files may have the
    key too, `adds` that a file adds to what the one that it extends says.
    """

    kind: str
    help: str
    fills: Filled | None = None
    choices: Callable[[], tuple[str, ...]] = tuple
    unset: str = ""
    overrides: bool = False
    adds: bool = False
    table: Mapping[str, Key] = MappingProxyType({})


def problem_with(key: Key, value: object) -> str:
    """What is wrong with `value`, such as `expected a string, found a number`; empty if nothing."""
    if key.kind in ("string", "choice", "language"):
        return _text_problem(key, value)
    if key.kind == "integer":
        if isinstance(value, bool) or not isinstance(value, int):
            return f"expected a whole number, found {_named(value)}"
        return "" if value >= 1 else f"expected a number from 1 on, found {value}"
    if key.kind in ("strings", "patterns"):
        return _strings_problem(value)
    if key.kind == "boolean":
        return "" if isinstance(value, bool) else f"expected true or false, found {_named(value)}"
    if key.kind == "table":
        return "" if isinstance(value, Mapping) else f"expected a table, found {_named(value)}"
    if isinstance(value, list) and all(isinstance(item, Mapping) for item in value):
        return ""
    return f"expected tables in double brackets, found {_named(value)}"


def _text_problem(key: Key, value: object) -> str:
    if not isinstance(value, str):
        return f"expected a string, found {_named(value)}"
    if key.kind == "choice" and value not in key.choices():
        return f"expected one of {', '.join(key.choices())}, found `{value}`"
    if key.kind == "language" and not _LANGUAGE.fullmatch(value):
        return f"expected a language code such as `hi`, found `{value}`"
    return ""


def _strings_problem(value: object) -> str:
    if not isinstance(value, list):
        return f"expected a list of strings, found {_named(value)}"
    for item in value:
        if not isinstance(item, str):
            return f"expected a list of strings, found {_named(item)} in it"
        if not item.strip():
            return "expected a list of strings, found an empty one in it"
    return ""


def _named(value: object) -> str:
    """A value's type in the words of a configuration's author."""
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if isinstance(value, str):
        return f"the string `{value}`"
    if isinstance(value, int | float):
        return f"the number {value}"
    if isinstance(value, list):
        return "a list"
    return "a table" if isinstance(value, Mapping) else f"`{value}`"
