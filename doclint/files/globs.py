"""Path patterns as in .gitignore, turned into regular expressions.

The rules are git's own (gitignore(5), "PATTERN FORMAT"): `*` and `?` never match a slash, `**`
spans folders, a pattern without an inner slash matches at any depth, a trailing slash matches
folders only and what matches a folder matches everything inside it. Configuration may also write
`{a,b}`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

__all__ = ["Globs", "Pattern", "parse_pattern", "specificity"]

_SUFFIX_ONLY = re.compile(r"(?:\*\*/)?\*(\.[^*?\[\]{}\\/!]+)")
_BRACES = re.compile(r"\{([^{}]*,[^{}]*)\}")
_POSIX_CLASSES = {
    "alnum": "a-zA-Z0-9", "alpha": "a-zA-Z", "blank": " \\t", "digit": "0-9", "lower": "a-z",
    "punct": "!-/:-@\\[-`{-~", "space": "\\s", "upper": "A-Z", "xdigit": "0-9A-Fa-f",
}  # fmt: skip
_MAX_ALTERNATIVES = 256


class Pattern(NamedTuple):
    """One pattern: `negated` by `!`, `folders_only` by `/`, `anchored` when it has an inner slash.

    `body` is what is left once the marks are taken off.
    """

    body: str
    negated: bool
    folders_only: bool
    anchored: bool

    @property
    def regex(self) -> str:
        """A regular expression for the whole path, relative to the pattern's own folder."""
        core = _translate(self.body)
        return core if self.anchored else f"(?:.*/)?{core}"


def parse_pattern(text: str) -> Pattern | None:
    """The pattern on one line of a .gitignore file; None for a blank line or a comment."""
    text = text.rstrip("\r\n")
    stripped = text.rstrip(" ")
    if stripped.endswith("\\") and stripped != text:
        stripped += " "
    if not stripped or stripped.startswith("#"):
        return None
    negated = stripped.startswith("!")
    body = stripped[1:] if negated else stripped
    folders_only = body.endswith("/")
    body = body[:-1] if folders_only else body
    anchored = "/" in body
    body = body.removeprefix("/")
    return Pattern(body, negated, folders_only, anchored) if body else None


def _translate(body: str) -> str:
    """The regular expression that matches exactly what the pattern `body` does."""
    pieces: list[str] = []
    at = 0
    while at < len(body):
        piece, at = _piece(body, at)
        pieces.append(piece)
    return "".join(pieces)


def _piece(body: str, at: int) -> tuple[str, int]:
    """The expression for what stands at `at`, and where the next piece starts."""
    character = body[at]
    if character == "*":
        end = at
        while body.startswith("*", end):
            end += 1
        alone = end - at > 1 and body[at - 1 : at] in ("", "/")
        if alone and body.startswith("/", end):
            return "(?:.*/)?", end + 1
        if alone and end == len(body):
            return ".+", end
        whole = body[at - 1 : at] in ("", "/") and body[end : end + 1] in ("", "/")
        return ("[^/]+" if whole else "[^/]*"), end
    if character == "?":
        return "[^/]", at + 1
    if character == "[":
        return _character_class(body, at)
    if character == "\\" and at + 1 < len(body):
        return re.escape(body[at + 1]), at + 2
    return re.escape(character), at + 1


def _character_class(body: str, at: int) -> tuple[str, int]:
    """The expression for the bracket that opens at `at`; an unclosed one matches nothing."""
    start = at + 1
    negated = body[start : start + 1] in ("!", "^")
    start += negated
    end = start
    while end < len(body) and (body[end] != "]" or end == start):
        if body.startswith("[:", end) and (closed := body.find(":]", end)) > 0:
            end = closed + 1
        end += 2 if body[end] == "\\" else 1
    if end >= len(body):
        return "(?!)", len(body)
    inner = body[start:end]
    inner = re.sub(r"\[:(\w+):\]", lambda found: _POSIX_CLASSES.get(found[1], ""), inner)
    inner = re.sub(r"(?<!\\)([\[\]&~|^])", r"\\\1", inner)
    inner = inner[:-1] + "\\\\" if inner.endswith("\\") and not inner.endswith("\\\\") else inner
    expression = f"[{'^' if negated else ''}{inner}]"
    try:
        re.compile(expression)
    except re.error:
        return "(?!)", end + 1
    return f"(?!/){expression}", end + 1


