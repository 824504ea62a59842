"""The programs that fix pages: doclint of any checkout, rumdl and markdownlint-cli2."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.renderers.kinds.node import NODE_FOLDER

__all__ = ["PRESETS", "WHOLE", "Fixer", "doclint", "markdownlint_cli2", "reported", "rumdl"]

_JSON = ("--output-format", "json", "--jobs", "1")
WHOLE = (".",)
PRESETS = ("recommended", "markdownlint", "all")


@dataclass(frozen=True)
class Fixer:
    """A fixer: `run` fixes a folder under a preset and gives what it says about it, as doclint's
    JSON report or an empty one; `check` is the same without writing. The last argument names the
    pages; `WHOLE` stands for all, as a site.
    """

    name: str
    presets: tuple[str, ...]
    run: Callable[[Path, str, Sequence[str]], dict[str, Any]]
    check: Callable[[Path, str, Sequence[str]], dict[str, Any]]


def doclint(program: Path) -> Fixer:
    """The `doclint` of a checkout, with what it offers and refuses."""

    def run(folder: Path, preset: str, paths: Sequence[str]) -> dict[str, Any]:
        return reported([str(program), "fix", *_options(preset, paths)], folder)

    def check(folder: Path, preset: str, paths: Sequence[str]) -> dict[str, Any]:
        return reported([str(program), "check", *_options(preset, paths)], folder)

    return Fixer("doclint", PRESETS, run, check)


def rumdl() -> Fixer:
    """rumdl with its defaults."""
    beside = Path(sys.executable).with_name("rumdl")
    program = str(beside) if beside.exists() else shutil.which("rumdl") or "rumdl"

    def run(folder: Path, _preset: str, _paths: Sequence[str]) -> dict[str, Any]:
        _quietly([program, "check", "--fix", "--no-config", "--no-cache", "--silent", "."], folder)
        return {}

    return Fixer("rumdl", ("default",), run, _nothing)


def markdownlint_cli2() -> Fixer:
    """markdownlint-cli2 with its defaults."""
    program = NODE_FOLDER / "node_modules" / "markdownlint-cli2" / "markdownlint-cli2-bin.mjs"

    def run(folder: Path, _preset: str, _paths: Sequence[str]) -> dict[str, Any]:
        patterns = ["**/*.md", "**/*.mdx", "**/*.markdown"]
        _quietly(["node", str(program), "--fix", *patterns], folder)
        return {}

    return Fixer("markdownlint-cli2", ("default",), run, _nothing)


def reported(command: Sequence[str], folder: Path) -> dict[str, Any]:
    """The JSON report that `command` prints."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    try:
        report: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        return {"failure": done.stderr[-400:], "diagnostics": []}
    return report


def _options(preset: str, paths: Sequence[str]) -> list[str]:
    scope = ["--scope", "all" if paths == WHOLE else "file"]
    quiet = ["--no-cache", "--no-progress"]
    return ["--isolated", "--preset", preset, *scope, *quiet, *_JSON, "--", *paths]


def _quietly(command: Sequence[str], folder: Path) -> None:
    subprocess.run(command, cwd=folder, capture_output=True, check=False)


def _nothing(_folder: Path, _preset: str, _paths: Sequence[str]) -> dict[str, Any]:
    return {}
