"""How much front matter may ask of the machine, whatever the format."""

from __future__ import annotations

from doclint.frontmatter.front_matter import LIMIT, Problem
from doclint.values.text import Span

__all__ = [
    "MAX_ALIASES",
    "MAX_DEPTH",
    "MAX_LENGTH",
    "MAX_NODES",
    "MAX_NUMBER",
    "FrontMatterError",
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


def too_deep(span: Span) -> FrontMatterError:
    """The error for nesting that nobody writes by hand."""
    return FrontMatterError(
        Problem(LIMIT, f"front matter nests more than {MAX_DEPTH} levels deep", span)
    )


def too_large(span: Span) -> FrontMatterError:
    """The error for front matter with more values than `MAX_NODES` once aliases are expanded."""
    message = f"front matter holds more than {MAX_NODES:,} values once its aliases are expanded"
    return FrontMatterError(Problem(LIMIT, message, span))
