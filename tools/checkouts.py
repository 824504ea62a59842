"""Commits of the project, and its working tree, each ready to run beside the other.

A checkout is a copy, so that nobody's edits reach a run that has begun, with an environment of its
own: the dependencies are those of the running interpreter, the package and its entry points those
of the commit.
"""

from __future__ import annotations

import compileall
import os
import shutil
import subprocess
import sysconfig
import tarfile
import tomllib
import venv
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

__all__ = ["ROOT", "Checkout", "CheckoutError", "check_out", "surroundings"]

ROOT = Path(__file__).parents[1]

# what a run needs of a commit
_NEEDED = ("doclint", "pyproject.toml")
# what the surroundings may decide; all else would tell runs apart that should be the same
_KEPT = ("PATH", "HOME", "LANG", "TMPDIR", "SYSTEMROOT")


class CheckoutError(Exception):
    """A commit that does not exist, or whose program does not start; says why."""


class Checkout(NamedTuple):
    """A version of the project: what it is called, where it lies, the interpreter that runs it."""

    label: str
    folder: Path
    python: Path

    def command(self, *arguments: str) -> list[str]:
        """The command that runs the program of this version, wherever it is started."""
        # without the folder it is started in: a module in there must not run in place of ours
        return [os.fspath(self.python), "-P", "-m", "doclint", *arguments]


def check_out(revision: str | None, place: Path, root: Path = ROOT) -> Checkout:
    """The commit `revision` of the repository `root` ready to run in the new folder `place`.

    None stands for the working tree as it is now. Raises `CheckoutError`.
    """
    source = place / "source"
    source.mkdir(parents=True)
    if revision is None:
        label = "working tree"
        _copy(root, source)
    else:
        label = _short_name(root, revision)
        _extract(_git(root, "archive", revision, *_NEEDED), source)
    compileall.compile_dir(source, quiet=2)
    checkout = Checkout(label, place, _environment(source, place / "environment"))
    _try_out(checkout)
    return checkout


def surroundings(place: Path) -> dict[str, str]:
    """The environment variables of a run that no user's own files and no cache reach.

    `place` is an empty folder for what it may keep.
    """
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    folders = {f"XDG_{name}_HOME": os.fspath(place / name) for name in ("CACHE", "CONFIG")}
    return kept | folders | {"PYTHONHASHSEED": "0", "NO_COLOR": "1"}


def _copy(root: Path, source: Path) -> None:
    ignore = shutil.ignore_patterns("__pycache__")
    for name in _NEEDED:
        if (root / name).is_dir():
            shutil.copytree(root / name, source / name, ignore=ignore)
        else:
            shutil.copy2(root / name, source / name)


def _extract(archive: bytes, source: Path) -> None:
    with tarfile.open(fileobj=BytesIO(archive)) as packed:
        packed.extractall(source, filter="data")


def _short_name(root: Path, revision: str) -> str:
    try:
        name = _git(root, "rev-parse", "--short", "--verify", "--quiet", f"{revision}^{{commit}}")
    except CheckoutError as error:
        raise CheckoutError(f"there is no commit {revision}") from error
    return name.decode().strip()


def _git(root: Path, *arguments: str) -> bytes:
    done = subprocess.run(["git", *arguments], cwd=root, capture_output=True, check=False)
    if done.returncode:
        raise CheckoutError(done.stderr.decode(errors="replace").strip())
    return done.stdout


def _environment(source: Path, place: Path) -> Path:
    """A new environment in which the package in `source` is installed; returns its interpreter."""
    venv.create(place, with_pip=False, symlinks=os.name != "nt")
    paths = {name: os.fspath(place) for name in ("base", "platbase")}
    packages = Path(sysconfig.get_path("purelib", "venv", paths))
    shared = dict.fromkeys(sysconfig.get_path(name) for name in ("purelib", "platlib"))
    (packages / "checkout.pth").write_text("\n".join([os.fspath(source), *shared]) + "\n", "utf-8")
    project = tomllib.loads((source / "pyproject.toml").read_text("utf-8"))["project"]
    # the first distribution of a name counts, so this one hides that of the running interpreter
    metadata = packages / f"{project['name']}-0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: 0\n", "utf-8"
    )
    (metadata / "entry_points.txt").write_text(_entry_points(project), "utf-8")
    return Path(sysconfig.get_path("scripts", "venv", paths)) / "python"


def _entry_points(project: Mapping[str, Mapping[str, Mapping[str, str]]]) -> str:
    """The entry points as installers write them."""
    lines = []
    for group, points in project.get("entry-points", {}).items():
        lines += [f"[{group}]", *(f"{name} = {value}" for name, value in points.items())]
    return "\n".join(lines) + "\n"


def _try_out(checkout: Checkout) -> None:
    command, own = checkout.command("rule"), surroundings(checkout.folder)
    done = subprocess.run(command, cwd=checkout.folder, env=own, capture_output=True, check=False)
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip()
        raise CheckoutError(f"doclint of {checkout.label} does not start: {said}")
