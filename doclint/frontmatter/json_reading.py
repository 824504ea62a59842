"""JSON texts to values with positions, with limits and messages that no interpreter changes."""

from __future__ import annotations

import json
from contextlib import suppress
from json.decoder import (  # type: ignore[attr-defined]  # scanstring is not in the stubs
    JSONDecodeError,
    scanstring,
)

from doclint.frontmatter.front_matter import INVALID, KeyPath, Loaded, Located, Problem
from doclint.frontmatter.limits import (
    MAX_DEPTH,
    MAX_NODES,
    MAX_NUMBER,
    FrontMatterError,
    nests_too_deep,
    too_deep,
    too_large,
)
from doclint.frontmatter.problems import duplicate_key, line_in
from doclint.values.lazy_pattern import lazy_pattern
from doclint.values.text import Span

__all__ = ["locate_json", "read_json"]

# RFC 8259 sections 2, 3 and 6
_SPACE = lazy_pattern(r"[ \t\r\n]*")
_NUMBER = lazy_pattern(r"(-?(?:0|[1-9][0-9]*))(\.[0-9]+)?([eE][-+]?[0-9]+)?")
_WORD = lazy_pattern(r"[A-Za-z]+")
_WORDS: dict[str, object] = {"true": True, "false": False, "null": None}


def read_json(text: str) -> object:
    """The value of the JSON text `text`, whatever its kind; raises `FrontMatterError`."""
    # the words of `json` and how deep it reads depend on its release: it judges nothing here
    with suppress(ValueError, RecursionError):
        value: object = json.loads(text)
        if not nests_too_deep(value):
            return value
    _Scanner(text, 0).document()
    raise FrontMatterError(Problem(INVALID, "JSON cannot be read", Span(0, len(text))))


def locate_json(text: str, offset: int) -> Loaded:
    """The values of the JSON object `text`, which stands at `offset` of its page, with positions.

    Raises `FrontMatterError`.
    """
    scanner = _Scanner(text, offset)
    values = scanner.document()
    return Loaded(values, scanner.positions, tuple(scanner.problems))


class _Scanner:
    """Reads one JSON object and remembers where each value stands."""

    def __init__(self, text: str, offset: int) -> None:
        self.text = text
        self.offset = offset
        self.index = 0
        self.nodes = 0
        self.positions: dict[KeyPath, Located] = {}
        self.problems: list[Problem] = []

    def document(self) -> dict[str, object]:
        """The object that is the whole text."""
        self._skip()
        value = self._value(())
        self._skip()
        if self.index < len(self.text):
            raise self._error("expected the end of the text")
        if not isinstance(value, dict):
            raise self._error("expected an object in braces", 0)
        return value

    def _value(self, path: KeyPath, key: Span | None = None) -> object:
        start = self.index
        character = self.text[start : start + 1]
        self.nodes += 1
        if self.nodes > MAX_NODES:
            raise too_large(self._span(start, start + 1))
        if character in ("{", "["):
            if len(path) >= MAX_DEPTH:
                raise too_deep(self._span(start, start + 1))
            self.positions[path] = Located(key, self._span(start, start + 1))
            value = self._object(path) if character == "{" else self._array(path)
        elif character == '"':
            value = self._string()
        else:
            value = self._plain()
        self.positions[path] = Located(key, self._span(start, self.index))
        return value

    def _object(self, path: KeyPath) -> object:
        found: dict[str, object] = {}
        opening = self.index
        self.index += 1
        self._skip()
        while not self._took("}"):
            if found:
                self._expect(",", "expected `,` or `}` after this value", opening)
            start = self.index
            if self.text[start : start + 1] != '"':
                raise self._error("expected a key in double quotes")
            key = self._string()
            span = self._span(start, self.index)
            self._skip()
            self._expect(":", "expected `:` after the key", opening)
            child = (*path, key)
            if key in found:
                first = self.positions[child].key or span
                line = line_in(self.text, first.start - self.offset, 1)
                self.problems.append(duplicate_key(key, span, line))
            found[key] = self._value(child, span)
            self._skip()
        return found

    def _array(self, path: KeyPath) -> object:
        found: list[object] = []
        opening = self.index
        self.index += 1
        self._skip()
        while not self._took("]"):
            if found:
                self._expect(",", "expected `,` or `]` after this value", opening)
            found.append(self._value((*path, len(found))))
            self._skip()
        return found

    def _string(self) -> str:
        start = self.index
        try:
            value, self.index = scanstring(self.text, start + 1, True)
        except JSONDecodeError as error:
            message = error.msg.lower().removesuffix(" at").removesuffix(" starting")
            raise self._error(f"JSON text cannot be read: {message}", error.pos) from None
        if "\\u" in self.text[start : self.index] and not _is_unicode(value):
            raise self._error("half of a surrogate pair is no character", start)
        return str(value)

    def _plain(self) -> object:
        """A number, `true`, `false` or `null`."""
        number = _NUMBER.match(self.text, self.index)
        if number is not None:
            if len(number[0]) > MAX_NUMBER:
                raise self._error(f"a number of {len(number[0]):,} characters")
            self.index = number.end()
            return float(number[0]) if number[2] or number[3] else int(number[0])
        word = _WORD.match(self.text, self.index)
        if word is not None and word[0] in _WORDS:
            self.index = word.end()
            return _WORDS[word[0]]
        raise self._error("expected a value; text needs double quotes")

    def _skip(self) -> None:
        space = _SPACE.match(self.text, self.index)
        if space is not None:
            self.index = space.end()

    def _took(self, character: str) -> bool:
        if self.text.startswith(character, self.index):
            self.index += 1
            return True
        return False

    def _expect(self, character: str, words: str, opening: int) -> None:
        if not self._took(character):
            raise self._error(words, self.index if self.index < len(self.text) else opening)
        self._skip()

    def _span(self, start: int, end: int) -> Span:
        return Span(start + self.offset, end + self.offset)

    def _error(self, words: str, index: int | None = None) -> FrontMatterError:
        start = min(self.index if index is None else index, len(self.text))
        span = self._span(start, min(start + 1, len(self.text)))
        return FrontMatterError(Problem(INVALID, words, span))


def _is_unicode(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True
