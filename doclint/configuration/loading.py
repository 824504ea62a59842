"""The nearest configuration of a folder, and the command line on top of it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from doclint.configuration.building import build_config
from doclint.configuration.config_errors import ConfigError, nearest
from doclint.configuration.config_files import ConfigFile, config_in, read_config
from doclint.configuration.config_values import Config
from doclint.configuration.merging import Layer, Origin, selector_codes
from doclint.files.repository_root import repository_root
from doclint.values.settings import PRESETS

__all__ = ["CommandLine", "default_config", "load_config", "with_command_line"]

_COMMAND_LINE = "command line"


@dataclass(frozen=True)
class CommandLine:
    """What the command line says about settings; None and empty values say nothing."""

    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    preset: str | None = None
    language: str | None = None
    trust_local_code: bool = False


def load_config(start: Path, *, explicit: Path | None = None, isolated: bool = False) -> Config:
    """The configuration for the files in the folder `start`.

    That is the one in the file `explicit`, else none when `isolated`, else the nearest doclint
    configuration upwards, else the markdownlint configurations upwards, else the defaults. Raises
    `ConfigError`.
    """
    start = Path(os.path.abspath(start))  # noqa: PTH100  # a link in the path keeps its name
    if explicit is not None:
        return explicit_config(Path(os.path.abspath(explicit)))  # noqa: PTH100
    if isolated:
        return default_config(start)
    found = nearest_config(start)
    return build_config(found) if found is not None else config_without_file(start)


def nearest_config(folder: Path) -> ConfigFile | None:
    """The nearest configuration file of doclint from `folder` upwards, read but not yet judged."""
    candidates = map(config_in, (folder, *folder.parents))
    return next((found for found in candidates if found is not None), None)


def config_without_file(start: Path) -> Config:
    """The configuration of a folder that no file of doclint holds for."""
    return _foreign(start) or default_config(start)


def explicit_config(path: Path) -> Config:
    """The configuration in the file `path`, in doclint's own or in markdownlint's format.

    Unless the current folder is below the file, its patterns are relative to the current folder.
    """
    from doclint.configuration.markdownlint_config import is_markdownlint_name, markdownlint_file

    if is_markdownlint_name(path.name) or path.suffix != ".toml":
        return markdownlint_file(path)
    here = Path.cwd()
    return build_config(read_config(path), None if here.is_relative_to(path.parent) else here)


def _foreign(start: Path) -> Config | None:
    """The configuration that markdownlint's own files give, if there are any."""
    from doclint.configuration.markdownlint_config import markdownlint_config

    return markdownlint_config(start)


def default_config(start: Path) -> Config:
    """The configuration of a folder that no file says anything about.

    Its root is the repository, else the current folder, else `start` when that is elsewhere.
    """
    here = Path.cwd()
    root = repository_root(start) or (here if start.is_relative_to(here) else start)
    return Config(root=root)


def with_command_line(config: Config, line: CommandLine) -> Config:
    """`config` under `line`; raises `ConfigError` for what does not exist."""
    given = {
        "preset": line.preset,
        "select": line.select,
        "extend-select": line.extend_select,
        "ignore": line.ignore,
        "language": line.language,
    }
    values = {key: value for key, value in given.items() if value is not None and value != ()}
    if not values and not line.trust_local_code:
        return config
    _check_preset(line.preset)
    origins = {key: Origin(_COMMAND_LINE, 0) for key in values}
    selectors = (*(line.select or ()), *line.extend_select, *line.ignore)
    layer = Layer(values, origins, None, _covers(selectors), forced=True)
    base = replace(config.base, trust_local_code=line.trust_local_code)
    variants = tuple(
        (files, replace(settings, trust_local_code=line.trust_local_code))
        for files, settings in config.variants
    )
    return replace(config, base=base, variants=variants, layers=(*config.layers, layer), _cache={})


def _check_preset(preset: str | None) -> None:
    if preset is not None and preset not in PRESETS:
        raise ConfigError(
            f"unknown preset `{preset}`",
            file=_COMMAND_LINE, key="preset", suggestion=nearest(preset, PRESETS),
        )  # fmt: skip


def _covers(selectors: Sequence[str]) -> dict[str, frozenset[str]]:
    """The codes of every selector; raises `ConfigError` for one that names no rule."""
    if not selectors:
        return {}
    from doclint.checking.registry import installed_heads
    from doclint.configuration.rule_tables import rule_words

    rules = installed_heads()
    covers = selector_codes(selectors, rules)
    for selector, codes in covers.items():
        if not codes:
            raise ConfigError(
                f"unknown rule `{selector}`",
                file=_COMMAND_LINE, suggestion=nearest(selector, rule_words(rules)),
            )  # fmt: skip
    return covers
