"""Configuration files: finding the nearest one, reading it, and knowing where each key stands."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from doclint.configuration.config_errors import ConfigError
from doclint.configuration.merging import Origin
from doclint.frontmatter.front_matter import KeyPath, Problem
from doclint.values.system_errors import refusal
from doclint.values.text import Source

__all__ = ["CONFIG_NAMES", "ConfigFile", "config_in", "read_config", "read_text"]

CONFIG_NAMES = ("doclint.toml", ".doclint.toml", "pyproject.toml")

_LARGEST = 1 << 20


@dataclass(frozen=True)
class ConfigFile:
    """One configuration as read; `lines` has the 1-based line of every key path.

    Its patterns are relative to `root`, which is the folder of the file when it is None.
    """

    path: Path
    table: Mapping[str, object]
    lines: Mapping[KeyPath, int] = field(default_factory=dict)
    root: Path | None = None

    @property
    def folder(self) -> Path:
        """The folder that patterns and paths in the file are relative to."""
        return self.root or self.path.parent

    @property
    def shown(self) -> str:
        """The file's name for people."""
        return shown(self.path)

    def origin(self, *keys: str | int) -> Origin:
        """Where `keys`, or the innermost known part of them, stand."""
        for length in range(len(keys), 0, -1):
            line = self.lines.get(keys[:length])
            if line is not None:
                return Origin(self.shown, line)
        return Origin(self.shown, 0)

    def error(self, message: str, *keys: str | int, suggestion: str = "") -> ConfigError:
        """The mistake `message` at `keys`."""
        return ConfigError(
            message,
            file=self.shown,
            line=self.origin(*keys).line,
            key=".".join(map(str, keys)),
            suggestion=suggestion,
        )


def shown(path: Path) -> str:
    """`path` as a person in the current folder would write it, with `/`."""
    relative = os.path.relpath(path)
    return (str(path) if relative.startswith("..") else relative).replace(os.sep, "/")


def config_in(folder: Path) -> ConfigFile | None:
    """The configuration that stands in `folder` itself, if any."""
    for name in CONFIG_NAMES:
        path = folder / name
        if not path.is_file():
            continue
        if name != "pyproject.toml":
            return read_config(path)
        # most projects in Python have the file and no table of ours in it
        if "doclint" in read_text(path):
            found = read_config(path)
            if found.table:
                return found
    return None


def read_config(path: Path) -> ConfigFile:
    """The configuration in the TOML file at `path`; of a pyproject.toml the table `tool.doclint`.

    Raises `ConfigError` when it cannot be read.
    """
    from doclint.frontmatter.limits import FrontMatterError
    from doclint.frontmatter.toml_reading import read_toml

    text = read_text(path)
    try:
        loaded = read_toml(text)
    except FrontMatterError as error:
        raise _broken(path, text, error.problem) from error
    table: Mapping[str, object] = loaded.values
    positions = {keys: (found.key or found.value).start for keys, found in loaded.positions.items()}
    if path.name == "pyproject.toml":
        tool = table.get("tool")
        inner = tool.get("doclint") if isinstance(tool, Mapping) else None
        table = inner if isinstance(inner, Mapping) else {}
        positions = {
            keys[2:]: offset
            for keys, offset in positions.items()
            if keys[:2] == ("tool", "doclint") and len(keys) > 2
        }
    lines = {keys: text.count("\n", 0, offset) + 1 for keys, offset in positions.items()}
    return ConfigFile(path, table, lines)


def read_text(path: Path) -> str:
    """The text of a configuration file; raises `ConfigError` when it is none."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise ConfigError("not a regular file", file=shown(path))
        if status.st_size > _LARGEST:
            raise ConfigError(f"larger than {_LARGEST} bytes", file=shown(path))
        return path.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
    except OSError as error:
        raise ConfigError(f"cannot read the file: {refusal(error)}", file=shown(path)) from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        reason = f"not UTF-8 at byte {error.start}"
        raise ConfigError(reason, file=shown(path), line=line) from error


def _broken(path: Path, text: str, problem: Problem) -> ConfigError:
    """The error for `text` that is no TOML, at the place of its `problem`."""
    position = Source(text).position(problem.span.start)
    return ConfigError(
        problem.message, file=shown(path), line=position.line, column=position.column
    )
