"""The values that a configuration consists of: layers, and what they add up to."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from doclint.configuration.merging import Layer, Origin, merge
from doclint.files.file_selection import FileSelection
from doclint.files.globs import Globs
from doclint.page.reading import Limits
from doclint.site.site_config import SiteConfig
from doclint.values.settings import Settings

__all__ = ["Config", "ConfigSource", "FrontMatterEntry"]


class FrontMatterEntry(NamedTuple):
    """Which front-matter schema holds for which files; a file is named by its absolute path."""

    files: Globs
    schema: str
    origin: Origin


class ConfigSource(NamedTuple):
    """One effective value and the place that it comes from; `line` is 0 where there is none."""

    key: str
    value: object
    file: str
    line: int


@dataclass(frozen=True)
class Config:
    """Everything that configuration says about the files below one folder.

    `root` is the folder of the configuration file `path`; without one it is the repository's root,
    else the current folder. Of `layers` a later one overrules an earlier one.
    `base` is what the layers build on, and `variants` replaces it for some files, the first match.
    `notes` are remarks for the user, such as a part of a foreign configuration that is left out.
    """

    root: Path
    path: Path | None = None
    base: Settings = field(default_factory=Settings)
    variants: tuple[tuple[Globs, Settings], ...] = ()
    layers: tuple[Layer, ...] = ()
    front_matter: tuple[FrontMatterEntry, ...] = ()
    files: FileSelection = field(default_factory=FileSelection)
    site: SiteConfig = field(default_factory=SiteConfig)
    limits: Limits = field(default_factory=Limits)
    notes: tuple[str, ...] = ()
    origins: Mapping[str, Origin] = field(default_factory=dict)
    _cache: dict[object, Settings] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def settings(self) -> Settings:
        """The settings of a file for which no override holds."""
        return merge((layer for layer in self.layers if layer.files is None), self.base)

    @cached_property
    def overrides(self) -> tuple[Layer, ...]:
        """The layers that hold for some files only."""
        return tuple(layer for layer in self.layers if layer.files is not None)

    def settings_for(self, path: str | Path) -> Settings:
        """The settings of the file at `path`, absolute or relative to the current folder.

        Files for which the same overrides hold get the very same object.
        """
        if not (self.front_matter or self.overrides or self.variants):
            return self.settings
        absolute = _posix(path)
        layers = self.layers_for(absolute)
        base = next((one for files, one in self.variants if files.matches(absolute)), self.base)
        entry = self.front_matter_for(absolute)
        schema = entry.schema if entry else None
        key = (id(base), tuple(map(id, layers)), schema)
        found = self._cache.get(key)
        if found is None:
            found = self._cache[key] = merge(layers, base, schema)
        return found

    def layers_for(self, path: str | Path) -> tuple[Layer, ...]:
        """The layers that hold for the file at `path`, the strongest last."""
        absolute = _posix(path)
        return tuple(layer for layer in self.layers if layer.holds_for(absolute))

    def front_matter_for(self, path: str | Path) -> FrontMatterEntry | None:
        """The most specific entry that holds for the file at `path`; the later one in a tie."""
        absolute = _posix(path)
        best: tuple[tuple[bool, int], FrontMatterEntry] | None = None
        for entry in self.front_matter:
            rank = entry.files.specificity(absolute)
            if rank is not None and (best is None or rank >= best[0]):
                best = (rank, entry)
        return best[1] if best else None

    def __getstate__(self) -> dict[str, object]:
        """Without the cache: its keys are identities of this process."""
        return {**self.__dict__, "_cache": {}}


def _posix(path: str | Path) -> str:
    return os.path.abspath(path).replace(os.sep, "/")  # noqa: PTH100  # a link keeps its name
