"""`doclint config`: the effective configuration of a file and where each value comes from."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from doclint.cli.exit_status import ExitStatus

if TYPE_CHECKING:
    from doclint.configuration.config_values import Config, ConfigSource

__all__ = ["add_parser", "run"]

# what FILE stands for when it is not given: any page in the current folder
_ANY_PAGE = "page.md"


def add_parser(subparsers: argparse._SubParsersAction[Any]) -> None:
    """Add the subcommand."""
    parser = subparsers.add_parser("config", help="show the effective configuration of a file")
    parser.add_argument("file", nargs="?", default=_ANY_PAGE, metavar="FILE")
    source = parser.add_mutually_exclusive_group()
    source.add_argument("--config", type=Path, metavar="FILE", help="use this configuration file")
    source.add_argument("--isolated", action="store_true", help="ignore configuration files")
    parser.add_argument("--output-format", choices=("text", "json"), default="text")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the configuration that holds for a file; returns the exit status."""
    from doclint.configuration.explaining import explain
    from doclint.configuration.tree import ConfigTree

    tree = ConfigTree(explicit=arguments.config, isolated=arguments.isolated)
    path = Path(arguments.file)
    if path.is_dir():
        path = path / _ANY_PAGE
    config = tree.config_for(path)
    sources = explain(config, path)
    rules = _active_codes(config, path)
    if arguments.output_format == "json":
        print(json.dumps(_as_json(config, sources, rules), indent=2, ensure_ascii=False))
    else:
        print(_as_text(config, sources, rules))
    return ExitStatus.CLEAN


def _active_codes(config: Config, path: Path) -> list[str]:
    from doclint.checking.registry import installed_heads
    from doclint.checking.selection import selected_codes

    return sorted(selected_codes(config.settings_for(path), installed_heads()))


def _as_json(config: Config, sources: list[ConfigSource], rules: list[str]) -> dict[str, object]:
    return {
        "version": 1,
        "root": config.root.as_posix(),
        "path": config.path.as_posix() if config.path is not None else None,
        "values": [
            {"key": one.key, "value": one.value, "file": one.file, "line": one.line or None}
            for one in sources
        ],
        "rules": rules,
        "notes": list(config.notes),
    }


def _as_text(config: Config, sources: list[ConfigSource], rules: list[str]) -> str:
    """Aligned `key = value  # place` lines, which are TOML as far as they go."""
    from doclint.configuration.config_files import shown
    from doclint.configuration.toml_values import toml_value
    from doclint.report.escape import safe

    # a default that is empty says nothing
    told = [one for one in sources if one.file != "default" or one.value not in (None, "", [])]
    pairs = [(f"{one.key} = {toml_value(one.value)}", _place(one)) for one in told]
    width = min(max((len(text) for text, _ in pairs), default=0), 60)
    where = shown(config.path) if config.path is not None else "no configuration file"
    lines = [f"# {where}", *(f"{text:<{width}}  # {place}" for text, place in pairs)]
    lines += [f"# note: {note}" for note in config.notes]
    lines += [f"# {len(rules)} rules: {' '.join(rules)}"]
    return "\n".join(safe(line) for line in lines)


def _place(source: ConfigSource) -> str:
    return f"{source.file}:{source.line}" if source.line else source.file
