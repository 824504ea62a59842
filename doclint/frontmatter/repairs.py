"""Fixes for schema findings: each edits one key or one value and keeps everything else."""

from __future__ import annotations

import datetime
import re
from typing import NamedTuple

from doclint.frontmatter.failures import Failure
from doclint.values.lazy_pattern import lazy_pattern
from doclint.values.text import Span

__all__ = ["Repair", "is_surprising", "quote", "rename", "repair", "surprises"]


class Repair(NamedTuple):
    """One edit that mends a key or a value; `safe` says that the meaning stays the author's."""

    title: str
    span: Span
    text: str
    safe: bool


# kinds of fields whose values are text
_TEXTS = frozenset(("str", "slug", "url", "email", "language", "enum"))
_PLAIN_WORD = lazy_pattern(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`=~<.0-9][^:#\[\]{},\r\n\\]*")
_YAML_WORDS = lazy_pattern(r"(?i)y|yes|n|no|true|false|on|off|null")
_BARE_KEY = lazy_pattern(r"[A-Za-z_][\w-]*")
_SIMPLE = lazy_pattern(r"[^'\"\[\]{}|>&*!%@`#\r\n][^'\"#\[\]{},\r\n]*")


def surprises(value: object, raw: str) -> bool:
    """Whether the plain YAML scalar `raw` became a `value` that does not read like it."""
    if isinstance(value, bool):
        return raw != str(value).lower()
    if isinstance(value, datetime.date):
        return True
    return isinstance(value, int | float) and raw != str(value)


def is_surprising(failure: Failure, raw: str, name: str) -> bool:
    """Whether text was wanted and the author wrote text that YAML takes for something else."""
    if name != "yaml" or failure.wants not in _TEXTS or raw[:1] in ("'", '"'):
        return False
    return surprises(failure.value, raw)


def repair(failure: Failure, text: str, span: Span, name: str) -> Repair | None:
    """The fix that makes the value at `span` right, if there is one."""
    if failure.at_key or span.start == span.end or (name == "part" and not failure.replacement):
        return None
    raw = text[slice(*span)]
    value = failure.value
    if failure.wants in _TEXTS and isinstance(value, bool | int | float | datetime.date):
        if failure.wants == "enum" and raw not in failure.choices:
            return None
        return quote(raw, span)
    if failure.replacement is not None and isinstance(value, str):
        return _replaced(failure.replacement, value, raw, span, name)
    if isinstance(value, str) and raw[:1] in ("'", '"') and _unquotes(failure.wants, raw[1:-1]):
        return Repair("Remove the quotes", span, raw[1:-1], safe=False)
    if failure.wants == "list" and isinstance(value, str | int | float) and name != "json":
        if name == "yaml" and not _SIMPLE.fullmatch(raw) and raw[:1] not in ("'", '"'):
            return None
        return Repair("Make it a list", span, f"[{raw}]", safe=False)
    return None


def quote(raw: str, span: Span) -> Repair | None:
    """The fix that puts quotes around the scalar `raw`, so that it stays text."""
    if '"' in raw or "\\" in raw or "\n" in raw or raw[:1] in ("'", "[", "{", "&", "*", "!"):
        return None
    return Repair("Put quotes around it", span, f'"{raw}"', safe=True)


def rename(text: str, span: Span, name: str, style: str) -> Repair | None:
    """The fix that gives the key at `span` the name `name`, in the quotes that it has."""
    raw = text[slice(*span)]
    if raw[:1] in ("'", '"') and raw[:1] == raw[-1:]:
        if raw[0] in name or "\\" in name:
            return None
        renamed = f"{raw[0]}{name}{raw[0]}"
    elif style == "json" or not _BARE_KEY.fullmatch(name):
        return None
    else:
        renamed = name
    return Repair(f"Rename it to `{name}`", span, renamed, safe=False)


def _replaced(replacement: str, value: str, raw: str, span: Span, name: str) -> Repair | None:
    """The fix that writes `replacement` in the quotes that the value has; SAFE if only case or
    surrounding white space change.
    """
    if raw[:1] in ("'", '"') and raw[:1] == raw[-1:] and len(raw) > 1:
        if raw[0] in replacement or "\\" in replacement:
            return None
        written = f"{raw[0]}{replacement}{raw[0]}"
    elif name == "part":
        if not _PLAIN_WORD.fullmatch(replacement):
            return None
        written = replacement
    elif raw == value and name == "yaml":
        plain = _PLAIN_WORD.fullmatch(replacement) and not _YAML_WORDS.fullmatch(replacement)
        written = replacement if plain else f'"{replacement}"'
        if not plain and ('"' in replacement or "\\" in replacement):
            return None
    else:
        return None
    same = replacement.casefold() == value.strip().casefold()
    return Repair(f"Replace it by `{replacement}`", span, written, same)


def _unquotes(wants: str, inner: str) -> bool:
    """Whether `inner` without quotes reads as the kind of value that is wanted."""
    if wants == "int":
        return re.fullmatch(r"-?(?:0|[1-9][0-9]*)", inner) is not None
    if wants == "float":
        return re.fullmatch(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?", inner) is not None
    return wants == "bool" and inner in ("true", "false")
