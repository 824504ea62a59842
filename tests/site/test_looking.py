"""What the site saw of the disk can be recorded, and asked again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from doclint.files import disk as looking


def _look(root: Path) -> list[object]:
    return [
        looking.exists(root / "a.txt"),
        looking.is_file(root / "a.txt"),
        looking.is_folder(root / "b"),
        looking.names(root),
        looking.read_text(root / "a.txt"),
        looking.matches(root, "**/*.x"),
        list(looking.walk(root / "b")),
    ]


def test_answers(tmp_path: Path) -> None:
    assert _look(tmp_path) == [False, False, False, [], "", [], []]
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "c.x").write_text("", "utf-8")
    (tmp_path / "a.txt").write_text("\ufefftext", "utf-8")
    listed: list[tuple[str, list[str], list[str]]] = [(str(tmp_path / "b"), [], ["c.x"])]
    expected = [True, True, True, ["a.txt", "b"], "text", [tmp_path / "b" / "c.x"], listed]
    assert _look(tmp_path) == expected


@pytest.mark.parametrize(
    "change",
    [
        lambda root: (root / "a.txt").unlink(),
        lambda root: (root / "a.txt").write_text("other", "utf-8"),
        lambda root: (root / "new.txt").write_text("", "utf-8"),
        lambda root: (root / "b" / "c" / "d.x").write_text("", "utf-8"),
        lambda root: (root / "b" / "c" / "d").mkdir(),
    ],
)
def test_a_change_is_seen(change: Callable[[Path], object], tmp_path: Path) -> None:
    (tmp_path / "b" / "c").mkdir(parents=True)
    (tmp_path / "a.txt").write_text("text", "utf-8")
    with looking.recorded() as looks:
        _look(tmp_path)
    assert looking.still_true(looks())
    change(tmp_path)
    assert not looking.still_true(looks())
