"""Nothing heavy is imported before it is needed."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("pydantic", "yaml", "indicnlp", "pyromark", "frontmatter", "httpx", "pygls", "pandas")


def _imported(*arguments: str) -> set[str]:
    """The top-level modules that `python -m doclint` with these arguments imports."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "doclint", *arguments],
        capture_output=True,
        text=True,
        check=False,
    )
    lines = (line for line in done.stderr.splitlines() if line.startswith("import time:"))
    return {line.rsplit("|", 1)[1].strip().split(".")[0] for line in lines}


@pytest.mark.parametrize("arguments", [("--version",), ("--help",)])
def test_the_cheap_commands_import_nothing_heavy(arguments: tuple[str, ...]) -> None:
    assert _imported(*arguments) & set(HEAVY) == set()


def test_a_page_without_front_matter_needs_neither_pydantic_nor_yaml(tmp_path) -> None:  # type: ignore[no-untyped-def]
    page = tmp_path / "page.md"
    page.write_text("# A page\n\nText.\n", "utf-8")
    imported = _imported("check", "--isolated", "--no-cache", "--jobs", "1", str(page))
    assert "pyromark" in imported
    assert imported & {"pydantic", "yaml", "indicnlp", "pandas", "numpy", "httpx"} == set()
