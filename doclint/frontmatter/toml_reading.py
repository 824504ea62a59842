"""TOML texts to values with positions, with limits and messages that no interpreter changes."""

from __future__ import annotations

import re
import tomllib

from doclint.frontmatter.front_matter import DUPLICATE_KEY, INVALID, Loaded, Problem
from doclint.frontmatter.limits import MAX_DEPTH, MAX_NUMBER, FrontMatterError, too_deep
from doclint.frontmatter.toml_positions import locate_values
from doclint.values.lazy_pattern import lazy_pattern
from doclint.values.text import Span

__all__ = ["read_toml"]

_PLACE = lazy_pattern(r"(.*?) \(at (?:line (\d+), column (\d+)|end of document)\)", re.DOTALL)
_LONG_NUMBER = lazy_pattern(rf"[0-9][0-9_]{{{MAX_NUMBER}}}")
_DUPLICATE = ("Cannot overwrite", "Cannot declare", "already", "Cannot mutate", "Duplicate inline")
_LINE = lazy_pattern(r"[^\n]*")
# brackets, and as one piece each what may hold some that count for nothing
_BRACKET = lazy_pattern(
    r"[\[{\]}]|#[^\n]*|\"\"\".*?(?:\"\"\"|\Z)|'''.*?(?:'''|\Z)"
    r"|\"(?:[^\"\\\n]|\\.)*+\"?|'[^'\n]*'?",
    re.DOTALL,
)
_KEY = lazy_pattern(r"[^=\[\]#\s]+")


def read_toml(text: str, offset: int = 0) -> Loaded:
    """The values of the TOML text `text`, which stands at `offset` of its page, with positions.

    Raises `FrontMatterError`.
    """
    _refuse_hostile(text, offset)
    try:
        values = tomllib.loads(text)
    except RecursionError:
        raise too_deep(_deepest(text, offset) or Span(offset, offset)) from None
    except ValueError as error:
        raise FrontMatterError(_problem(text, offset, str(error))) from error
    return Loaded(values, locate_values(text, offset))


def _refuse_hostile(fm: str, offset: int) -> None:
    """Stop before what costs `tomllib` quadratic time: dotted keys and long numbers."""
    if fm.count(".") > MAX_DEPTH:
        position = 0
        for line in fm.split("\n"):
            name, equals, _ = line.partition("=")
            if (equals or name.lstrip().startswith("[")) and name.count(".") > MAX_DEPTH:
                raise too_deep(Span(position + offset, position + offset + len(line)))
            position += len(line) + 1
    number = _LONG_NUMBER.search(fm)
    if number is not None and '"' not in fm[: number.start()].rsplit("\n", 1)[-1]:
        words = f"a number of more than {MAX_NUMBER} digits; quote it if it is text"
        span = Span(number.start() + offset, number.end() + offset)
        raise FrontMatterError(Problem(INVALID, words, span))


def _deepest(fm: str, offset: int) -> Span | None:
    """The bracket with which nesting goes too deep, if it does."""
    depth = 0
    for found in _BRACKET.finditer(fm):
        bracket = found[0]
        depth += (bracket in ("[", "{")) - (bracket in ("]", "}"))
        if depth > MAX_DEPTH:
            return Span(found.start() + offset, found.end() + offset)
    return None


def _problem(fm: str, offset: int, message: str) -> Problem:
    """The problem behind an error message of `tomllib`, at the place that it names."""
    place = _PLACE.fullmatch(message)
    words = place[1] if place else message
    index = len(fm.rstrip())
    # `tomllib` turns CRLF into LF before it counts; so do its lines and columns
    if place is not None and place[2] is not None:
        lines = list(_LINE.finditer(fm))
        starts = [
            found.start() for found in lines if found.start() == 0 or fm[found.start() - 1] == "\n"
        ]
        line = min(int(place[2]), len(starts)) - 1
        index = min(starts[line] + int(place[3]) - 1, len(fm))
    # how deep `tomllib` reads before it stops depends on the interpreter
    deep = _deepest(fm[:index], offset)
    if deep is not None:
        return too_deep(deep).problem
    if any(part in words for part in _DUPLICATE):
        return _duplicate(fm, offset, index)
    quoted = words[0].lower() + words[1:] if words else "cannot be read"
    end = index + 1 if fm[index : index + 1] not in ("", "\n", "\r") else index
    return Problem(
        INVALID, f"TOML cannot be read here: {quoted}", Span(index + offset, end + offset)
    )


def _duplicate(fm: str, offset: int, index: int) -> Problem:
    """The problem of a key or table that is set twice; `tomllib` points behind the value."""
    start = fm.rfind("\n", 0, index) + 1
    key = _KEY.search(fm, start)
    span = Span(key.start(), key.end()) if key else Span(index, index)
    words = f"duplicate key `{fm[slice(*span)]}`"
    return Problem(DUPLICATE_KEY, words, Span(span.start + offset, span.end + offset))
