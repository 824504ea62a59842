"""What libyaml complains about, in the words of somebody who writes front matter."""

from __future__ import annotations

import re
from typing import NamedTuple

import yaml
from yaml.reader import ReaderError

from doclint.frontmatter.front_matter import INVALID, Problem
from doclint.frontmatter.yaml_depth import depth_problem
from doclint.values.lazy_pattern import lazy_pattern
from doclint.values.text import Span

__all__ = ["describe", "scalar_problem"]

_OPENED_QUOTE = lazy_pattern(
    r"""^[ \t]*(?:- +)*(?:[^\s#:'"{\[][^\n:]*:[ \t]+|- +)(?P<quote>["'])""", re.M
)
_NEXT_KEY = lazy_pattern(r"(?:- +)?[^\s#:'\"{\[][^\n:]*:(?:[ \t]|\r?\n|\Z)")
_FIELD = lazy_pattern(
    r"""[ \t]*(?:- +)*["']?(?P<name>[^\s:#"'{\[][^:#"'{\[\r\n]{0,40})["']?:[ \t]"""
)
_ESCAPED = lazy_pattern(r"\\.")
_DATE_LIKE = lazy_pattern(r"\d{4}-\d\d?-\d\d?")


class _Complaint(NamedTuple):
    """How to tell one of libyaml's messages: part of it, whose mark counts, our words."""

    part: str
    at_context: bool
    words: str


_COMPLAINTS = (
    _Complaint("found unexpected end of stream", True, "the quote is never closed"),
    _Complaint("mapping values are not allowed", False,
               "unexpected `:`; text that holds `: ` needs quotes, and keys the same indentation"),
    _Complaint("could not find expected ':'", True, "expected `:` after this key"),
    _Complaint("unknown escape character", False,
               "unknown escape in double quotes; double the backslash or use single quotes"),
    _Complaint("invalid Unicode character escape", False, "this escape names no character"),
    _Complaint("did not find expected hexdecimal number", False, "expected hexadecimal digits"),
    _Complaint("did not find expected ',' or ']'", True, "the `[` is never closed by `]`"),
    _Complaint("did not find expected ',' or '}'", True, "the `{` is never closed by `}`"),
    _Complaint("did not find expected '-' indicator", False,
               "expected `- ` as in the lines before, or less indentation"),
    _Complaint("block sequence entries are not allowed", False,
               "a list item cannot start here; put it on its own line"),
    _Complaint("did not find expected key", False,
               "expected a `key: value` line with the indentation of the lines before"),
    _Complaint("did not find expected node content", False, "expected a value"),
    _Complaint("found undefined tag handle", False, "this YAML tag is not defined"),
    _Complaint("duplicate anchor", False, "this anchor is defined twice"),
)  # fmt: skip


def describe(error: Exception, text: str, offset: int) -> Problem:
    """The problem behind what the parser raised for `text`, which stands at `offset`."""
    deep = depth_problem(text, offset, error)
    if deep is not None:
        return deep
    if isinstance(error, ReaderError):
        return _unreadable(error, text, offset)
    if isinstance(error, UnicodeEncodeError):
        return _invalid("half of a surrogate pair is no character", error.start, text, offset)
    if not isinstance(error, yaml.MarkedYAMLError):
        return _invalid(f"front matter cannot be read: {error}".lower(), 0, text, offset)
    problem = str(error.problem or error.context or "")
    index = _index(error.problem_mark, _index(error.context_mark, 0))
    quote = _unclosed_quote(text, index)
    if quote is not None:
        return _invalid("the quote is not closed on this line", quote, text, offset)
    if "cannot start any token" in problem:
        return _invalid(_cannot_start(text[index : index + 1]), index, text, offset)
    if "a flow " in str(error.context) and index >= len(text.rstrip()):
        return _unclosed_bracket(text, offset)
    for complaint in _COMPLAINTS:
        if complaint.part in problem:
            if complaint.at_context:
                index = _index(error.context_mark, index)
            return _invalid(complaint.words, index, text, offset)
    return _invalid(f"YAML cannot be read here: {problem}", index, text, offset)


def scalar_problem(field: str, value: str, error: Exception, span: Span) -> Problem:
    """The problem of a scalar that looks like a number or date and is none."""
    shown = value if len(value) <= 40 else f"{value[:40]}…"
    subject = f"`{field}` is `{shown}`" if field else f"found `{shown}`"
    if _DATE_LIKE.match(value):
        words = f"{subject}, expected a date that exists, or quotes"
    elif "characters" in str(error) or "digits" in str(error):
        words = f"{subject}, a number of {len(value):,} characters; quote it if it is text"
    else:
        words = f"{subject}, which cannot be read as its type"
    return Problem(INVALID, words, span)


def _index(mark: yaml.Mark | None, default: int) -> int:
    return default if mark is None else int(mark.index)


def _invalid(words: str, index: int, text: str, offset: int) -> Problem:
    """A problem at `index` of `text`: the character there, or nothing at the end of a line.

    The field of the line is named, where the trouble lies behind its colon.
    """
    index = min(index, len(text))
    start = max(text.rfind("\n", 0, index), text.rfind("\r", 0, index)) + 1
    field = _FIELD.match(text, start, index)
    if field is not None:
        words = f"`{field['name']}`: {words}"
    end = index + 1 if text[index : index + 1] not in ("", "\n", "\r") else index
    return Problem(INVALID, words, Span(index + offset, end + offset))


def _cannot_start(character: str) -> str:
    if character == "\t":
        return "a tab cannot indent YAML; use spaces"
    return f"`{character}` cannot start a value; text that begins with it needs quotes"


def _unclosed_quote(text: str, index: int) -> int | None:
    """Where a value's opening quote stands that should close on its line, before `index`.

    The quote then ran into the next `key:` line, and libyaml complains about something beyond it.
    """
    for opened in _OPENED_QUOTE.finditer(text, 0, index):
        start, end = opened.end(), text.find("\n", opened.end())
        if end < 0 or not _NEXT_KEY.match(text, end + 1):
            continue
        line = text[start:end]
        if opened["quote"] not in (_ESCAPED.sub("", line) if opened["quote"] == '"' else line):
            return start - 1
    return None


def _unclosed_bracket(text: str, offset: int) -> Problem:
    """The problem of a list or mapping in brackets that runs to the end of the front matter."""
    opening, closing = max(("[", "]"), ("{", "}"), key=lambda pair: text.rfind(pair[0]))
    words = f"the `{opening}` is never closed by `{closing}`"
    return _invalid(words, max(text.rfind(opening), 0), text, offset)


def _unreadable(error: ReaderError, text: str, offset: int) -> Problem:
    """The problem of a character that YAML does not allow."""
    index = next((i for i, c in enumerate(text) if ord(c) == error.character), None)
    if index is None:
        index = len(text.encode(errors="replace")[: error.position].decode(errors="ignore"))
    shown = f"U+{ord(text[index : index + 1] or chr(0)):04X}"
    return _invalid(f"the character {shown} may not stand in YAML", index, text, offset)
