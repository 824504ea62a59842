"""What git ignores, from the .gitignore files on the way, without running git."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from typing import NamedTuple

from doclint.files.globs import Pattern, parse_pattern

__all__ = ["IgnoreRules", "ignored", "read_ignore_file"]

_LARGEST = 1 << 20


class _PatternGroup(NamedTuple):
    """Neighbouring patterns of one polarity: those for names, those for paths."""

    negated: bool
    names: re.Pattern[str] | None
    paths: re.Pattern[str] | None


class IgnoreRules(NamedTuple):
    """The patterns of one file; `prefix` is its folder with a slash, absolute.

    Groups stand in reverse order, so the first one that matches decides.
    """

    prefix: str
    groups: tuple[_PatternGroup, ...]


def read_ignore_file(path: str, folder: str) -> IgnoreRules | None:
    """The rules of the file at `path` for what lies below `folder`; None if there are none."""
    try:
        with open(path, encoding="utf-8", errors="surrogateescape") as stream:  # noqa: PTH123
            text = stream.read(_LARGEST)
    except OSError:
        return None
    patterns = [parse_pattern(line) for line in text.removeprefix("\ufeff").split("\n")]
    groups = _groups(pattern for pattern in patterns if pattern is not None)
    prefix = folder if folder.endswith("/") else f"{folder}/"
    return IgnoreRules(prefix, groups) if groups else None


def ignored(path: str, name: str, is_folder: bool, rules: Iterable[IgnoreRules]) -> bool:
    """Whether one of `rules`, the innermost folder's first, ignores the absolute `path`.

    Folders above `path` must have been asked about before: what they hold is not looked at.
    """
    subject = f"{name}/" if is_folder else name
    for one in rules:
        relative = path[len(one.prefix) :]
        for group in one.groups:
            if group.names is not None and group.names.fullmatch(subject):
                return not group.negated
            if group.paths is not None and group.paths.fullmatch(
                f"{relative}/" if is_folder else relative
            ):
                return not group.negated
    return False


def _groups(patterns: Iterable[Pattern]) -> tuple[_PatternGroup, ...]:
    collected: list[tuple[bool, tuple[list[str], list[str]]]] = []
    for pattern in patterns:
        if not collected or collected[-1][0] != pattern.negated:
            collected.append((pattern.negated, ([], [])))
        end = "/" if pattern.folders_only else "/?"
        # without an inner slash a pattern is about names, so the regex needs no path
        regex = pattern.regex if pattern.anchored else pattern.regex.removeprefix("(?:.*/)?")
        names, paths = collected[-1][1]
        (paths if pattern.anchored else names).append(f"(?:{regex}){end}")
    return tuple(
        _PatternGroup(negated, _joined(names), _joined(paths))
        for negated, (names, paths) in reversed(collected)
    )


def _joined(parts: list[str]) -> re.Pattern[str] | None:
    return re.compile("|".join(parts), re.DOTALL) if parts else None


def exclude_file(repository: str) -> str:
    """The path of the repository's own exclude file."""
    return os.path.join(repository, ".git", "info", "exclude")  # noqa: PTH118
