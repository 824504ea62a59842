"""JSON with comments and YAML, as other tools' configuration files use them; data only."""

from __future__ import annotations

import re
from contextlib import suppress

from doclint.frontmatter.front_matter import LIMIT, Problem
from doclint.frontmatter.json_reading import read_json
from doclint.frontmatter.limits import FrontMatterError
from doclint.frontmatter.problems import line_in
from doclint.values.lazy_pattern import lazy_pattern

__all__ = ["FormatError", "parse_any", "parse_jsonc", "parse_yaml"]

_STRING = r'"(?:[^"\\]|\\.)*+"'
# an unclosed comment runs to the end, which keeps the search linear
_COMMENT = lazy_pattern(_STRING + r"|//[^\r\n]*|/\*.*?(?:\*/|\Z)", re.DOTALL)
_TRAILING_COMMA = lazy_pattern(_STRING + r"|,(?=\s*[}\]])", re.DOTALL)


class FormatError(ValueError):
    """A text that is not in the format; `line` is 1-based, 0 where unknown."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.line = line


def parse_jsonc(text: str) -> object:
    """The value of a JSON text in which comments and trailing commas may stand."""
    plain = _TRAILING_COMMA.sub(_blanked, _COMMENT.sub(_blanked, text))
    try:
        return read_json(plain)
    except FrontMatterError as error:
        raise _refused("JSON", plain, error.problem) from error


def _blanked(found: re.Match[str]) -> str:
    """A string as it is; a comment or comma as white space of the same lines."""
    token = found[0]
    return token if token[0] == '"' else re.sub(r"[^\n]", " ", token)


def parse_yaml(text: str) -> object:
    """The value of a YAML text, read as YAML 1.2 does: only `true` and `false` are truth values."""
    from doclint.frontmatter.yaml_events import read_yaml

    try:
        return read_yaml(text, "1.2")
    except FrontMatterError as error:
        raise _refused("YAML", text, error.problem) from error


def parse_any(text: str) -> object:
    """The value of a text in the first format that it is in: JSON, TOML, YAML."""
    from doclint.frontmatter.toml_reading import read_toml

    with suppress(FormatError):
        return parse_jsonc(text)
    with suppress(FrontMatterError):
        return read_toml(text).values
    return parse_yaml(text)


def _refused(name: str, text: str, problem: Problem) -> FormatError:
    """The error for the `problem` of `text`, which should be in the format `name`."""
    prefix = "" if problem.kind == LIMIT else f"not valid {name}: "
    return FormatError(prefix + problem.message, line_in(text, problem.span.start, 1))
