"""Runs the real program in a process of its own and keeps what it printed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

__all__ = ["EXAMPLES", "PROJECT", "Ran", "findings", "run", "tree", "write_tree"]

PROJECT = Path(__file__).resolve().parents[2]
EXAMPLES = PROJECT / "examples"

# a run that takes longer hangs; far more than any run of these tests needs
_SECONDS = 100

# what the surroundings may say about colours, logs and caches must not decide a test
_KEPT = ("PATH", "PYTHONPATH", "HOME", "TMPDIR", "VIRTUAL_ENV", "LANG", "SYSTEMROOT")


class Ran(NamedTuple):
    """How one run ended and what it wrote."""

    status: int
    out: str
    err: str
    raw: bytes

    @property
    def json(self) -> Any:
        """The standard output as JSON."""
        return json.loads(self.raw)


def run(
    *arguments: str | Path,
    cwd: Path,
    stdin: bytes = b"",
    env: Mapping[str, str] | None = None,
    program: tuple[str, ...] = ("-m", "doclint"),
) -> Ran:
    """Run `doclint` with `arguments` in the folder `cwd`."""
    environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
    done = subprocess.run(
        [sys.executable, *program, *(str(one) for one in arguments)],
        cwd=cwd,
        input=stdin,
        env=environment | {"XDG_CACHE_HOME": os.fspath(cwd / ".cache")} | dict(env or {}),
        capture_output=True,
        timeout=_SECONDS,
        check=False,
    )
    return Ran(done.returncode, _text(done.stdout), _text(done.stderr), done.stdout)


def findings(ran: Ran, *, lines: bool = False) -> list[tuple[Any, ...]]:
    """Path and code of every finding in a JSON report, with the line if `lines`."""
    found = ran.json["diagnostics"]
    if lines:
        return [(one["path"], one["start"]["line"], one["code"]) for one in found]
    return [(one["path"], one["code"]) for one in found]


def write_tree(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write `files`, given by relative path, into `folder`, and return it."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def tree(folder: Path) -> dict[str, bytes]:
    """The bytes of every regular file below `folder` by relative path; the cache is left out."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.is_symlink() and ".cache" not in path.parts
    }


def _text(data: bytes) -> str:
    return data.decode(errors="surrogateescape")
