"""More words for the `[terms]` of a configuration file, whose text is otherwise kept."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from doclint.configuration.toml_values import toml_value
from doclint.values.errors import UserError

__all__ = ["with_terms"]

# comments and strings, in which no other character means anything; what counts; line ends
_TOKEN = re.compile(
    r"(?P<comment>#[^\n]*)"
    r'|"""(?:\\.|.)*?"""|\'\'\'.*?\'\'\'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\''
    r"|(?P<end>\n)|[^\s#\"'\[\]{}=,]+|[\[\]{}=,]",
    re.DOTALL,
)
_TABLE = re.compile(r"[ \t]*\[[ \t]*(?:terms|\"terms\"|'terms')[ \t]*\]")


class _TermList(NamedTuple):
    """Where the value of a key stands: its brackets, and the end of what stands last in it."""

    opening: int
    last: int
    closing: int


def with_terms(text: str, words: Mapping[str, Iterable[str]]) -> str:
    """The TOML `text` with more `words` in the lists of its `[terms]` table, by their keys.

    Words that a list has are not added again, and all that is there stays as it is. Raises
    `UserError` for terms that are written in another way than as a table with lists.
    """
    terms = _terms(text)
    wanted: dict[str, list[str]] = {}
    for key, added in words.items():
        known = list(terms.get(key, ()))
        if new := sorted({*added}.difference(known)):
            wanted[key] = [*known, *new]
            text = _with_list(text, key, new) if key in terms else _with_key(text, key, new)
    try:
        written = _terms(text)
    except tomllib.TOMLDecodeError:
        written = {}
    if any(written.get(key) != expected for key, expected in wanted.items()):
        raise UserError("the words have no `[terms]` table of their own; add them by hand")
    return text


def _terms(text: str) -> Mapping[str, Any]:
    found = tomllib.loads(text).get("terms")
    return found if isinstance(found, dict) else {}


def _with_list(text: str, key: str, words: Iterable[str]) -> str:
    """`text` with `words` at the end of the list `key`."""
    found = _list(text, key)
    if found is None:
        return text
    opening, last, closing = found
    values = list(map(toml_value, words))
    is_empty = last == opening + 1
    comma = "" if is_empty or text[last - 1] == "," else ","
    line = text.rfind("\n", 0, closing) + 1
    if line <= last or text[line:closing].strip():
        space = "" if is_empty else " "
        return f"{text[:last]}{comma}{space}{', '.join(values)}{text[last:]}"
    before = text[text.rfind("\n", 0, last) + 1 : last]
    indent = before[: len(before) - len(before.lstrip())] if not is_empty else ""
    added = "".join(f"{indent or '  '}{value},{_line_end(text)}" for value in values)
    return f"{text[:last]}{comma}{text[last:line]}{added}{text[line:]}"


def _with_key(text: str, key: str, words: Iterable[str]) -> str:
    """`text` with the list `key`, behind what stands last in the table."""
    end = _line_end(text)
    added = f"{key} = [{end}" + "".join(f"  {toml_value(word)},{end}" for word in words) + f"]{end}"
    table = _table(text)
    if table is None:
        # a blank line before the table
        separator = "" if not text or text.endswith(end * 2) else end
        if text and not text.endswith("\n"):
            separator = end * 2
        return f"{text}{separator}[terms]{end}{added}"
    last = max(token.end() for token in _tokens(text, *table))
    line = text.find("\n", last) + 1
    if not line:
        return f"{text}{end}{added}"
    return f"{text[:line]}{added}{text[line:]}"


def _list(text: str, key: str) -> _TermList | None:
    """Where the list `key` of the table stands."""
    table = _table(text)
    tokens = [] if table is None else list(_tokens(text, *table))
    for index, token in enumerate(tokens[:-2]):
        if token[0] in (key, f'"{key}"', f"'{key}'") and tokens[index + 1][0] == "=":
            opening = tokens[index + 2]
            last = opening
            for other in tokens[index + 3 :]:
                if other[0] == "]":
                    return _TermList(opening.start(), last.end(), other.start())
                last = other
    return None


def _table(text: str) -> tuple[int, int] | None:
    """Where the table stands, from its header to the next one."""
    start: int | None = None
    depth, line = 0, 0
    for token in _TOKEN.finditer(text):
        if token[0] == "[" and not depth and not text[line : token.start()].strip():
            if start is not None:
                return start, line
            if _TABLE.match(text, line):
                start = line
        depth += (token[0] in "[{") - (token[0] in "]}")
        if token["end"]:
            line = token.end()
    return None if start is None else (start, len(text))


def _tokens(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """What counts between `start` and `end`: no comments, no line ends."""
    for token in _TOKEN.finditer(text, start, end):
        if not token["comment"] and not token["end"]:
            yield token


def _line_end(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"
