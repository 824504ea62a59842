"""One run of a fixer, from the pages before to verdicts about its fixes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tools.renderers.corpus import Repository, fresh_copy
from tools.renderers.fixers import Fixer
from tools.renderers.measuring import measure
from tools.renderers.showing import Shown

_PAGES = {"blanks.md": "# A\n\none  two\n", "both.md": "**a **b x  y\n", "clean.md": "# B\n"}


def _report(folder: Path) -> dict[str, Any]:
    """One fix that no reader sees (X1) and one that joins words (X2), wherever there is a place."""
    found = []
    for path in _PAGES:
        text = (folder / path).read_text()
        for code, literal, new in (("X1", "  ", " "), ("X2", "**a **b", "**a**b")):
            at = text.find(literal)
            if at != -1:
                edit = {"start": at, "end": at + len(literal), "text": new}
                place = {"start": {"offset": at}, "end": {"offset": at}}
                fix = {"applicability": "safe", "edits": [edit]}
                found.append({"code": code, "path": path, "fix": fix} | place)
    return {"diagnostics": found}


def _fix(folder: Path, _preset: str, paths: Sequence[str]) -> dict[str, Any]:
    for path in _PAGES if paths == (".",) else paths:
        file = folder / path
        text = file.read_text().replace("  ", " ").replace("**a **b", "**a**b")
        file.write_text(text)
    return {"diagnostics": []}


def _check(folder: Path, _preset: str, _paths: Sequence[str]) -> dict[str, Any]:
    return _report(folder)


def test_a_run(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    for path, text in _PAGES.items():
        (source / path).write_text(text)
    repository = Repository("me/site", "abc", "mdbook", source, _PAGES, True)
    place = fresh_copy(repository, tmp_path / "copy")
    fixer = Fixer("fake", ("all",), _fix, _check)
    record = measure(repository, place, fixer, "all", Shown(place))
    assert (record["pages"], record["changed"], record["again"]) == (3, 2, [])
    assert record["tallies"]["mdbook"] == {
        "pages": 3,
        "changed": 2,
        "same": 1,
        "text": 1,
        "joined": 1,
        "structure": 1,
    }
    assert [(one["path"], one["renderer"], one["rules"]) for one in record["differences"]] == [
        ("both.md", "mdbook", ["X2"]),
        ("both.md", "cmark-gfm", ["X2"]),
    ]
    assert sorted((one["path"], one["code"], one["said"]) for one in record["fixes"]) == [
        ("blanks.md", "X1", "harmless"),
        ("both.md", "X1", "harmless"),
        ("both.md", "X2", "visible"),
    ]
    assert (place / "both.md").read_text() == _PAGES["both.md"]
