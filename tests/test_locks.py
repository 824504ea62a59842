"""The locked versions follow from pyproject.toml and name nobody's package index."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

ROOT = Path(__file__).parents[1]
LOCKS = ("runtime", "development", "lowest")
PYTHONS = ("3.11", "3.12", "3.13", "3.14")


def wanted(extras: tuple[str, ...]) -> list[Requirement]:
    """What building doclint, running it and its `extras` need."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    lines = project["build-system"]["requires"] + project["project"]["dependencies"]
    for extra in extras:
        lines += project["project"]["optional-dependencies"][extra]
    return [one for one in map(Requirement, lines) if one.name != "doclint"]


def locked(name: str, python: str) -> dict[str, Version]:
    """The version of every package that the lock `name` installs with that Python on Linux."""
    environment = {"python_version": python, "python_full_version": f"{python}.0",
                   "sys_platform": "linux"}  # fmt: skip
    text = (ROOT / "requirements" / f"{name}.txt").read_text("utf-8")
    found = {}
    for line in re.findall(r"^([a-z].*?) \\$", text, re.M):
        requirement = Requirement(line)
        if requirement.marker is None or requirement.marker.evaluate(environment):
            assert requirement.name not in found
            (version,) = requirement.specifier
            found[requirement.name] = Version(version.version)
    return found


@pytest.mark.parametrize("name", LOCKS)
def test_every_package_has_hashes_and_no_address(name: str) -> None:
    text = (ROOT / "requirements" / f"{name}.txt").read_text("utf-8")
    assert re.search("://|--(index|find|extra)", text) is None
    packages = re.split(r"^(?=[a-z])", text, flags=re.M)[1:]
    assert packages
    assert all("--hash=sha256:" in package for package in packages)


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("name", LOCKS)
def test_locked_versions_are_allowed(name: str, python: str) -> None:
    extras = () if name == "runtime" else ("indic", "jsonschema", "external", "lsp", "dev")
    versions = locked(name, python)
    for one in wanted(extras):
        if one.marker is not None and not one.marker.evaluate({"python_version": python}):
            continue
        version = versions[one.name.lower()]
        assert version in one.specifier, one
        floors = [Version(part.version) for part in one.specifier if part.operator == ">="]
        if name == "lowest" and (one.marker is not None or python != "3.14"):
            assert version.release[: len(floors[0].release)] == floors[0].release, one


def test_the_demo_runs_what_the_tests_test() -> None:
    for python in PYTHONS:
        assert locked("runtime", python).items() <= locked("development", python).items()
