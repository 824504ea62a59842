"""The hooks, as pre-commit installs and runs them in somebody's repository."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib.metadata import distributions
from pathlib import Path

import pytest

from tests.integration.running import PROJECT, write_tree

PAGES = {
    "content/good.md": "# Good\n\ntext\n",
    "content/to-fix.md": "# To fix\n\n\n\ntext\n",
    "content/links.md": "# Links\n\n[gone](nowhere.md)\n",
    "content/in.mdx": "# MDX\n\ntext\n",
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository of the project as it stands, so that what is not committed counts too."""
    pytest.importorskip("pre_commit", reason="pre-commit is not installed")
    copy = tmp_path_factory.mktemp("project")
    for name in ("pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml"):
        shutil.copy(PROJECT / name, copy / name)
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(PROJECT / "doclint", copy / "doclint", ignore=ignored)
    shutil.copytree(PROJECT / "schemas", copy / "schemas")
    _git("init", "--quiet", cwd=copy)
    _git("add", "--all", cwd=copy)
    _git("-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-qm", "x", cwd=copy)
    return copy


def test_the_hooks_run_in_a_repository(project: Path, tmp_path: Path) -> None:
    site = write_tree(tmp_path / "site", PAGES)
    _git("init", "--quiet", cwd=site)
    _git("add", "--all", cwd=site)
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
        "PRE_COMMIT_HOME": os.fspath(tmp_path / "home"),
        "PIP_CONSTRAINT": os.fspath(_same_versions(tmp_path / "same.txt")),
    }
    environment.pop("PYTHONPATH", None)
    # try-repo installs one environment for all hooks of the project
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "try-repo", project, "--all-files", "--color=never"],
        cwd=site,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    results = dict(
        line.replace(".", " ").rsplit(maxsplit=1)
        for line in done.stdout.splitlines()
        if line.endswith(("Passed", "Failed", "Skipped"))
    )
    assert results == {"doclint": "Failed", "doclint fix": "Failed", "doclint site": "Failed"}, (
        done.stdout + done.stderr
    )
    assert "content/to-fix.md:3:1: MD012" in done.stdout
    assert "content/links.md:3:8: LK001" in done.stdout
    assert "files were modified by this hook" in done.stdout
    assert (site / "content/to-fix.md").read_text() == "# To fix\n\ntext\n"
    assert (done.returncode, "Traceback" in done.stdout) == (1, False)


def _same_versions(path: Path) -> Path:
    """Constraints for pip: the versions that these tests run with, whatever came out since."""
    installed = {one.name: one.version for one in distributions() if one.name != "doclint"}
    path.write_text("".join(f"{name}=={version}\n" for name, version in installed.items()))
    return path


def _git(*arguments: str, cwd: Path) -> None:
    subprocess.run(["git", *arguments], cwd=cwd, check=True, capture_output=True, timeout=60)
