"""kramdown with its GFM parser, which shows the pages of Jekyll. Liquid tags stay as they are."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from tools.renderers.renderer import Rendered, Renderer, Workplace

__all__ = ["KRAMDOWN"]

_SCRIPT = Path(__file__).with_name("kramdown.rb")
_PACKAGES = "ruby-kramdown and ruby-kramdown-parser-gfm"


@cache
def _missing() -> str:
    """To ask takes the time of several pages."""
    if shutil.which("ruby") is None:
        return "ruby is not installed"
    command = ["ruby", "-e", "require 'kramdown'; require 'kramdown-parser-gfm'"]
    done = subprocess.run(command, capture_output=True, check=False)
    return "" if done.returncode == 0 else f"Debian's {_PACKAGES} are not installed"


def _render(bodies: Sequence[str], _: Workplace) -> list[Rendered]:
    done = subprocess.run(
        ["ruby", "-E", "UTF-8:UTF-8", str(_SCRIPT)],
        input=json.dumps(list(bodies)),
        capture_output=True,
        text=True,
        check=True,
    )
    return [Rendered(html, failure) for html, failure in json.loads(done.stdout)]


KRAMDOWN = Renderer("kramdown", _missing, _render)
