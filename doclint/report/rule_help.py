"""A rule's docstring as help for people who meet a finding outside doclint."""

from __future__ import annotations

import re

from doclint.values.lazy_pattern import lazy_pattern
from doclint.values.rule_head import RuleHead

__all__ = ["description", "help_markdown", "help_text"]

_EXAMPLE = lazy_pattern(
    r"^(?P<fence>`{3,}|~{3,})(?P<info>[^\n]*)\n(?P<body>.*?)^(?P=fence)[ \t]*$",
    re.MULTILINE | re.DOTALL,
)
_MARKS = str.maketrans("", "", "⟦⟧")
_CAPTIONS = {"bad": "Incorrect:", "good": "Correct:", "fixed": "After the fix:"}


def description(rule: RuleHead) -> str:
    """The prose before the first example without the summary line, or else the summary."""
    prose = _EXAMPLE.split(rule.doc, maxsplit=1)[0]
    paragraphs = [" ".join(part.split()) for part in prose.split("\n\n")[1:] if part.strip()]
    return paragraphs[0] if paragraphs else f"{rule.summary}."


def help_markdown(rule: RuleHead) -> str:
    """The docstring with a caption over each example and without the marks in them."""
    return f"# {rule.code} {rule.name}\n\n{_EXAMPLE.sub(_fenced, rule.doc)}"


def help_text(rule: RuleHead) -> str:
    """The same as plain text, with the examples indented."""
    return _EXAMPLE.sub(_indented, rule.doc)


def _fenced(found: re.Match[str]) -> str:
    fence = found["fence"]
    language = found["info"].split()[:1]
    return f"{_caption(found)}\n\n{fence}{''.join(language)}\n{_unmarked(found)}{fence}"


def _indented(found: re.Match[str]) -> str:
    lines = [f"    {line}".rstrip() for line in _unmarked(found).split("\n")]
    return f"{_caption(found)}\n\n" + "\n".join(lines).rstrip()


def _caption(found: re.Match[str]) -> str:
    words = found["info"].split()
    if words == ["toml"]:
        return "With the options:"
    if "with" in words:
        names = [word.removeprefix("file=") for word in words if word.startswith("file=")]
        return f"With the page {' '.join(names)}:"
    return next((_CAPTIONS[word] for word in words if word in _CAPTIONS), "Example:")


def _unmarked(found: re.Match[str]) -> str:
    return found["body"].translate(_MARKS)
