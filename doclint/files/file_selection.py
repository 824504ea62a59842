"""Which files below a folder count: the part of a configuration that a walk asks for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from doclint.files.globs import Globs
from doclint.files.page_names import PAGE_PATTERNS
from doclint.files.temporary import TEMPORARY_PREFIX

__all__ = ["FileSelection", "SelectedBelow", "Selections"]

_SKIPPED_FOLDERS = frozenset({"node_modules", ".git"})


@dataclass(frozen=True)
class FileSelection:
    """Which files count; paths are absolute, with `/`.

    `hidden` says whether hidden folders are searched too, `respect_gitignore` whether what git
    ignores is left out.
    """

    include: tuple[Globs, ...] = (Globs("/", PAGE_PATTERNS),)
    exclude: tuple[Globs, ...] = ()
    hidden: bool = False
    respect_gitignore: bool = True

    def includes(self, path: str, name: str) -> bool:
        """Whether the file `name` at `path` counts where its folder does."""
        if name.startswith(TEMPORARY_PREFIX):
            return False
        # loops: a generator for every file costs more than the question
        for globs in self.include:
            if globs.matches(path):
                break
        else:
            return False
        for globs in self.exclude:  # noqa: SIM110
            if globs.matches(path):
                return False
        return True

    def leaves_out_folder(self, path: str, name: str) -> bool:
        """Whether nothing in the folder `name` at `path` counts."""
        if name in _SKIPPED_FOLDERS:
            return True
        if name.startswith(".") and not self.hidden and not self._names_hidden(name):
            return True
        return any(globs.covers(path) for globs in self.exclude)

    def _names_hidden(self, name: str) -> bool:
        """Whether `include` speaks of this very hidden folder."""
        return any(
            name in pattern.split("/")[:-1] for globs in self.include for pattern in globs.patterns
        )


class SelectedBelow(Protocol):
    """What says which files below `root` count, as a configuration does."""

    @property
    def root(self) -> Path:
        """The folder that links to files must not leave."""
        ...

    @property
    def files(self) -> FileSelection:
        """Which files count."""
        ...


class Selections(Protocol):
    """What knows for every folder which of its files count, as a tree of configurations does."""

    def config_of(self, folder: str, names: Iterable[str] | None = None) -> SelectedBelow:
        """What holds in the absolute `folder`; `names` are the names in it, where known."""
        ...