def specificity(pattern: str) -> tuple[bool, int]:
    """A sort key: a pattern without wildcards comes last, before it the longest literal text."""
    literal = re.sub(r"[*?{}\[\]]", "", pattern)
    return literal == pattern, len(literal)


class Globs:
    """The patterns of one configuration key; a later one overrules an earlier one.

    `base` is the folder that the patterns are relative to, as an absolute posix path. A file
    outside of it matches nothing.
    """

    def __init__(self, base: str, patterns: Iterable[str]) -> None:
        self.base = base
        self.patterns = tuple(patterns)
        self._prefix = base if base.endswith("/") else f"{base}/"
        negating = any(pattern.startswith("!") for pattern in self.patterns)
        # most patterns are file name suffixes, for which one C call does
        quick = [] if negating else [_SUFFIX_ONLY.fullmatch(text) for text in self.patterns]
        self._suffixes = tuple(found[1] for found in quick if found)
        slow = [text for text in self.patterns if negating or not _SUFFIX_ONLY.fullmatch(text)]
        expanded = [parse_pattern(one) for text in slow for one in expand_braces(text)]
        rest = [pattern for pattern in expanded if pattern is not None]
        self._groups = _groups(rest)
        self._pruning = _pruning(rest)

    def __reduce__(self) -> tuple[object, ...]:
        return Globs, (self.base, self.patterns)

    def __repr__(self) -> str:
        return f"Globs({self.base!r}, {self.patterns!r})"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Globs):
            return NotImplemented
        return (self.base, self.patterns) == (other.base, other.patterns)

    def __hash__(self) -> int:
        return hash((self.base, self.patterns))

    def matches(self, path: str) -> bool:
        """Whether the file at the absolute posix `path` matches."""
        if self._suffixes and path.endswith(self._suffixes):
            return path.startswith(self._prefix)
        if not self._groups or not path.startswith(self._prefix):
            return False
        relative = path[len(self._prefix) :]
        for negated, expression in reversed(self._groups):
            if expression.fullmatch(relative):
                return not negated
        return False

    def covers(self, folder: str) -> bool:
        """Whether every file below the absolute `folder` is certain to match."""
        if self._pruning is None or not folder.startswith(self._prefix):
            return False
        return self._pruning.fullmatch(folder[len(self._prefix) :]) is not None

    def specificity(self, path: str) -> tuple[bool, int] | None:
        """How specific the best pattern that matches `path` is; None when none does."""
        if not self.matches(path):
            return None
        if len(self.patterns) == 1:
            return specificity(self.patterns[0])
        found = [specificity(one.patterns[0]) for one in self._alone if one.matches(path)]
        return max(found, default=(False, 0))

    @cached_property
    def _alone(self) -> list[Globs]:
        """Each pattern by itself."""
        return [Globs(self.base, (pattern,)) for pattern in self.patterns]


def expand_braces(pattern: str) -> list[str]:
    """`pattern` once for every combination of its `{a,b}` alternatives."""
    done: list[str] = []
    waiting = [pattern]
    while waiting:
        text = waiting.pop()
        found = _BRACES.search(text)
        if found is None or len(done) + len(waiting) > _MAX_ALTERNATIVES:
            done.append(text)
            continue
        head, tail = text[: found.start()], text[found.end() :]
        waiting.extend(head + choice + tail for choice in reversed(found[1].split(",")))
    return done


def _groups(patterns: Iterable[Pattern]) -> list[tuple[bool, re.Pattern[str]]]:
    """Neighbours of the same polarity joined into one expression, in their order."""
    collected: list[tuple[bool, list[str]]] = []
    for pattern in patterns:
        inside = "/.*" if pattern.folders_only else "(?:/.*)?"
        if not collected or collected[-1][0] != pattern.negated:
            collected.append((pattern.negated, []))
        collected[-1][1].append(pattern.regex + inside)
    return [(negated, re.compile("|".join(parts), re.DOTALL)) for negated, parts in collected]


def _pruning(patterns: list[Pattern]) -> re.Pattern[str] | None:
    """An expression for folders all of whose content matches; None where a negation undoes it."""
    if not patterns or any(pattern.negated for pattern in patterns):
        return None
    parts = []
    for pattern in patterns:
        body = pattern.body
        if not pattern.folders_only and body.endswith(("/**", "/*")):
            body = body.rstrip("*").rstrip("/")
        if body:
            parts.append(pattern._replace(body=body).regex + "(?:/.*)?")
    return re.compile("|".join(parts), re.DOTALL) if parts else None
