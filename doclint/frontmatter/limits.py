"""How much front matter and data files may ask of the machine, whatever the format.

The limits are ours, since those of parsers and interpreters differ from release to release.
"""

from __future__ import annotations

from collections.abc import Iterable

from doclint.frontmatter.front_matter import LIMIT, Problem
from doclint.values.text import Span

__all__ = [
    "MAX_ALIASES",
    "MAX_DEPTH",
    "MAX_LENGTH",
    "MAX_NODES",
    "MAX_NUMBER",
    "FrontMatterError",
    "nests_too_deep",
    "too_deep",
    "too_large",
]

MAX_LENGTH = 256 * 1024
MAX_DEPTH = 64
MAX_NODES = 100_000
MAX_ALIASES = 100
# no number or date that people write is longer; converting digits costs the square of their count
MAX_NUMBER = 400


class FrontMatterError(Exception):
    """Ends the reading of front matter; carries the problem that it is reported as."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def nests_too_deep(value: object) -> bool:
    """Whether lists and mappings in `value` nest more than `MAX_DEPTH` levels deep."""
    level = [value]
    for _ in range(MAX_DEPTH + 1):
        level = [inner for one in level for inner in _children(one)]
    return bool(level)


def _children(value: object) -> Iterable[object]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()


def too_deep(span: Span) -> FrontMatterError:
    """The error for nesting that nobody writes by hand."""
    return FrontMatterError(Problem(LIMIT, f"nested more than {MAX_DEPTH} levels deep", span))


def too_large(span: Span) -> FrontMatterError:
    """The error for front matter with more values than `MAX_NODES` once aliases are expanded."""
    message = f"more than {MAX_NODES:,} values once aliases are expanded"
    return FrontMatterError(Problem(LIMIT, message, span))
