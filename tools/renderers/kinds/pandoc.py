"""pandoc, whose own Markdown has tables, definitions and attributes unlike all others."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence

from tools.renderers.renderer import Rendered, Renderer, Workplace

__all__ = ["PANDOC"]

_SECONDS = 60


def _missing() -> str:
    return "" if shutil.which("pandoc") else "Debian's package pandoc is not installed"


def _render(bodies: Sequence[str], _: Workplace) -> list[Rendered]:
    return [_one(body) for body in bodies]


def _one(body: str) -> Rendered:
    """pandoc reads one document in a process; several would share their definitions."""
    command = ["pandoc", "--from", "markdown-yaml_metadata_block", "--to", "html", "--wrap=none"]
    try:
        done = subprocess.run(
            command, input=body, capture_output=True, text=True, check=False, timeout=_SECONDS
        )
    except subprocess.TimeoutExpired:
        return Rendered(failure="no end in time")
    return Rendered(done.stdout) if done.returncode == 0 else Rendered(failure=done.stderr[:200])


PANDOC = Renderer("pandoc", _missing, _render)
