"""Each library that the project names is needed: what fails without it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.integration.running import run

# a page whose check needs the library, with a configuration, and what is told where it is missing
NEEDS = {
    "pydantic": ("# A\n", "[rules.MD013]\nline_length = 100\n", "import of pydantic halted"),
    "frontmatter": ("---\ntitle: A\n---\n\nText.\n", "", "No module named 'frontmatter"),
    "yaml": ("---\ntitle: A\n---\n\nText.\n", "", "import of yaml halted"),
    "pyromark": ("# A\n", "", "import of pyromark halted"),
}
PROGRAM = """
import sys
sys.modules[{library!r}] = None
from doclint.cli.main import main
sys.exit(main(["check", "--no-cache", "page.md"]))
"""


def check(folder: Path, library: str) -> tuple[int, str]:
    """The status of a check where `library` cannot be imported, and all that it says."""
    page, configuration, _ = NEEDS[library]
    (folder / "page.md").write_text(page, "utf-8")
    (folder / "doclint.toml").write_text(configuration, "utf-8")
    program = PROGRAM.format(library=library)
    done = run(cwd=folder, program=("-P", "-c", program))
    return done.status, done.out + done.err


@pytest.mark.parametrize("library", NEEDS)
def test_a_check_is_incomplete_without_it(tmp_path: Path, library: str) -> None:
    status, said = check(tmp_path, library)
    assert status == 2
    assert NEEDS[library][2] in said


def test_with_all_of_them_the_check_is_complete(tmp_path: Path) -> None:
    for page, configuration, _ in NEEDS.values():
        (tmp_path / "page.md").write_text(page, "utf-8")
        (tmp_path / "doclint.toml").write_text(configuration, "utf-8")
        done = run("check", "--no-cache", "page.md", cwd=tmp_path)
        assert (done.status, done.out, done.err) == (0, "", "")
