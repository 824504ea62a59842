"""Asks the renderers that are programs of npm: a line of JSON in, a line of JSON out."""

from __future__ import annotations

import atexit
import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from tools.renderers.renderer import Rendered

__all__ = ["NODE_FOLDER", "ask", "missing"]

NODE_FOLDER = Path(__file__).parent.parent / "node"
_BATCH = 100


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
        answers += _answers(script, bodies[first : first + _BATCH], arguments)
    return answers


def _answers(script: str, bodies: Sequence[str], arguments: Sequence[str]) -> list[Rendered]:
    """The answers to one batch; where the process itself dies, each half of it is asked alone."""
    process = _process(script, *arguments)
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        print(json.dumps(list(bodies)), file=process.stdin, flush=True)
        answer = process.stdout.readline()
    except BrokenPipeError:
        answer = ""
    if answer:
        return [Rendered(html, failure) for html, failure in json.loads(answer)]
    _process.cache_clear()
    if len(bodies) == 1:
        return [Rendered(failure=f"{script} died")]
    half = len(bodies) // 2
    return [
        one for part in (bodies[:half], bodies[half:]) for one in _answers(script, part, arguments)
    ]


@cache
def _process(script: str, *arguments: str) -> subprocess.Popen[str]:
    """The running `script`; to start it takes longer than to render some pages."""
    process = subprocess.Popen(
        ["node", str(NODE_FOLDER / script), *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=os.environ | {"NODE_OPTIONS": "--max-old-space-size=3000"},
    )
    atexit.register(process.kill)
    return process
