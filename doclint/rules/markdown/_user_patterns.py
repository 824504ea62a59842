"""Regular expressions that users write, in the dialect of the tool they come from."""

from __future__ import annotations

import re

__all__ = ["compiled"]

_NAMED_GROUP = re.compile(r"\(\?<(?=[A-Za-z_])")


def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern `pattern`, whose named groups may be written as in JavaScript.

    Raises `ValueError` when it is no regular expression.
    """
    try:
        return re.compile(_NAMED_GROUP.sub("(?P<", pattern), flags)
    except re.error as error:
        raise ValueError(f"`{pattern}` is no regular expression: {error}") from error
