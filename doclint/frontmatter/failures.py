"""What a schema engine finds wrong with values, before it has a place and a message."""

from __future__ import annotations

import datetime
import difflib
import re
from collections.abc import Iterable
from typing import NamedTuple

__all__ = [
    "INVALID_VALUE",
    "MISSING",
    "UNKNOWN",
    "Failure",
    "described",
    "length_phrase",
    "nearest",
    "one_of",
]

MISSING = "missing"
UNKNOWN = "unknown"
INVALID_VALUE = "invalid"

_MAX_SHOWN = 40
_MAX_LISTED = 8


class Failure(NamedTuple):
    """One breach of a schema.

    `kind` is `missing`, `unknown` or `invalid`. `loc` leads to the value as the engine names it; it
    may hold parts that stand for no key. `expected` ends the sentence "expected …" and `found` the
    sentence "`field` is …"; an empty `found` means that the value describes itself. `choices` are
    what may stand there (for an unknown field: the fields there are). `wants` names the field kind
    that the schema asks for, `replacement` is the text that would be right, `at_key` says that the
    key is at fault, `note` is said at the end.
    """

    kind: str
    loc: tuple[str | int, ...]
    value: object = None
    expected: str = ""
    found: str = ""
    choices: tuple[str, ...] = ()
    wants: str = ""
    replacement: str | None = None
    at_key: bool = False
    note: str = ""


def described(value: object) -> str:
    """How a message speaks of `value`."""
    if value is None:
        return "empty"
    if isinstance(value, bool):
        return f"the boolean `{str(value).lower()}`"
    if isinstance(value, str):
        return f"the text `{_shortened(value)}`" if value.strip() else "empty text"
    if isinstance(value, int | float):
        word = "integer" if isinstance(value, int) else "number"
        return f"the {word} `{_shortened(str(value))}`"
    if isinstance(value, datetime.datetime):
        return f"the date and time `{value.isoformat()}`"
    if isinstance(value, datetime.date):
        return f"the date `{value.isoformat()}`"
    if isinstance(value, list | tuple):
        return f"a list of {len(value)}"
    return "a mapping" if isinstance(value, dict) else f"a value of type {type(value).__name__}"


def field_name(path: tuple[str | int, ...]) -> str:
    """A key path as people write it: `authors[0].name`."""
    name = ""
    for part in path:
        if isinstance(part, int):
            name += f"[{part}]"
        else:
            name += f".{part}" if name else part
    return name


def length_phrase(count: int) -> str:
    """How a message tells that a text has `count` characters."""
    return f"{count} character{'' if count == 1 else 's'} long"


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The one of `known` that `word` was probably meant to be, or None."""
    names = list(known)
    plain = {_plain(name): name for name in reversed(names)}
    if _plain(word) in plain:
        return plain[_plain(word)]
    close = difflib.get_close_matches(_plain(word), plain, 1, 0.6)
    return plain[close[0]] if close else None


def one_of(choices: Iterable[object]) -> str:
    """The choices of a field as a phrase."""
    shown = [f"`{_written(choice)}`" for choice in choices]
    if len(shown) == 1:
        return shown[0]
    if len(shown) > _MAX_LISTED:
        return f"one of {len(shown)} choices ({', '.join(shown[:_MAX_LISTED])}, …)"
    return f"{', '.join(shown[:-1])} or {shown[-1]}"


def _written(choice: object) -> str:
    return str(choice).lower() if isinstance(choice, bool) else str(choice)


def _plain(word: str) -> str:
    return re.sub(r"[\s_-]+", "", word).casefold()


def _shortened(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _MAX_SHOWN else f"{text[:_MAX_SHOWN]}…"
