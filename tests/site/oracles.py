"""Runs real generators, where they are installed, and reads what they wrote."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from doclint.site.index import SiteIndex
from doclint.site.listing import page_json

_HEADING_ID = re.compile(r"<h[1-6][^>]*\sid=(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))")
_TIMEOUT = 100


def tool(name: str) -> str:
    """The path of the program `name`; skips the test with a reason when there is none."""
    beside = Path(sys.executable).with_name(name)
    found = str(beside) if beside.exists() else shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed, so nothing can be compared with it")
    return found


def run(folder: Path, *command: str) -> None:
    """Run a generator in `folder`; what it says is shown when it fails."""
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, timeout=_TIMEOUT, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def built_routes(folder: Path) -> dict[str, list[str]]:
    """The ids of the headings of every HTML page below `folder`, by its address."""
    found = {}
    for path in sorted(folder.rglob("*.html")):
        text = path.read_text("utf-8")
        if "http-equiv" in text and "refresh" in text:
            continue
        inner = path.relative_to(folder).as_posix()
        address = "/" + (inner.removesuffix("index.html") if path.name == "index.html" else inner)
        ids = [next(filter(None, groups), "") for groups in _HEADING_ID.findall(text)]
        found[address] = list(dict.fromkeys(html.unescape(one) for one in ids))
    return found


def own_routes(site: SiteIndex, base: str = "/") -> dict[str, list[str]]:
    """The same as doclint sees it, without the base path."""
    return {
        "/" + page.routes[0].removeprefix(base): page_json(site, page)["anchors"]
        for page in site.pages.values()
        if not page.placement.state
    }
