"""What the place where doclint runs asks of its reports."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

__all__ = ["asks_for_same_bytes", "log_runs_commands", "repository_prefix"]


def log_runs_commands(environment: Mapping[str, str]) -> bool:
    """Whether the output goes to GitHub Actions or Azure Pipelines, which obey what they read."""
    return environment.get("GITHUB_ACTIONS") == "true" or bool(environment.get("TF_BUILD"))


def asks_for_same_bytes(environment: Mapping[str, str]) -> bool:
    """Whether a reproducible build is under way, so that reports should hold no time."""
    return bool(environment.get("SOURCE_DATE_EPOCH"))


def repository_prefix(folder: Path) -> str:
    """`folder` relative to the root of the repository that holds it, with `/`.

    Empty at the root and outside of any repository. A `.git` file counts too: a worktree or a
    submodule has one.
    """
    for root in (folder, *folder.parents):
        if (root / ".git").exists():
            prefix = folder.relative_to(root).as_posix()
            return "" if prefix == "." else prefix
    return ""
