"""Builds third-party rule packages the way an installer would leave them."""

from __future__ import annotations

import os
from pathlib import Path

__all__ = ["install", "page_rule"]

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


def page_rule(code: str, body: str) -> str:
    """The source of a page rule with this code whose function has this `body`."""
    name = code.lower()
    body = body.replace("\n", "\n    ")
    return _RULE.format(code=code, name=name, function=name, body=body)


def install(folder: Path, *rules: str, package: str = "otherrules") -> dict[str, str]:
    """Install a package of `rules` into `folder`; returns the environment that makes it known.

    The package has the metadata that pip writes, with one entry point.
    """
    metadata = folder / f"{package}-1.0.dist-info"
    metadata.mkdir(parents=True)
    (metadata / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n")
    (metadata / "entry_points.txt").write_text(f"[doclint.rules]\n{package} = {package}\n")
    (folder / f"{package}.py").write_text(_HEADER + "\n".join(rules), "utf-8")
    return {"PYTHONPATH": os.pathsep.join([str(folder), os.environ.get("PYTHONPATH", "")])}
