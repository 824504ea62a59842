"""Where each key and value of a TOML document stands; `tomllib` gives only the values."""

from __future__ import annotations

import re
from json.decoder import scanstring  # type: ignore[attr-defined]  # missing in the stubs

from doclint.frontmatter.front_matter import KeyPath, Located
from doclint.frontmatter.limits import MAX_DEPTH, too_deep
from doclint.values.lazy_pattern import lazy_pattern
from doclint.values.text import Span

__all__ = ["locate_values"]

# TOML 1.0.0: white space, comments and line breaks between statements; keys; strings
_BETWEEN = lazy_pattern(r"(?:[ \t\r\n]|#[^\n]*)*")
_SPACE = lazy_pattern(r"[ \t]*")
_BARE_KEY = lazy_pattern(r"[A-Za-z0-9_-]+")
_STRING = lazy_pattern(
    r'"""(?:[^\\]|\\.)*?"{3,5}|'
    r"'''.*?'{3,5}|"
    r'"(?:[^"\\\n]|\\.)*"|'
    r"'[^'\n]*'",
    re.DOTALL,
)
_PLAIN = lazy_pattern(r"[^,\]}#\r\n]*[^,\]}#\r\n \t]")


def locate_values(text: str, offset: int) -> dict[KeyPath, Located]:
    """The place of every value of `text`, which must be valid TOML and stands at `offset`."""
    scanner = _TomlScanner(text, offset)
    scanner.document()
    return scanner.positions


class _TomlScanner:
    """Walks the statements of a TOML document."""

    def __init__(self, text: str, offset: int) -> None:
        self.text = text
        self.offset = offset
        self.index = 0
        self.table: KeyPath = ()
        self.lengths: dict[KeyPath, int] = {}
        self.positions: dict[KeyPath, Located] = {(): Located(None, Span(offset, offset))}

    def document(self) -> None:
        """Walk to the end."""
        self._skip()
        while self.index < len(self.text):
            if self.text[self.index] == "[":
                self._header()
            else:
                self._entry(self.table)
            self._skip()

    def _header(self) -> None:
        """`[table]` or `[[array of tables]]`."""
        start = self.index
        is_array = self.text.startswith("[[", start)
        self.index += 2 if is_array else 1
        parts = self._key()
        self.index = self.text.index("]", self.index) + (2 if is_array else 1)
        span = self._span(start, self.index)
        names = tuple(name for name, _ in parts)
        path = self._resolve((), names[:-1], parts)
        if is_array:
            array = (*path, names[-1])
            self.positions.setdefault(array, Located(parts[-1][1], span))
            number = self.lengths.get(array, 0)
            self.lengths[array] = number + 1
            self.table = (*array, number)
        else:
            self.table = self._resolve(path, names[-1:], parts)
        self.positions[self.table] = Located(parts[-1][1], span)

    def _resolve(
        self, base: KeyPath, names: tuple[str, ...], parts: list[tuple[str, Span]]
    ) -> KeyPath:
        """The path of `names` below `base`; the last element of an array of tables counts."""
        path = base
        for at, name in enumerate(names):
            path = (*path, name)
            self.positions.setdefault(path, Located(parts[at][1], parts[at][1]))
            if path in self.lengths:
                path = (*path, self.lengths[path] - 1)
        return path

    def _entry(self, table: KeyPath) -> None:
        """`key = value`."""
        parts = self._key()
        names = tuple(name for name, _ in parts)
        path = (*self._resolve(table, names[:-1], parts), names[-1])
        self.index = self.text.index("=", self.index) + 1
        self._spaces()
        start = self.index
        self._value(path)
        self.positions[path] = Located(parts[-1][1], self._span(start, self.index))

    def _key(self) -> list[tuple[str, Span]]:
        """The parts of a dotted key with their spans; quotes belong to the span."""
        parts: list[tuple[str, Span]] = []
        while True:
            self._spaces()
            start = self.index
            name = self._key_part()
            parts.append((name, self._span(start, self.index)))
            self._spaces()
            if not self.text.startswith(".", self.index):
                return parts
            self.index += 1

    def _key_part(self) -> str:
        start = self.index
        bare = _BARE_KEY.match(self.text, start)
        if bare is not None:
            self.index = bare.end()
            return bare[0]
        string = _STRING.match(self.text, start)
        if string is None:
            raise ValueError(f"expected a key at {start}")
        self.index = string.end()
        if string[0][0] == "'":
            return string[0][1:-1]
        return str(scanstring(string[0], 1, False)[0]) if "\\U" not in string[0] else string[0]

    def _value(self, path: KeyPath) -> None:
        if len(path) > MAX_DEPTH:
            raise too_deep(self._span(self.index, self.index + 1))
        character = self.text[self.index]
        if character in "\"'":
            string = _STRING.match(self.text, self.index)
            if string is None:
                raise ValueError(f"expected text at {self.index}")
            self.index = string.end()
        elif character == "[":
            self._array(path)
        elif character == "{":
            self._inline_table(path)
        else:
            plain = _PLAIN.match(self.text, self.index)
            self.index = plain.end() if plain else self.index + 1

    def _array(self, path: KeyPath) -> None:
        self.index += 1
        number = 0
        while True:
            self._skip()
            if self.text.startswith("]", self.index):
                self.index += 1
                return
            start = self.index
            self._value((*path, number))
            self.positions[(*path, number)] = Located(None, self._span(start, self.index))
            number += 1
            self._comma()

    def _inline_table(self, path: KeyPath) -> None:
        self.index += 1
        while True:
            self._skip()
            if self.text.startswith("}", self.index):
                self.index += 1
                return
            self._entry(path)
            self._comma()

    def _comma(self) -> None:
        self._skip()
        if self.text.startswith(",", self.index):
            self.index += 1

    def _skip(self) -> None:
        between = _BETWEEN.match(self.text, self.index)
        if between is not None:
            self.index = between.end()

    def _spaces(self) -> None:
        spaces = _SPACE.match(self.text, self.index)
        if spaces is not None:
            self.index = spaces.end()

    def _span(self, start: int, end: int) -> Span:
        return Span(start + self.offset, end + self.offset)
