"""Harmless fixes that another run still makes."""

from __future__ import annotations

from typing import Any

from tools.renderers.kept import kept


def _record(*fixes: tuple[str, int, str, tuple[str, ...]]) -> dict[str, Any]:
    rows = [
        {"path": "a.md", "code": code, "start": start, "said": said, "renderers": renderers}
        for code, start, said, renderers in fixes
    ]
    return {"repository": "r", "preset": "all", "fixes": rows}


def test_kept() -> None:
    before = _record(
        ("A1", 1, "harmless", ()),
        ("A1", 2, "harmless", ()),
        ("A1", 3, "visible", ("cmark-gfm",)),
        ("A2", 4, "visible", ("markdown-it",)),
        ("A2", 5, "refused", ()),
    )
    after = _record(("A1", 1, "harmless", ()), ("A1", 2, "refused", ()), ("A2", 4, "visible", ()))
    assert list(kept([before], [after])) == [
        "| rule, preset | harmless | still SAFE | share |",
        "| --- | ---: | ---: | ---: |",
        "| A1, all | 2 | 1 | 0.500 |",
        "| A2, all | 1 | 1 | 1.000 |",
        "| all | 3 | 2 | 0.667 |",
    ]
