"""Builds third-party packages the way an installer would leave them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

__all__ = ["install", "install_package", "page_rule", "pip_install", "search_path"]

_RULE = '''
@rule("{code}", "{name}")
def {function}(ctx):
    """A rule of somebody else.

    ```md bad
    ⟦bad⟧
    ```

    ```md good
    good
    ```
    """
    {body}
'''

_HEADER = """
import os, signal, sys, time
from doclint import Span, rule, site_rule
"""

_PYPROJECT = """
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]

[project]
name = "{package}"
version = "1.0"
"""

# a build backend that needs nothing: the folder already holds all that a wheel does
_BACKEND = """
import pathlib, zipfile

def build_wheel(folder, config_settings=None, metadata_directory=None):
    name = "PACKAGE-1.0-py3-none-any.whl"
    with zipfile.ZipFile(pathlib.Path(folder, name), "w") as wheel:
        wheel.write("PACKAGE.py")
        for path in pathlib.Path("PACKAGE-1.0.dist-info").iterdir():
            wheel.write(path)
    return name
"""

_WHEEL = "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n"


def page_rule(code: str, body: str) -> str:
    """The source of a page rule with this code whose function has this `body`."""
    name = code.lower()
    body = body.replace("\n", "\n    ")
    return _RULE.format(code=code, name=name, function=name, body=body)


def install(folder: Path, *rules: str, package: str = "otherrules") -> dict[str, str]:
    """Install a package of `rules` into `folder`; returns the environment that makes it known."""
    source = _HEADER + "\n".join(rules)
    return install_package(folder, package, f"[doclint.rules]\n{package} = {package}\n", source)


def install_package(
    folder: Path, package: str, entry_points: str, source: str | None = None
) -> dict[str, str]:
    """Install `package`, a module with this `source`, into `folder`.

    It has the metadata that pip writes, with these `entry_points`. Without `source` only metadata
    is there. Returns the environment that makes it known.
    """
    metadata = folder / f"{package}-1.0.dist-info"
    metadata.mkdir(parents=True)
    (metadata / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n")
    (metadata / "entry_points.txt").write_text(entry_points)
    if source is not None:
        (folder / f"{package}.py").write_text(source, "utf-8")
    return search_path(folder)


def pip_install(source: Path, package: str, target: Path) -> dict[str, str]:
    """Have pip install what `install_package` has left in `source` into the folder `target`."""
    (source / "pyproject.toml").write_text(_PYPROJECT.format(package=package))
    (source / "backend.py").write_text(_BACKEND.replace("PACKAGE", package))
    metadata = source / f"{package}-1.0.dist-info"
    (metadata / "WHEEL").write_text(_WHEEL)
    (metadata / "RECORD").write_text("")
    subprocess.run(
        [
            *(sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"),
            *("--no-deps", "--no-build-isolation", "--no-index", "--target", target, source),
        ],
        check=True,
        capture_output=True,
        timeout=100,
    )
    return search_path(target)


def search_path(*folders: Path | str) -> dict[str, str]:
    """The environment in which Python looks for modules and packages in `folders` too."""
    others = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    # an empty part would stand for the current folder
    return {"PYTHONPATH": os.pathsep.join(filter(None, [*map(str, folders), *others]))}
