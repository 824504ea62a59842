"""Repositories with versions of a tiny program that behaves like doclint."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from tests.integration.running import write_tree

__all__ = ["commit_version", "new_project"]

_PROJECT = """
[project]
name = "doclint"

[project.entry-points."doclint.rules"]
own = "doclint.{word}"
"""

# finds a word and replaces it by another one
_PROGRAM = """
import json, sys
from pathlib import Path

WORD, OTHER = {word!r}, {other!r}
command = sys.argv[1]
if command != "rule":
    {statement}
    pages = sorted(Path().rglob("*.md"))
    found = []
    for page in pages:
        text = page.read_text("utf-8")
        if command == "fix":
            text = text.replace(WORD, OTHER)
            page.write_text(text, "utf-8")
        for line, words in enumerate(text.split("\\n"), 1):
            if WORD in words:
                start = {{"line": line, "column": words.index(WORD) + 1}}
                fix = {{"text": OTHER}} if OTHER else None
                found.append(json.dumps({{
                    "code": "XX001", "message": WORD, "path": page.as_posix(), "start": start,
                    "fix": fix,
                }}))
    summary = {{"files": len(pages), "findings": len(found), "complete": True}}
    print('{{"version": 1, "summary": ' + json.dumps(summary) + ',')
    print(' "diagnostics": [' + ",\\n  ".join(found) + "]}}")
    sys.exit(bool(found))
"""


def new_project(folder: Path) -> Path:
    """An empty repository in the new folder `folder`."""
    folder.mkdir()
    _git(folder, "init", "--quiet", "--initial-branch=main")
    return folder


def commit_version(
    project: Path, tag: str, word: str, other: str = "", statement: str = "pass"
) -> None:
    """Commit, as `tag`, a program that finds `word`, replaces it by `other` if there is one, and
    runs `statement` whenever it checks or fixes.
    """
    program = _PROGRAM.format(word=word, other=other, statement=statement)
    write_tree(
        project,
        {
            "pyproject.toml": _PROJECT.format(word=word),
            "doclint/__init__.py": "",
            "doclint/__main__.py": program,
        },
    )
    _git(project, "add", ".")
    _git(project, "commit", "--quiet", "--message", tag)
    _git(project, "tag", tag)


def _git(folder: Path, *arguments: str) -> None:
    settings = ("user.name=A Person", "user.email=person@example.org", "commit.gpgsign=false")
    options = [word for setting in settings for word in ("-c", setting)]
    # inside of a git hook these variables would name the repository of the hook
    own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    subprocess.run(["git", *options, *arguments], cwd=folder, env=own, check=True)
