"""Every recipe of CONTRIBUTING.md is applied to a copy of the project and run."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.integration.running import PROJECT

_RECIPE = re.compile(r"^## (?P<title>.+)\n(?P<text>(?:(?!## ).*\n)+)", re.MULTILINE)
_BLOCK = re.compile(
    r"^```\w+ (?P<kind>file|in)=(?P<path>\S+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL
)
_PARTS = (
    "doclint", "tools", "tests", "docs", "schemas", "README.md", "CONTRIBUTING.md",
    "pyproject.toml",
)  # fmt: skip
# what holds every member of a kind to what is expected of it
_CHECKS = {
    "rules": ("tests/test_rule_examples.py", "-k", "RN990 or LK990"),
    "generators": ("tests/kinds/test_generator.py",),
    "dialects": ("tests/kinds/test_dialect.py",),
    "formats": ("tests/report/test_promises.py", "tests/kinds/test_report_format.py"),
    "configuration": ("tests/kinds/test_configuration_key.py",),
}


class Block(NamedTuple):
    """A whole file (`file`), or lines for one (`in`): those with `+` stand behind the others."""

    kind: str
    path: str
    body: str


def _recipes() -> Iterator[tuple[str, list[Block]]]:
    text = (PROJECT / "CONTRIBUTING.md").read_text("utf-8")
    for recipe in _RECIPE.finditer(text):
        if blocks := [Block(**found.groupdict()) for found in _BLOCK.finditer(recipe["text"])]:
            yield recipe["title"], blocks


RECIPES = dict(_recipes())
# files of the package that are touched by hand
BY_HAND = {
    "A rule about single pages": 1,
    "A rule about the whole site": 1,
    "A site generator": 1,
    "A report format": 1,
    "A Markdown dialect": 1,
    "A configuration key": 2,
}


def test_how_many_files_each_recipe_touches() -> None:
    assert {
        title: len({block.path for block in blocks if not block.path.startswith("tests/")})
        for title, blocks in RECIPES.items()
    } == BY_HAND


def _apply(block: Block, tree: Path) -> None:
    path = tree / block.path
    if block.kind == "file":
        assert not path.exists()
        path.write_text(block.body, "utf-8")
        return
    lines = block.body.splitlines(keepends=True)
    old = "".join(line[1:] for line in lines if line.startswith(" "))
    text = path.read_text("utf-8")
    assert text.count(old) == 1, f"{block.path} does not have these lines once: {old}"
    path.write_text(text.replace(old, "".join(line[1:] for line in lines)), "utf-8")


def _copy(tree: Path) -> None:
    """Copy what recipes touch or need."""
    unneeded = shutil.ignore_patterns("node_modules", "__pycache__")
    for part in _PARTS:
        if (PROJECT / part).is_dir():
            shutil.copytree(PROJECT / part, tree / part, ignore=unneeded)
        else:
            shutil.copy(PROJECT / part, tree / part)


def _run(tree: Path, *arguments: str) -> None:
    env = os.environ | {"PYTHONPATH": str(tree)}
    done = subprocess.run(
        [sys.executable, "-m", *arguments], cwd=tree, env=env, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("title", BY_HAND)
def test_a_recipe_does_what_it_says(title: str, tmp_path: Path) -> None:
    blocks = RECIPES[title]
    _copy(tmp_path)
    for block in blocks:
        _apply(block, tmp_path)
    for tool in ("known_generators", "schemas", "documentation", "sections"):
        _run(tmp_path, f"tools.{tool}")
    kind = next(one for one in _CHECKS if f"/{one}/" in f"/{blocks[0].path}")
    own = [block.path for block in blocks if block.path.startswith("tests/")]
    pytest_quietly = ("pytest", "-q", "-p", "no:cacheprovider")
    if kind == "formats":
        _run(tmp_path, *pytest_quietly, "tests/report/test_golden.py", "--update-goldens")
    _run(tmp_path, *pytest_quietly, *_CHECKS[kind], *own)
    files = sorted(block.path for block in blocks if block.path.endswith(".py"))
    _run(tmp_path, "ruff", "check", *files)
    _run(tmp_path, "ruff", "format", "--check", *files)
