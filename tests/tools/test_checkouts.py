"""Versions of the project that run beside each other."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.tools.projects import commit_version, new_project
from tools.checkouts import Checkout, CheckoutError, check_out, surroundings

_ASK = """
import doclint, json
from importlib.metadata import entry_points
points = [point.value for point in entry_points(group="doclint.rules")]
print(json.dumps([doclint.__file__, points]))
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    project = new_project(tmp_path / "project")
    commit_version(project, "old", "one")
    commit_version(project, "new", "two")
    return project


def _asked(checkout: Checkout) -> str:
    command = [str(checkout.python), "-P", "-c", _ASK]
    own = surroundings(checkout.folder)
    return subprocess.run(command, env=own, stdout=subprocess.PIPE, check=True, text=True).stdout


@pytest.mark.parametrize(("revision", "word"), [("old", "one"), ("new", "two"), (None, "two")])
def test_package_and_entry_points_are_those_of_the_version(
    tmp_path: Path, project: Path, revision: str | None, word: str
) -> None:
    checkout = check_out(revision, tmp_path / "place", project)
    package = tmp_path / "place" / "source" / "doclint" / "__init__.py"
    assert _asked(checkout) == f'["{package}", ["doclint.{word}"]]\n'


def test_a_later_edit_reaches_no_checkout(tmp_path: Path, project: Path) -> None:
    checkout = check_out(None, tmp_path / "place", project)
    (project / "doclint" / "__main__.py").write_text("raise SystemExit(3)", "utf-8")
    own = surroundings(tmp_path)
    done = subprocess.run(checkout.command("rule"), cwd=tmp_path, env=own, check=False)
    assert (checkout.label, done.returncode) == ("working tree", 0)


def test_no_such_commit(tmp_path: Path, project: Path) -> None:
    with pytest.raises(CheckoutError, match=r"^there is no commit nowhere$"):
        check_out("nowhere", tmp_path / "place", project)


def test_a_version_that_does_not_start(tmp_path: Path, project: Path) -> None:
    (project / "doclint" / "__main__.py").write_text("raise SystemExit('no parser')", "utf-8")
    with pytest.raises(CheckoutError, match=r"^doclint of working tree does not start: no parser$"):
        check_out(None, tmp_path / "place", project)
