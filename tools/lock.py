"""Writes requirements/ anew: the exact versions that the demo, development and tests install.

Run by `make lock` in an environment that has uv. `runtime.txt` is enough to run doclint,
`development.txt` for everything else, and `lowest.txt` has the oldest versions that pyproject.toml
allows. Each holds for every Python and platform, with hashes, and names no package index.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]

_DEVELOPMENT = "requirements/development.txt"
_FILES = {
    _DEVELOPMENT: ("--extra=dev",),
    # the demo runs with what the tests ran with
    "requirements/runtime.txt": (f"--constraint={_DEVELOPMENT}",),
    "requirements/lowest.txt": ("--extra=dev", "--resolution=lowest-direct"),
}
_OPTIONS = (
    "--quiet", "--upgrade", "--universal", "--generate-hashes", "--no-annotate",
    "--custom-compile-command=make lock",
)  # fmt: skip


def lock() -> None:
    """Resolve pyproject.toml and what builds it into each file."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    oldest = project["project"]["requires-python"].removeprefix(">=")
    with tempfile.TemporaryDirectory() as folder:
        build = Path(folder, "build.in")
        build.write_text("\n".join(project["build-system"]["requires"]), "utf-8")
        for name, options in _FILES.items():
            subprocess.run(
                [
                    *(sys.executable, "-m", "uv", "pip", "compile", *_OPTIONS, *options),
                    *(f"--python-version={oldest}", f"--output-file={name}"),
                    *("pyproject.toml", build),
                ],
                cwd=ROOT,
                check=True,
                stdout=subprocess.DEVNULL,
            )


if __name__ == "__main__":
    lock()
