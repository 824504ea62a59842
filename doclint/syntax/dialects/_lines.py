"""Directives on lines of their own that several dialects have."""

from __future__ import annotations

import re

from doclint.syntax.dialect import DirectiveLines
from doclint.values.lazy_pattern import lazy_pattern

__all__ = ["COLONS", "JSX", "outside_fences"]

COLONS = r"^[ \t]*:{3,}[^\n]*$"
_FENCE = r"^[ ]{0,3}(?P<fence>`{3,}|~{3,})[^\n]*(?:\n(?:.*?^[ ]{0,3}(?P=fence)[`~]*[ \t]*$)?)?"
_ATTRIBUTE = r"\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}|\"[^\"]*\"|'[^']*'|[^{}\"'<>]"
_MODULE = (
    r"^(?:import[ ](?=\{|[^\n]*[\"'])"
    r"|export[ ](?=[{*]|(?:async|class|const|default|function|let|var)\b))"
    r"[^\n]*(?:\n(?![ \t]*\r?$)[^\n]*)*"
)
# up to the next beginning at most, or texts full of beginnings would take quadratic time
_COMMENT = r"\{/\*(?:(?!\{/\*).)*?\*/\}"
_COMPONENT = rf"^[ \t]*</?[A-Z][\w.]*(?:\s(?:{_ATTRIBUTE})*)?>[ \t]*$|^[ \t]*</?>[ \t]*$"


def outside_fences(*directives: str) -> re.Pattern[str]:
    """A pattern for any of the `directives` that takes fenced code first, as the group `fence`."""
    return lazy_pattern("|".join((_FENCE, *directives)), re.MULTILINE | re.DOTALL)


JSX = DirectiveLines(
    outside_fences(COLONS, _COMMENT, _COMPONENT, _MODULE),
    (":::", "{/*", "<", "import ", "export "),
)
