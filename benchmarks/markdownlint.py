"""Asks markdownlint, the npm package, what it finds; remembers its answers by content."""

from __future__ import annotations

import hashlib
import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

__all__ = ["Finding", "OracleMissing", "markdownlint_findings", "specification_examples"]

_NODE_FOLDER = Path(__file__).parent.parent / "tests" / "node"
_CACHE = Path(__file__).parent.parent / ".doclint_cache" / "markdownlint.json"
_BATCH = 200


class OracleMissing(RuntimeError):
    """Node or the npm packages are not installed; the message says how to get them."""


class Finding(NamedTuple):
    """What markdownlint reports: 1-based line, rule code, whether it could fix it itself."""

    line: int
    rule: str
    fixable: bool


def markdownlint_findings(texts: Mapping[str, str]) -> dict[str, list[Finding]]:
    """markdownlint's findings in each of the named `texts`, with all its defaults.

    Texts that make it throw an exception are left out.
    Raises `OracleMissing` when it cannot be run.
    """
    version = _run("markdownlint_findings.mjs", "--version").strip()
    known = _read_cache(version)
    keys = {name: _key(text) for name, text in texts.items()}
    missing = {key: texts[name] for name, key in keys.items() if key not in known}
    pending = list(missing)
    for first in range(0, len(pending), _BATCH):
        batch = pending[first : first + _BATCH]
        answer = _run("markdownlint_findings.mjs", given=json.dumps([missing[k] for k in batch]))
        known.update(zip(batch, json.loads(answer), strict=True))
    if pending:
        _CACHE.parent.mkdir(exist_ok=True)
        _CACHE.write_text(json.dumps({"version": version, "findings": known}))
    return {
        name: [Finding(line, rule, fixable) for line, rule, fixable in found]
        for name, key in keys.items()
        if (found := known[key]) is not None
    }


def specification_examples() -> list[str]:
    """The Markdown of every example of the CommonMark specification."""
    found: list[str] = json.loads(_run("specification_examples.mjs"))
    return found


def _key(text: str) -> str:
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()


def _read_cache(version: str) -> dict[str, list[tuple[int, str, bool]] | None]:
    """Remembered answers of this `version`; an unreadable cache is an empty one."""
    try:
        cache = json.loads(_CACHE.read_text())
        return dict(cache["findings"]) if cache["version"] == version else {}
    except (OSError, ValueError, KeyError):
        return {}


def _run(script: str, *arguments: str, given: str = "") -> str:
    """What the node `script` prints."""
    if not (_NODE_FOLDER / "node_modules").is_dir():
        raise OracleMissing(f"run `npm ci` in {_NODE_FOLDER} first")
    command = ["node", str(_NODE_FOLDER / script), *arguments]
    try:
        done = subprocess.run(command, input=given, capture_output=True, text=True, check=True)
    except FileNotFoundError as error:
        raise OracleMissing("node is not installed") from error
    except subprocess.CalledProcessError as error:
        raise OracleMissing(f"{script} failed: {error.stderr.strip()}") from error
    return done.stdout
