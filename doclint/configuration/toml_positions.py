"""Where keys stand in a TOML text; the standard library's reader keeps no positions."""

from __future__ import annotations

import re
import tomllib

from doclint.frontmatter.model import KeyPath

__all__ = ["key_positions"]

_BLANK = re.compile(r"(?:[ \t]|#[^\n]*)*")
_BLANK_LINES = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_QUOTED = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'', re.DOTALL
)
_SCALAR = re.compile(r"[^,\]}\n#]*")


def key_positions(text: str) -> dict[KeyPath, int]:
    """The offset of every key and array item of the valid TOML document `text`.

    A table that appears in several places keeps its first one.
    """
    return _Scanner(text).scan()


class _Scanner:
    """Reads statements from `_at` on; `_table` is the path that keys are relative to."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._table: KeyPath = ()
        self._lengths: dict[KeyPath, int] = {}
        self._found: dict[KeyPath, int] = {}

    def scan(self) -> dict[KeyPath, int]:
        self._skip(_BLANK_LINES)
        while self._at < len(self._text):
            if self._text[self._at] == "[":
                self._header()
            else:
                self._statement(self._table)
            self._skip(_BLANK_LINES)
        return self._found

    def _skip(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self._text, self._at)
        if found is None or not found[0]:
            return ""
        self._at = found.end()
        return found[0]

    def _record(self, path: KeyPath, offset: int) -> None:
        self._found.setdefault(path, offset)

    def _header(self) -> None:
        start = self._at
        many = self._text.startswith("[[", start)
        self._at += 2 if many else 1
        parts = self._key()
        self._at += 2 if many else 1
        path: KeyPath = ()
        for depth, part in enumerate(parts, 1):
            path = (*path, part)
            self._record(path, start)
            if many and depth == len(parts):
                self._lengths[path] = self._lengths.get(path, 0) + 1
            if path in self._lengths:
                path = (*path, self._lengths[path] - 1)
                self._record(path, start)
        self._table = path

    def _key(self) -> list[str]:
        """A dotted key's parts."""
        parts: list[str] = []
        while True:
            self._skip(_BLANK)
            bare = self._skip(_BARE_KEY)
            if not bare:
                quoted = self._skip(_QUOTED)
                bare = tomllib.loads(f"k = {quoted}")["k"]
            parts.append(bare)
            self._skip(_BLANK)
            if not self._text.startswith(".", self._at):
                return parts
            self._at += 1

    def _statement(self, table: KeyPath) -> None:
        """One `key = value`."""
        start = self._at
        path = table
        for part in self._key():
            path = (*path, part)
            self._record(path, start)
        self._at += 1
        self._skip(_BLANK)
        self._value(path)

    def _value(self, path: KeyPath) -> None:
        opening = self._text[self._at : self._at + 1]
        if opening == "[":
            self._sequence(path)
        elif opening == "{":
            self._inline_table(path)
        elif opening in ('"', "'"):
            self._skip(_QUOTED)
        else:
            self._skip(_SCALAR)

    def _sequence(self, path: KeyPath) -> None:
        self._at += 1
        index = 0
        while not self._closed("]"):
            self._record((*path, index), self._at)
            self._value((*path, index))
            index += 1

    def _inline_table(self, path: KeyPath) -> None:
        self._at += 1
        while not self._closed("}"):
            self._statement(path)

    def _closed(self, bracket: str) -> bool:
        """Skip to the next item; True once `bracket` has ended the collection."""
        self._skip(_BLANK_LINES)
        if self._text.startswith(",", self._at):
            self._at += 1
            self._skip(_BLANK_LINES)
        if self._at >= len(self._text) or self._text[self._at] == bracket:
            self._at += 1
            return True
        return False
