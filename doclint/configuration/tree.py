"""The configurations of a whole tree: each file obeys the one that is nearest to it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from doclint.configuration.building import build_config
from doclint.configuration.config_files import CONFIG_NAMES
from doclint.configuration.config_values import Config
from doclint.configuration.loading import (
    CommandLine,
    config_without_file,
    default_config,
    load_config,
    nearest_config,
    with_command_line,
)
from doclint.configuration.markdownlint_config import MARKDOWNLINT_NAMES
from doclint.values.settings import Settings

__all__ = ["ConfigTree"]

_NAMES = frozenset((*CONFIG_NAMES, *MARKDOWNLINT_NAMES, "package.json"))


class ConfigTree:
    """Looks configurations up by folder and reads each of them once.

    With `given` that configuration holds for everything, with `explicit` that file, with `isolated`
    none does. `command_line` is laid over every configuration that is read. Raises `ConfigError`
    when a configuration that is asked for is wrong.
    """

    def __init__(
        self,
        *,
        explicit: Path | None = None,
        isolated: bool = False,
        command_line: CommandLine | None = None,
        given: Config | None = None,
    ) -> None:
        self._given = given
        self._explicit = explicit
        self._isolated = isolated
        self._command_line = command_line or CommandLine()
        self._by_folder: dict[str, Config] = {}
        self._by_file: dict[Path, Config] = {}

    def config_for(self, path: str | Path) -> Config:
        """The configuration for the file at `path`, absolute or relative to the current folder."""
        return self.config_of(os.path.dirname(os.path.abspath(path)))  # noqa: PTH100, PTH120

    def settings_for(self, path: str | Path) -> Settings:
        """The settings of the file at `path`."""
        return self.config_for(path).settings_for(path)

    def config_of(self, folder: str, names: Iterable[str] | None = None) -> Config:
        """The configuration for the files in the absolute `folder`.

        `names` are the names in the folder when the caller has them at hand: they save looking.
        """
        found = self._by_folder.get(folder)
        if found is None:
            found = self._by_folder[folder] = self._look_up(folder, names)
        return found

    def _look_up(self, folder: str, names: Iterable[str] | None) -> Config:
        if self._given is not None:
            return self._given
        if self._explicit is not None:
            return self._once(self._explicit, self._explicit_config)
        above = os.path.dirname(folder)  # noqa: PTH120  # strings all the way: folders are many
        if above in self._by_folder and (self._isolated or not _has_config(folder, names)):
            return self._by_folder[above]
        return self._nearest(Path(folder))

    def _explicit_config(self) -> Config:
        return load_config(Path(), explicit=self._explicit)

    def _nearest(self, folder: Path) -> Config:
        if self._isolated:
            return with_command_line(default_config(folder), self._command_line)
        file = nearest_config(folder)
        if file is not None:
            return self._once(file.path, partial(build_config, file))
        found = config_without_file(folder)
        return self._once(found.path or found.root, lambda: found)

    def _once(self, key: Path, make: Callable[[], Config]) -> Config:
        """One object for one file, so that equal settings are the same object."""
        known = self._by_file.get(key)
        if known is None:
            known = self._by_file[key] = with_command_line(make(), self._command_line)
        return known


def _has_config(folder: str, names: Iterable[str] | None) -> bool:
    """Whether `folder` holds a file that may be a configuration."""
    if names is None:
        try:
            names = os.listdir(folder)  # noqa: PTH208
        except OSError:
            return False
    return not _NAMES.isdisjoint(names)
