"""Front matter apart from the body, as generators tell them apart, and what it says."""

from __future__ import annotations

import re
import tomllib
from typing import NamedTuple

import yaml

__all__ = ["Parts", "front_matter_values", "parts"]

_BLOCK = re.compile(
    r"\A\ufeff?(?P<mark>---|\+\+\+)[ \t]*\r?\n(?P<head>.*?)^(?P=mark)[ \t]*(?:\r?\n|\Z)",
    re.MULTILINE | re.DOTALL,
)


class Parts(NamedTuple):
    """The text between the marks of the front matter, which mark, and what comes after it."""

    head: str
    mark: str
    body: str


def parts(text: str) -> Parts:
    """`text` in its parts; without front matter all of it is the body."""
    found = _BLOCK.match(text)
    if found is None:
        return Parts("", "", text)
    return Parts(found["head"], found["mark"], text[found.end() :])


def front_matter_values(text: str) -> str:
    """A text that is equal for front matter that says the same; unreadable, it is its source."""
    head, mark, _ = parts(text)
    try:
        values = tomllib.loads(head) if mark == "+++" else yaml.safe_load(head)
    except (yaml.YAMLError, tomllib.TOMLDecodeError, ValueError):
        return head
    return repr(values)
