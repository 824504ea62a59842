"""How to run, as opposed to what to find."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from doclint.phases.page_pipeline import Scope

__all__ = ["FixMode", "RunOptions"]


def _silently(_root: Path) -> None:
    """Tell nobody that another run has to be waited for."""


@dataclass(frozen=True, slots=True)
class FixMode:
    """How to fix: which fixes, and whether to write the files.

    `waiting` is told of a folder whose pages another run is fixing, which has to end first.
    """

    unsafe: bool = False
    write: bool = True
    waiting: Callable[[Path], None] = _silently


@dataclass(frozen=True, slots=True)
class RunOptions:
    """How to run, as opposed to what to find.

    `cache` is the folder of the cache, if any. `owns_process` says that nothing but doclint runs in
    this process.
    """

    scope: Scope = field(default_factory=Scope)
    jobs: int = 1
    cache: Path | None = None
    owns_process: bool = False
