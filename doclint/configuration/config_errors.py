"""The one exception for mistakes in a configuration."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from doclint.values.errors import UserError

__all__ = ["ConfigError", "nearest"]


class ConfigError(UserError):
    """A mistake in a configuration that its author can mend.

    `file` is the configuration file as the user would name it, or what else holds the mistake, such
    as `command line`; `line` and `column` are 1-based, 0 where no place is known; `key` is dotted;
    `suggestion` is what the author may have meant, or an empty string.
    """

    def __init__(
        self,
        message: str,
        *,
        file: str = "",
        line: int = 0,
        column: int = 0,
        key: str = "",
        suggestion: str = "",
    ) -> None:
        self.message = message
        self.file = file
        self.line = line
        self.column = column
        self.key = key
        self.suggestion = suggestion
        super().__init__(message)

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (
            self.message, self.file, self.line, self.column, self.key, self.suggestion,
        )  # fmt: skip

    def __str__(self) -> str:
        where = self.file
        if self.line:
            where += f":{self.line}"
        if self.column:
            where += f":{self.column}"
        hint = f"; did you mean `{self.suggestion}`?" if self.suggestion else ""
        return f"{where}: {self.message}{hint}" if where else f"{self.message}{hint}"


def _rebuild(
    message: str, file: str, line: int, column: int, key: str, suggestion: str
) -> ConfigError:
    return ConfigError(message, file=file, line=line, column=column, key=key, suggestion=suggestion)


def nearest(word: str, known: Iterable[str], likeness: float = 0.6) -> str:
    """The one of `known` that `word` is most likely a slip for, or an empty string.

    `likeness`, from 0 to 1, is how alike the two must be. Of several that are equally close the one
    with the longest common beginning is taken.
    """
    candidates = {_folded(name): name for name in known}
    folded = _folded(word)
    close = difflib.get_close_matches(folded, candidates, 5, likeness)
    best = max(
        close,
        key=lambda one: (
            round(difflib.SequenceMatcher(None, one, folded).ratio(), 2),
            _common_length(one, folded),
        ),
        default=None,
    )
    return candidates[best] if best is not None else ""


def _common_length(one: str, other: str) -> int:
    """How many characters two words begin with in common."""
    return next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )


def _folded(name: str) -> str:
    return name.lower().replace("_", "-")
