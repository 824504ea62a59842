"""Configuration, as the rest of doclint uses it."""

from __future__ import annotations

from doclint.configuration.errors import ConfigError
from doclint.configuration.explaining import explain
from doclint.configuration.loading import CommandLine, load_config, merge_command_line
from doclint.configuration.model import Config, ConfigSource, FrontMatterEntry
from doclint.configuration.tree import ConfigTree
from doclint.reading import Limits

__all__ = [
    "CommandLine",
    "Config",
    "ConfigError",
    "ConfigSource",
    "ConfigTree",
    "FrontMatterEntry",
    "Limits",
    "explain",
    "load_config",
    "merge_command_line",
]
