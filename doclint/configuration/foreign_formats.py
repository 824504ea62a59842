"""JSON with comments and YAML, as other tools' configuration files use them; data only."""

from __future__ import annotations

import json
import re
from typing import Any

from doclint.values.lazy_pattern import lazy_pattern

__all__ = ["FormatError", "parse_any", "parse_jsonc", "parse_yaml"]

_DEEPEST = 64
_MOST_ALIASES = 16
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
        return json.loads(plain)
    except json.JSONDecodeError as error:
        raise FormatError(f"not valid JSON: {error.msg.lower()}", error.lineno) from error
    except RecursionError as error:
        raise FormatError("nested too deeply") from error


def _blanked(found: re.Match[str]) -> str:
    """A string as it is; a comment or comma as white space of the same lines."""
    token = found[0]
    return token if token[0] == '"' else re.sub(r"[^\n]", " ", token)


def parse_yaml(text: str) -> object:
    """The value of a YAML text, read as YAML 1.2 does: only `true` and `false` are truth values."""
    import yaml

    base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        _check_shape(yaml.parse(text, Loader=base))
        return yaml.load(text, Loader=_loader(base))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise FormatError(f"not valid YAML: {error.problem}", line) from error
    except FormatError:
        raise
    except Exception as error:
        # the reader lets several kinds of exception of its values out
        raise FormatError(f"not valid YAML: {error}") from error


def _check_shape(events: Any) -> None:
    """Refuse depth and repetition that would cost more than a configuration is worth."""
    depth = aliases = 0
    for event in events:
        name = type(event).__name__
        depth += name.endswith("StartEvent") - name.endswith("EndEvent")
        aliases += name == "AliasEvent"
        if depth > _DEEPEST:
            raise FormatError("nested too deeply", event.start_mark.line + 1)
        if aliases > _MOST_ALIASES:
            raise FormatError("too many aliases", event.start_mark.line + 1)


def _loader(base: Any) -> Any:
    """A loader class that knows the truth values of YAML 1.2 only."""
    resolvers = {
        first: [(tag, regex) for tag, regex in found if tag != "tag:yaml.org,2002:bool"]
        for first, found in base.yaml_implicit_resolvers.items()
    }
    truth = ("tag:yaml.org,2002:bool", re.compile(r"true|True|TRUE|false|False|FALSE"))
    for first in "tTfF":
        resolvers[first] = [*resolvers.get(first, ()), truth]
    return type("ConfigurationLoader", (base,), {"yaml_implicit_resolvers": resolvers})


def parse_any(text: str) -> object:
    """The value of a text in the first format that it is in: JSON, TOML, YAML."""
    import tomllib

    try:
        return parse_jsonc(text)
    except FormatError:
        pass
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError):
        return parse_yaml(text)
