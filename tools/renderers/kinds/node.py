"""Asks the renderers that are programs of npm: JSON in, JSON out, one process for many bodies."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from tools.renderers.renderer import Rendered

__all__ = ["NODE_FOLDER", "ask", "missing"]

NODE_FOLDER = Path(__file__).parent.parent / "node"
_BATCH = 400


def missing() -> str:
    """Why nothing of npm can run here, or an empty string."""
    if shutil.which("node") is None:
        return "node is not installed"
    if not (NODE_FOLDER / "node_modules").is_dir():
        return f"run `npm ci` in {NODE_FOLDER.name} first"
    return ""


def ask(script: str, bodies: Sequence[str], *arguments: str) -> list[Rendered]:
    """What `script` answers to `bodies`: for each a pair of HTML and reason of failure."""
    answers: list[Rendered] = []
    for first in range(0, len(bodies), _BATCH):
        batch = bodies[first : first + _BATCH]
        answers += _answers(script, batch, arguments)
    return answers


def _answers(script: str, bodies: Sequence[str], arguments: Sequence[str]) -> list[Rendered]:
    """The answers to one batch; where the process itself dies, each half of it is asked alone."""
    done = subprocess.run(
        ["node", str(NODE_FOLDER / script), *arguments],
        input=json.dumps(list(bodies)),
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"NODE_OPTIONS": "--max-old-space-size=3000"},
    )
    if done.returncode == 0:
        return [Rendered(html, failure) for html, failure in json.loads(done.stdout)]
    if len(bodies) == 1:
        return [Rendered(failure=f"{script} died: {done.stderr[-200:]}")]
    half = len(bodies) // 2
    first = _answers(script, bodies[:half], arguments)
    return first + _answers(script, bodies[half:], arguments)
