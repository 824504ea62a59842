"""Hostile front matter ends with a finding; read in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.frontmatter.hostile import pages

ROOT = Path(__file__).parents[2]
# an opening brace without its own closing one is front matter that does not end
UNCLOSED = {"json open brackets", "json open braces"}


@pytest.fixture(scope="module")
def reported() -> dict[str, list[str]]:
    """The codes for each hostile page."""
    command = [sys.executable, "-m", "tests.frontmatter.hostile"]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=True
    )
    return {name: codes for name, (codes, _) in json.loads(done.stdout).items()}


@pytest.mark.parametrize("name", pages())
def test_ends_with_one_finding(name: str, reported: dict[str, list[str]]) -> None:
    assert reported[name] == ["FM002" if name in UNCLOSED else "FM001"]
