"""Reads markdownlint's configuration files as data: JSON with comments, YAML, and `extends`."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from doclint.configuration.config_errors import ConfigError
from doclint.configuration.config_files import read_text, shown
from doclint.configuration.foreign_formats import (
    FormatError,
    parse_any,
    parse_jsonc,
    parse_yaml,
)
from doclint.files.repository_root import repository_root

__all__ = [
    "CONFIG_NAMES",
    "OPTIONS_NAMES",
    "extended",
    "first_in",
    "package_options",
    "read_object",
]

# in the order of their precedence within one folder
OPTIONS_NAMES = (
    ".markdownlint-cli2.jsonc", ".markdownlint-cli2.yaml", ".markdownlint-cli2.yml",
    ".markdownlint-cli2.cjs", ".markdownlint-cli2.mjs",
)  # fmt: skip
CONFIG_NAMES = (
    ".markdownlint.jsonc", ".markdownlint.json", ".markdownlint.yaml", ".markdownlint.yml",
    ".markdownlint.cjs", ".markdownlint.mjs",
)  # fmt: skip
_PACKAGE_KEY = "markdownlint-cli2"

_PROGRAMS = (".cjs", ".mjs", ".js", ".ts")
_SUFFIXES = ("", ".json", ".jsonc", ".yaml", ".yml")


def first_in(folder: Path, names: Sequence[str]) -> Path | None:
    """The first of `names` that is a file in `folder`."""
    return next((folder / name for name in names if (folder / name).is_file()), None)


def read_object(path: Path) -> Mapping[str, object]:
    """The object that the file at `path` writes; raises `ConfigError`, also for a program."""
    if path.suffix in _PROGRAMS:
        raise ConfigError(
            "a configuration that is a program is not run; write it as JSON or YAML",
            file=shown(path),
        )
    text = read_text(path)
    try:
        value = _parsed(text, path.suffix)
    except FormatError as error:
        raise ConfigError(str(error), file=shown(path), line=error.line) from error
    if not isinstance(value, Mapping):
        return {}
    return {str(key): item for key, item in value.items()}


def _parsed(text: str, suffix: str) -> object:
    if suffix in (".yaml", ".yml"):
        return parse_yaml(text)
    try:
        return parse_jsonc(text)
    except FormatError:
        # markdownlint reads any of its formats whatever the name says
        try:
            value = parse_any(text)
        except FormatError:
            value = None
        if isinstance(value, Mapping):
            return value
        raise


def package_options(folder: Path) -> Mapping[str, object] | None:
    """The `markdownlint-cli2` object in the package.json of `folder`, if there is one."""
    path = folder / "package.json"
    if not path.is_file():
        return None
    text = read_text(path)
    if _PACKAGE_KEY not in text:
        return None
    try:
        value = parse_jsonc(text)
    except FormatError:
        # a broken package.json is for its own tools to report
        return None
    options = value.get(_PACKAGE_KEY) if isinstance(value, Mapping) else None
    return options if isinstance(options, Mapping) else None


def extended(config: Mapping[str, object], path: Path) -> dict[str, object]:
    """`config`, which stands in `path`, on top of what it extends; raises `ConfigError`."""
    layers = [config]
    seen = [path]
    while layers[-1].get("extends"):
        reference = layers[-1]["extends"]
        if not isinstance(reference, str):
            raise ConfigError("`extends`: expected a string", file=shown(seen[-1]), key="extends")
        target = _target(reference, seen[-1])
        if target in seen:
            raise ConfigError(
                f"`extends` comes back to `{reference}`", file=shown(seen[-1]), key="extends"
            )
        seen.append(target)
        layers.append(read_object(target))
    merged: dict[str, object] = {}
    for layer in reversed(layers):
        merged.update(layer)
    merged.pop("extends", None)
    return merged


def _target(reference: str, path: Path) -> Path:
    """The file that `reference` means: a path, else a file in an installed package."""
    folder = path.parent
    candidates = [Path(os.path.normpath(folder / reference))]
    candidates += [
        above / "node_modules" / f"{reference}{suffix}"
        for above in (folder, *folder.parents)
        for suffix in _SUFFIXES
    ]
    found = next((one for one in candidates if one.is_file()), None)
    if found is None:
        raise ConfigError(
            f"`extends` names no file: `{reference}`", file=shown(path), key="extends"
        )
    root = repository_root(folder)
    if root is not None and not found.resolve().is_relative_to(root.resolve()):
        raise ConfigError(
            f"`extends` leads out of the repository: `{reference}`",
            file=shown(path),
            key="extends",
        )
    return found
